import { forInformation, needsYou, type Kind } from './kind.js';
import { OF_REQUESTS } from './request-kinds.js';

/** Every kind of event that an institution is told; a test compares it with what the modules emit. */
export const KINDS = {
  'case.opened': needsYou('You lead a new case', 'Jūs vadāt jaunu lietu'),
  'case.acknowledged': forInformation('The lead has read the case', 'Vadītājs lietu ir izlasījis'),
  'case.met-again': needsYou(
    'The person of a case you lead was met again',
    'Persona jūsu vadītā lietā ir satikta atkārtoti',
  ),
  'case.child-here': needsYou(
    'You take part in the case of a child, or of one who may be',
    'Jūs piedalāties bērna vai iespējama bērna lietā',
  ),
  'child.changed': needsYou(
    'Something changed about a child whose case you lead',
    'Kas mainījies par bērnu jūsu vadītā lietā',
  ),
  'child.came-of-age': needsYou(
    'A child whose case you lead is of age today: ask again',
    'Bērns jūsu vadītā lietā šodien kļuvis pilngadīgs: jautājiet vēlreiz',
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
  'draft.danger-unsent': needsYou(
    'A record that a colleague has not sent yet says danger: call them',
    'Kolēģa vēl nenosūtītā ziņojumā norādītas briesmas: piezvaniet kolēģim',
  ),
  'alert.sent': needsYou('An alert waits for you: acknowledge it now', 'Jūs gaida brīdinājums: apstipriniet to tūlīt'),
  'alert.unacknowledged': needsYou(
    'Nobody has acknowledged your alert yet: please call',
    'Jūsu brīdinājumu vēl neviens nav apstiprinājis: lūdzu, zvaniet',
  ),
  'alert.acknowledged': forInformation(
    'Somebody has acknowledged an alert: they are at it',
    'Kāds ir apstiprinājis brīdinājumu un pie tā strādā',
  ),
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
  'consultation.asked': needsYou(
    'Advice is asked of you about a person without a name',
    'Jums lūdz padomu par personu, neminot vārdu',
  ),
  'consultation.word': needsYou('There is a new word in a consultation', 'Konsultācijā ir jauna ziņa'),
  'consultation.declined': needsYou(
    'Advice was declined: ask somebody else',
    'Padoms atteikts: jautājiet citai iestādei',
  ),
  'consultation.unanswered': needsYou(
    'Advice was not given in time: ask somebody else too',
    'Padoms nav sniegts laikus: jautājiet arī citai iestādei',
  ),
  'consultation.late': needsYou('Advice that is asked of you is late', 'Jums lūgtais padoms kavējas'),
  'consultation.closed': forInformation('A consultation was closed', 'Konsultācija ir slēgta'),
  'consultation.became-case': forInformation(
    'The person of a consultation agreed to a case',
    'Konsultācijas persona piekrita lietas atvēršanai',
  ),
  'consultation.tied': forInformation('Advice from before the case was added to it', 'Lietai pievienots agrāks padoms'),
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
  ...OF_REQUESTS,
} as const satisfies Record<string, Kind>;

export type EventKind = keyof typeof KINDS;

export const isEventKind = (kind: string): kind is EventKind => Object.hasOwn(KINDS, kind);
