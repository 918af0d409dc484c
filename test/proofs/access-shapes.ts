/** `leads{institution since}` is leads, leads.institution, leads.since; `[]` is a list; `*` anything below. */
export function paths(text: string): string[] {
  const out: string[] = [];
  const stack: string[] = [];
  for (const [, name, mark] of text.matchAll(/([^\s{}]*)([\s{}]|$)/g)) {
    const path = [...stack, name].join('.');
    if (name) out.push(path);
    if (mark === '{') stack.push(name!);
    if (mark === '}') stack.pop();
  }
  return out;
}

const PAGE = (item: string) => paths(`items[]{${item}} next`);
const LEADS =
  'leads{institution nameOnPaper dutyLine since basis holdingUntil{at local[]{zone time}} acknowledged{state readAt toldAt spokeWith}}';
const DUE = '{at local[]{zone time}}';
const CONSENTS = `consents[]{question answer country provisional validUntil recordedAt recordedBy institution howAsked{*} purpose sections[] recipient
  recipientKinds[] withdrawal evidence} questions[]{question standing answer askedAt askedBy institution validUntil}`;
const CASE = `id number path called urgency provisional contactLostSince open closedAt closeReason relations[] ${LEADS}
  tenures[]{institution country since until cause basis} joined[]{number caseId goesOn since} statuses[]{country status at}
  sections[]{section entries latest reads mayWrite} tasks[]{id kind due${DUE} doneAt allowed[]} assignedTo allowed[]`;
const REFLECTION =
  'id country beganOn endsOn over daysLeft shorterThanRule byRuleOn institution recordedAt endedAt endReason';
const LINK = 'id kind persons wish stands numbers[] madeAt endedAt allowed[]';
const HANDOVER =
  'id reference status word from{id name country timeZone} to{id name country timeZone} toCountry version allowed[] takenOverAt endedAt endReason';
const REQUEST = `together{others requests[]{id reference status}} addressedTo travel reason urgency openedAt answeredAt conditions[]{code value} contact{name phone alternate dutyLine} due${DUE} clockStopped
  escalatedTo{id name country timeZone} preview{*} questions[]{round codes[] askedAt answers{*} answeredAt}`;
const JOURNEY = `caseId agreedSections[] departedAt expected${DUE} takeoverDue${DUE} overdueSince decideFrom${DUE} decideNow arrivalReportedAt metAt metBy sharingStoppedAt cancelAskedByOther`;
const FEEDBACK = `feedback[]{due${DUE} status givenAt}`;
const HANDOVER_LINE = `id reference status word urgency travel from to toCountry due${DUE} overdueSince unanswered allowed[]`;
const PARTY = '{institutionId name country contact phone openNow opensAt}';
const ASK = `id reference standing status service urgency sentAt openedAt answeredAt due${DUE} clockStopped unanswered preview{*} mayBeChild
  questions[]{round codes[] askedAt answers{*} answeredAt} sender${PARTY} receiver${PARTY} conditions[]{code value} declineReason
  otherPlace{institutionId name} wentUpTo{institutionId name} phoneYes{who at quietUntil} claimedBy confirmedAt agreedSections[] startedAt endedAt
  endReason outcome caseId needId allowed[]`;
const NEED = 'id service urgency createdAt endedAt outcome conferenceOn allowed[]';
const ASKED = `asks[]{askId reference institutionId institution status sentAt openedAt
     answeredAt due${DUE} declineReason otherPlace{institutionId name} endReason outcome}`;
const GLASS = `id caseId section by institution at ends${DUE} endedAt status reviewDue${DUE} finding reviewedBy reason allowed[]`;
const ALERT_DESK = 'id institution dutyLine open';
const CONSULTATION = `id from to topics[] ageGroup status outcome at due${DUE} endedAt allowed[]`;
const DRAFT = 'id begunAt savedAt endsAt dangerDueAt version allowed[]';
const CAPACITY = '{service state places saidAt saidBy countsUntil outdated}';
const ENTRY = `id kind country level name localName partOf languages[] timeZone roundTheClock open dutyLine dutyLineUnverified verifiedOn ageing
  capacity[]${CAPACITY} version allowed[]`;
const MANDATE = 'id institution kind service genders[] ages[] regions[] from until source verifiedOn allowed[]';
const ACCOUNT =
  'id login name email roles[] language onDuty awayUntil coveredBy disabledAt mustChangePassword version allowed[]';
const COUNTRY = 'code name timeZone emergencyNumber allowed[] version';

