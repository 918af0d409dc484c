import { forInformation, needsYou, type Kind } from './kind.js';

/** What is told of a need, of places that are asked, and of a handover. */
export const OF_REQUESTS = {
  'need.nobody-can': needsYou('Nobody could answer a request', 'Neviens nevarēja izpildīt lūgumu'),

  'ask.sent': needsYou('You are asked for help', 'Jums lūdz palīdzību'),
  'ask.opened': forInformation('Your request was opened', 'Jūsu lūgums ir atvērts'),
  'ask.question-asked': needsYou('There is a question about your request', 'Ir jautājums par jūsu lūgumu'),
  'ask.question-overdue': needsYou('A question about your request waits', 'Jautājums par jūsu lūgumu gaida atbildi'),
  'ask.question-answered': needsYou('Your question was answered', 'Uz jūsu jautājumu ir atbildēts'),
  'ask.accepted': needsYou(
    'A place said yes: ask the person and confirm',
    'Ir piekrišana: pajautājiet personai un apstipriniet',
  ),
  'ask.accepted-with-conditions': needsYou('A place said yes with conditions', 'Ir piekrišana ar nosacījumiem'),
  'ask.declined': needsYou('A place said no', 'Saņemts atteikums'),
  'ask.offer-taken-back': needsYou('A place took its yes back', 'Piekrišana ir atsaukta'),
  'ask.phone-yes-noted': forInformation(
    'Your yes by phone was noted; please confirm it here',
    'Jūsu piekrišana pa tālruni pierakstīta; lūdzu, apstipriniet to šeit',
  ),
  'ask.place-named': needsYou('Another place was suggested', 'Ieteikta cita vieta'),
  'ask.confirmed': needsYou('Your yes was chosen', 'Jūsu piedāvājums ir izvēlēts'),
  'ask.not-chosen': forInformation(
    'Another place was chosen; please delete your notes',
    'Izvēlēta cita vieta; lūdzu, dzēsiet savus pierakstus',
  ),
  'ask.withdrawn': forInformation(
    'A request to you was withdrawn; please delete your notes',
    'Lūgums jums ir atsaukts; lūdzu, dzēsiet savus pierakstus',
  ),
  'ask.reminder': needsYou('A request to you waits for an answer', 'Lūgums gaida jūsu atbildi'),
  'ask.expired': needsYou('Your request was not answered in time', 'Uz jūsu lūgumu nav laikus atbildēts'),
  'ask.escalated': needsYou('An unanswered request has come to you', 'Pie jums nonācis neatbildēts lūgums'),
  'ask.lead-moved': forInformation(
    'Another institution now leads where you help',
    'Lietu, kurā palīdzat, tagad vada cita iestāde',
  ),
  'ask.started': forInformation('The help you asked for has begun', 'Lūgtā palīdzība ir sākusies'),
  'ask.completed': forInformation('The help you asked for is completed', 'Lūgtā palīdzība ir pabeigta'),
  'ask.ended': forInformation('A request has ended', 'Lūgums ir beidzies'),
  'ask.sharing-stopped': needsYou(
    'The person takes a yes back; please delete your notes',
    'Persona atsauc piekrišanu; lūdzu, dzēsiet savus pierakstus',
  ),

  'handover.proposed': needsYou('You are asked to take a lead over', 'Jums lūdz pārņemt vadību'),
  'handover.receiver-wanted': needsYou(
    'You are asked to name a receiver in your country',
    'Jums lūdz nosaukt saņēmēju jūsu valstī',
  ),
  'handover.asked-together': needsYou(
    'Proposals to you belong together: all or none',
    'Jums nosūtītie priekšlikumi ir saistīti: visi vai neviens',
  ),
  'handover.asked-alone': needsYou(
    'Proposals to you no longer belong together: answer each by itself',
    'Jums nosūtītie priekšlikumi vairs nav saistīti: atbildiet uz katru atsevišķi',
  ),
  'handover.ended-together': needsYou(
    'A proposal ended, since another that belonged to it has ended',
    'Priekšlikums ir beidzies, jo beidzies cits ar to saistītais',
  ),
  'handover.opened': forInformation('Your proposal was opened', 'Jūsu priekšlikums ir atvērts'),
  'handover.question-asked': needsYou('There is a question about your proposal', 'Ir jautājums par jūsu priekšlikumu'),
  'handover.question-overdue': needsYou(
    'A question about your proposal waits',
    'Jautājums par jūsu priekšlikumu gaida atbildi',
  ),
  'handover.question-answered': needsYou('Your question was answered', 'Uz jūsu jautājumu ir atbildēts'),
  'handover.receiver-named': forInformation('A receiver was named', 'Saņēmējs ir nosaukts'),
  'handover.place-suggested': needsYou('Another receiver was suggested', 'Ieteikts cits saņēmējs'),
  'handover.reminded': needsYou('A proposal to you waits for an answer', 'Priekšlikums gaida jūsu atbildi'),
  'handover.half-time': needsYou('Half the time to answer has passed', 'Pagājusi puse atbildes laika'),
  'handover.accepted': needsYou('The receiver said yes: ask the person', 'Saņēmējs piekrita: pajautājiet personai'),
  'handover.accepted-with-conditions': needsYou(
    'The receiver said yes with conditions',
    'Saņēmējs piekrita ar nosacījumiem',
  ),
  'handover.declined': needsYou('The receiver said no', 'Saņēmējs atteicās'),
  'handover.offer-withdrawn': needsYou('The receiver took the yes back', 'Saņēmējs atsauca piekrišanu'),
  'handover.withdrawn': forInformation(
    'A proposal to you was withdrawn; please delete your notes',
    'Priekšlikums jums ir atsaukts; lūdzu, dzēsiet savus pierakstus',
  ),
  'handover.yes-taken-back': needsYou(
    'The person has taken the yes to you back; please delete your notes',
    'Persona atsaukusi piekrišanu jums; lūdzu, dzēsiet savus pierakstus',
  ),
  'handover.agreed': needsYou(
    'The person said yes to you: prepare the arrival',
    'Persona jums piekrita: gatavojiet uzņemšanu',
  ),
  'handover.plan-changed': needsYou('The plan for the arrival changed', 'Mainīts uzņemšanas plāns'),
  'handover.departed': needsYou('The person is on the way to you', 'Persona ir ceļā pie jums'),
  'handover.contact-lost': needsYou(
    'Contact with the person whom you expect is lost',
    'Zaudēts kontakts ar personu, kuru gaidāt',
  ),
  'handover.contact-regained': needsYou(
    'There is contact again with the person whom you expect',
    'Atkal ir kontakts ar personu, kuru gaidāt',
  ),
  'handover.overdue': needsYou('The person has not arrived in time', 'Persona nav laikus ieradusies'),
  'handover.found': forInformation('The overdue person was found', 'Kavējusies persona ir atrasta'),
  'handover.arrived': needsYou('The person has arrived', 'Persona ir ieradusies'),
  'handover.takeover-late': needsYou('The takeover has not been confirmed', 'Pārņemšana nav apstiprināta'),
  'handover.taken-over': forInformation('The receiver leads now', 'Tagad vada saņēmējs'),
  'handover.failed': needsYou('A handover failed on the way', 'Nodošana ceļā neizdevās'),
  'handover.local-holder': needsYou(
    'You hold a person whose handover failed near you',
    'Pie jums ir persona, kuras nodošana neizdevās',
  ),
  'handover.cancel-asked': needsYou('The other side asks to cancel', 'Otra puse lūdz atcelt'),
  'handover.cancelled': needsYou('A handover was cancelled', 'Nodošana ir atcelta'),
  'handover.expired': needsYou('A proposal was not answered in time', 'Uz priekšlikumu nav laikus atbildēts'),
  'handover.escalated': needsYou('An unanswered proposal has come to you', 'Pie jums nonācis neatbildēts priekšlikums'),
  'handover.gone-up': needsYou(
    'An unanswered proposal went to the next desk',
    'Neatbildēts priekšlikums nodots nākamajam',
  ),
  'handover.re-addressed': forInformation(
    'A proposal went to another receiver',
    'Priekšlikums nosūtīts citam saņēmējam',
  ),
  'handover.nobody-can': needsYou('Nobody can take the lead over', 'Neviens nevar pārņemt vadību'),
  'handover.feedback-due': needsYou(
    'Feedback to the former lead is due',
    'Laiks sniegt atsauksmi iepriekšējam vadītājam',
  ),
  'handover.feedback-given': forInformation('The receiver gave feedback', 'Saņēmējs sniedza atsauksmi'),
  'handover.sharing-stopped': needsYou(
    'The person takes a yes back; please delete your notes',
    'Persona atsauc piekrišanu; lūdzu, dzēsiet savus pierakstus',
  ),
  'handover.arrives-unnamed': needsYou(
    'A person arrives as planned and shares nothing more: see when and where',
    'Persona ierodas, kā plānots, un vairs nedalās ar datiem: skatiet, kad un kur',
  ),
  'handover.settled': forInformation('A handover is settled', 'Nodošana ir noslēgta'),
} as const satisfies Record<string, Kind>;
