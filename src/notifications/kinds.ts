import type { Language } from '../kernel/index.js';

/** `needs_you`: a mail at once to those on duty. `for_information`: in the list, and in one mail a day (flows.md 2.18). */
export type NotificationClass = 'needs_you' | 'for_information';

interface Kind {
  readonly class: NotificationClass;
  /** Says what happened and never to whom, where or why. */
  readonly says: Readonly<Record<Language, string>>;
}

const needsYou = (en: string, lv: string): Kind => ({ class: 'needs_you', says: { en, lv } });
const forInformation = (en: string, lv: string): Kind => ({ class: 'for_information', says: { en, lv } });

/** Every kind of event that an institution is told; a test compares it with what the modules emit. */
export const KINDS = {
  'case.opened': needsYou('You lead a new case', 'Jūs vadāt jaunu lietu'),
  'case.acknowledged': forInformation('The lead has read the case', 'Vadītājs lietu ir izlasījis'),
  'case.met-again': needsYou(
    'The person of a case you lead was met again',
    'Persona jūsu vadītā lietā ir satikta atkārtoti',
  ),
  'case.fell-back': needsYou('The lead of a case fell to you', 'Lietas vadība pārgājusi jums'),
  'case.lead-left': forInformation(
    'Another institution now leads a case you held',
    'Lietu, kuru vadījāt, tagad vada cita iestāde',
  ),
  'case.assigned': forInformation('A case was given to a colleague', 'Lieta uzticēta kolēģim'),
  'case.unassigned': needsYou('A case is nobody’s at your institution', 'Lietai jūsu iestādē nav atbildīgā'),
  'case.contact-lost': needsYou('Contact with the person of a case is lost', 'Zaudēts kontakts ar lietas personu'),
  'case.closed': forInformation('A case was closed', 'Lieta ir slēgta'),
  'case.excluded-tried': needsYou(
    'Somebody who is kept out tried to open a case',
    'Kāds, kuram piekļuve liegta, mēģināja atvērt lietu',
  ),
  'alert.sent': needsYou('An alert waits for you: acknowledge it now', 'Jūs gaida brīdinājums: apstipriniet to tūlīt'),
  'alert.unacknowledged': needsYou(
    'Nobody has acknowledged your alert yet: please call',
    'Jūsu brīdinājumu vēl neviens nav apstiprinājis: lūdzu, zvaniet',
  ),
  'alert.acknowledged': forInformation('Your alert was acknowledged', 'Jūsu brīdinājums ir apstiprināts'),
  'alert.closed': forInformation('An alert was closed', 'Brīdinājums ir slēgts'),
  'alert.to-review': needsYou(
    'A colleague sent an alert: a second person reviews it',
    'Kolēģis nosūtīja brīdinājumu: to izvērtē otra persona',
  ),
  'alert.review-overdue': needsYou('An alert has not been reviewed in time', 'Brīdinājums nav laikus izvērtēts'),
  'alert.reviewed': forInformation('An alert of yours was reviewed', 'Jūsu brīdinājums ir izvērtēts'),
  'alert.tell-person': needsYou(
    'Somebody has yet to be told of an alert, when it is safe',
    'Kādam vēl jāpastāsta par brīdinājumu, kad tas ir droši',
  ),
  'break-glass.opened': needsYou(
    'A section of a case you lead was opened in an emergency',
    'Jūsu vadītās lietas sadaļa atvērta ārkārtas kārtā',
  ),
  'break-glass.to-review': needsYou(
    'A colleague opened something in an emergency: a second person reviews it',
    'Kolēģis kaut ko atvēra ārkārtas kārtā: to izvērtē otra persona',
  ),
  'break-glass.review-overdue': needsYou(
    'An opening in an emergency has not been reviewed in time',
    'Atvēršana ārkārtas kārtā nav laikus izvērtēta',
  ),
  'break-glass.reviewed': forInformation(
    'An opening in an emergency was found justified',
    'Atvēršana ārkārtas kārtā atzīta par pamatotu',
  ),
  'break-glass.not-justified': needsYou(
    'An opening in an emergency was found not justified',
    'Atvēršana ārkārtas kārtā atzīta par nepamatotu',
  ),
  'break-glass.ended': forInformation('The lead ended an opening of yours', 'Vadītājs beidza jūsu atvēršanu'),
  'interview.asked-again': forInformation(
    'A person was asked again about something already asked',
    'Persona atkārtoti iztaujāta par jau jautāto',
  ),
  'interview.relied-on': forInformation(
    'An interview of yours is used instead of asking again',
    'Jūsu interviju izmanto, nejautājot atkārtoti',
  ),
  'link.made': needsYou(
    'The person of a case belongs together with others: ask them alone',
    'Lietas persona ir saistīta ar citām: jautājiet tai vienatnē',
  ),
  'link.wished': needsYou(
    'A wish among persons who belong together has changed',
    'Saistītu personu vēlme ir mainījusies',
  ),
  'link.ended': forInformation(
    'Persons are no longer kept as belonging together',
    'Personas vairs nav norādītas kā saistītas',
  ),
  'complaint.opened': needsYou(
    'A person asks you to look into their case: you may read it',
    'Persona lūdz jūs izskatīt tās lietu: varat to lasīt',
  ),
  'complaint.recorded': forInformation('The person of a case asks for its review', 'Lietas persona lūdz to pārskatīt'),
  'complaint.ended': forInformation('A mandate of a person has ended', 'Personas pilnvarojums ir beidzies'),
  'disclosure.asked': needsYou(
    'An authority asks for what is written about a person: answer it',
    'Iestāde lūdz izsniegt pierakstīto: sniedziet atbildi',
  ),
  'disclosure.answered': needsYou('Your request for disclosure was answered', 'Uz jūsu izsniegšanas lūgumu atbildēts'),
  'disclosure.overdue': needsYou(
    'A request for disclosure waits for your answer',
    'Izsniegšanas lūgums gaida jūsu atbildi',
  ),
  'disclosure.unanswered': forInformation(
    'Your request for disclosure was not answered in time',
    'Uz jūsu izsniegšanas lūgumu nav laikus atbildēts',
  ),
  'match.found': needsYou(
    'Somebody may know a person of yours: decide whether to make contact',
    'Kāds, iespējams, pazīst jūsu personu: lemiet, vai sazināties',
  ),
  'match.contact': needsYou(
    'An institution wants to speak with you about a person',
    'Iestāde vēlas ar jums runāt par kādu personu',
  ),
  'match.confirmed': needsYou(
    'An institution confirms that you both know one person',
    'Iestāde apstiprina, ka abi pazīstat vienu personu',
  ),
  'conflict.opened': needsYou(
    'Two institutions lead for one person: settle who leads',
    'Vienai personai ir divi vadītāji: vienojieties, kurš vada',
  ),
  'conflict.word-given': needsYou(
    'One side has said who should lead: your word is awaited',
    'Viena puse pateikusi, kam jāvada: gaida jūsu vārdu',
  ),
  'conflict.settled': needsYou('It is settled who leads for a person', 'Ir izlemts, kurš vada personas lietu'),
  'conflict.escalated': needsYou(
    'Two countries have not settled who leads: decide',
    'Divas valstis nav vienojušās, kurš vada: izlemiet',
  ),
  'conflict.gone-up': forInformation(
    'Who leads for a person is decided by the next desk',
    'Par to, kurš vada, lems nākamais',
  ),
  'conflict.undone': needsYou(
    'Two cases that were joined were parted again',
    'Divas apvienotas lietas atkal ir nošķirtas',
  ),
  'task.due': needsYou('A task is due', 'Pienācis uzdevuma termiņš'),
  'institution.ended': forInformation('An institution left the directory', 'Iestāde izslēgta no saraksta'),
  'institution.silent': needsYou(
    'An institution does not read what is urgent; please ring its duty line',
    'Iestāde nelasa steidzamo; lūdzu, zvaniet tās dežūrtālrunim',
  ),
  'mandate.ended': forInformation('A mandate of yours has ended', 'Beidzies jūsu pilnvarojums'),
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

export type EventKind = keyof typeof KINDS;

export const isEventKind = (kind: string): kind is EventKind => Object.hasOwn(KINDS, kind);