const DISCLOSURE = `id reference direction status ground law purpose sections[] asker askerKind addressed askedAt due${DUE} overdue answeredAt keptBack
  readableUntil caseId person{at notTold since} allowed[]`;

const TEXT = 'name language standing version signature{signedBy role institution at} next allowed[]';

const HAND_OUT = 'id how language interpreter keptAt by institution at';

/** By hand: the fields that an answer may have for whom. A field that is not here fails the proof. */
export const SHAPES = {
  live: paths('status'),
  matches: PAGE(
    `id caseId number how other otherDutyLine reason status due${DUE} foundAt askerKeptOut saidSame allowed[]`,
  ),
  conflicts:
    PAGE(`id status openedAt due${DUE} sides[]{side institution country dutyLine since lastContact contactLost inTransit requestsEnd handoverEnds referralsOpen says caseId}
    byDefault byDefaultWhy escalatedTo settledAt goesOn undoneAt undoneWhy allowed[]`),
  ready: paths('status database queue parked late'),
  whatPoliceSee: paths('kinds[]{kind purpose rows[]{section cells[]{relation reads writes fields[]}} glass[]}'),
  session: paths(
    'accountId name institution{id name kind country timeZone} roles[] language mustChangePassword factors[]{factor at} startedAt endsAt lastsUntil allowed[]',
  ),
  pace: paths('askEverySeconds'),
  colleagues: PAGE('id name roles[] onDuty awayUntil coveredBy'),
  accounts: PAGE(ACCOUNT),
  account: paths(ACCOUNT),
  institutions: [...PAGE(ENTRY), ...paths('allowed[]')],
  institution: paths(
    `${ENTRY} nameOnPaper roleNote hours[]{days[] from to onHolidays} opensAt source endedAt contacts[]{id label phone email verifiedOn} mandates[]{${MANDATE}}`,
  ),
  capacity: paths(`id items[]${CAPACITY} allowed[]`),
  mandates: PAGE(MANDATE),
  texts: paths(`country items[]{${TEXT}}`),
  text: paths(TEXT),
  textsOfLanguage: paths(`country language items[]{${TEXT} parts{*} draft{*} source{*}}`),
  countries: paths(`items[]{${COUNTRY}}`),
  country: paths(
    `${COUNTRY} firstLeadRule{steps[] source verifiedOn since} escalatesTo[]{*} timeLimits[]{*} holidays[]{day name}`,
  ),
  audit: PAGE(
    'id at action verb purpose accountId institutionId job caseId subjects{*} fields[] outcome problem requestId',
  ),
  card: paths(`id outcome at urgency emergencyNumber caseId number ${LEADS} laterWord answers{*} allowed[]`),
  identifications: PAGE(
    'id outcome at urgency number leads{institution dutyLine acknowledged{state readAt toldAt spokeWith}} laterWord allowed[]',
  ),
  cases: PAGE('id number called urgency path provisional contactLostSince relation since leads assignedTo allowed[]'),
  /** Whoever takes part: no answers of the person, nobody else's grants. */
  caseSeen: paths(`${CASE} consents[] questions[] grants[]`),
  caseLed: paths(
    `${CASE} ${CONSENTS} grants[]{institution institutionId country relation reads[] readsOwn[] writes[] purpose since until rowsUntil cause restsOnYes}`,
  ),
  caseLedBefore: paths(`${CASE} ${CONSENTS} grants[]`),
  timeline: PAGE('id number kind section details{*} at by institution'),
  section: paths(
    'section entries[]{id section content{*} statement language regime recordedAt recordedBy institution} crossings[]{from to ground} seenBy[] allowed[] next',
  ),
  lookAhead: paths(
    'section opens entries[]{id section content{*} statement language regime recordedAt recordedBy institution} beyond crossings[]{from to ground} next',
  ),
  child: paths(`path ages[]{country says source} bornOn guardian{id who appointedBy conflict contact institution since}
    bestInterests[]{country finding family child guardian reasons placementReference institution at missing[] missingBeforeDeparture[]}
    conditions[]{condition before source verifiedOn} allowed[]`),
  sheet: [
    ...paths(`caseId language standing shownIn languages[]{language standing} ways[] title intro madeOn blocks[]{heading lines[] columns[] rows[]}
    handOuts[]{${HAND_OUT}} allowed[]`),
    'blocks[].rows[][]',
  ],
  handOut: paths(HAND_OUT),
  reflection: paths(`running{${REFLECTION}} earlier[]{${REFLECTION}} rule{country days source verifiedOn} allowed[]`),
  links: paths(`items[]{${LINK}} allowed[] next`),
  link: paths(LINK),
  interviews: paths(
    'interviews[]{id kind topics[] counselling heldOn heldAt language interpreter recording keptAt whyAgain institution recordedAt allowed[]} counsellingHeld reused askedAgain share allowed[] next',
  ),
  readers: paths(
    'items[]{section now[]{institution kind country relation whole} ifTheyTakePart[]{kind whole} police abroad}',
  ),
  withdrawalAhead: paths(
    'closes[]{institution country relation sections[] all} stops[]{what id institution country inTransit}',
  ),
  readings: PAGE('id at caseId sections[] kind country institution person relation purpose basis'),
  disclosures: PAGE(DISCLOSURE),
  disclosure: paths(`${DISCLOSURE} orderReference about`),
  /** The asker's side: no case, and nothing of what the person was told. */
  disclosureAsked: paths(`${DISCLOSURE.replace('person{at notTold since}', '')} orderReference about`),
  complaints: paths('items[]{id caseId institution recordedBy recordedAt until over mandate allowed[]} allowed[] next'),
  released: PAGE('id section content{observedAt} statement regime authorKind recordedOn'),
  grounds: paths('grounds[]{code law source verifiedOn}'),
  disclosureCounts: paths('counts[]{country askerKind result requests}'),
  corridors: paths('corridors[]{from to reused askedAgain}'),
  consultations: paths(`items[]{${CONSULTATION}} allowed[] next`),
  consultation: paths(`${CONSULTATION} thread[]{institution words at} next`),
  alertDesks: paths(`emergencyNumber desks[]{${ALERT_DESK}}`),
  alerts: PAGE(`id kind country status at from due${DUE} allowed[]`),
  alert: paths(
    `id kind country status at from{institution dutyLine at} to[]{institution dutyLine at} acknowledged{at by how} due${DUE} outcome reviewDue${DUE}
     finding tellPersonDue${DUE} toldPersonAt call[]{${ALERT_DESK}} emergencyNumber place callBack identity spokeWith allowed[]`,
  ),
  glassOfCase: paths(`sections[] call{institution dutyLine} broken[]{${GLASS}} allowed[]`),
  glassList: PAGE(GLASS),
  glass: paths(GLASS),
  glassCounts: paths('counts[]{country kind section opened justified notJustified}'),
  exclusions: paths('items[]{id institution person reason setAt setBy endedAt allowed[]} allowed[]'),
  needs: PAGE(`${NEED} ${ASKED}`),
  need: paths(`${NEED} ${ASKED}`),
  /** Whose duty it is since nobody could: not who was asked, and not who said no. */
  needInCodes: paths(`${NEED} asks[]`),
  task: paths(`id kind due${DUE} doneAt allowed[] opens{what id} need{id service urgency conferenceOn} handover`),
  asks: PAGE(
    `id reference standing status service urgency sentAt due${DUE} clockStopped unanswered institution claimedBy endedAt allowed[]`,
  ),
  ask: paths(ASK),
  /** Before the person's yes: no section is named and there is nobody's phone call in it. */
  askAnswered: paths(
    ASK.replace('agreedSections[]', 'agreedSections[]').replace('phoneYes{who at quietUntil}', 'phoneYes'),
  ),
  handovers: PAGE(HANDOVER_LINE),
  handoversSent: PAGE(`${HANDOVER_LINE} caseId`),
  /** Asked, watching or at the desk: the preview and no case. */
  handoverAsked: paths(`${HANDOVER} ${REQUEST}`),
  handoverSent: paths(
    `${HANDOVER} ${REQUEST} ${JOURNEY} ${FEEDBACK} missing[] askableBy[]{link kind requests[]{id reference}} declineReason otherPlace{id name country timeZone} phoneYes quietUntil localHolder{id name country timeZone} failedReason`,
  ),
  handoverAgreed: paths(`${HANDOVER} ${REQUEST} ${JOURNEY} openRequests[]{askId service status}`),
  handoverTaken: paths(`${HANDOVER} ${REQUEST} ${JOURNEY} ${FEEDBACK}`),
  /** After the takeover: that it is taken over, and the agreed word of feedback. */
  handoverLedBefore: paths(`${HANDOVER} ${FEEDBACK}`),
  reception: paths('whoMeets recognitionSign where at zone theySay personSays phone ifLate escort version'),
  drafts: paths(`items[]{${DRAFT}}`),
  draft: paths(`${DRAFT} answers{*}`),
  inbox: PAGE(`wait opens{what id} reference urgency due${DUE} left claimedBy call task taskId allowed[]`),
  notifications: paths('items[]{id kind class text opens{what id} call at dueAt left read allowed[]} next unread'),
};
