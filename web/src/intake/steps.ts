/** Holds when the answer at this path is one of these, or is none of those; an answer that is missing is ''. */
export type Condition =
  | { readonly path: string; readonly is: readonly string[] }
  | { readonly path: string; readonly isNot: readonly string[] };

/** One field of the API's own form, by its path. What it may hold the API says; who is asked for it stands here. */
export interface Asked {
  readonly path: string;
  readonly when?: readonly Condition[];
  /** Folded away: for whoever knows it already. */
  readonly more?: true;
  /** Where the answer is most likely the same; shown, and changed by whoever knows better. */
  readonly from?: string;
  /** What goes along with it, once it is filled in. */
  readonly along?: Readonly<Record<string, string>>;
}

export interface Step {
  readonly name: string;
  readonly asks: readonly Asked[];
  readonly when?: readonly Condition[];
  /** Skipped where all of one of these lists hold. */
  readonly unless?: readonly (readonly Condition[])[];
  /** What is sent where it was skipped: that it is not known, or was not asked. */
  readonly otherwise?: Readonly<Record<string, unknown>>;
  /** Nobody goes past it without an answer, also where the API's form has it as a part that may be missing. */
  readonly must?: true;
}

const SUPPORT = 'consents.contact_support.answer';
const OTHER_THREE = ['share_name', 'contact_police', 'another_country'].map((name) => `consents.${name}.answer`);
const ADULT: Condition = { path: 'ageGroup', is: ['adult'] };
/** An adult who wants no help: a notice, and nothing else about them (flows.md 2.7). A child is helped all the same. */
const REFUSES: readonly Condition[] = [ADULT, { path: SUPPORT, is: ['no'] }];
/** Asleep, no interpreter, drugged: nobody asks what the person would have to answer. */
const COULD_NOT: readonly Condition[] = [{ path: SUPPORT, is: ['could_not_be_asked'] }];
const WITHOUT_NAME: readonly Condition[] = [ADULT, { path: 'consents.share_name.answer', isNot: ['yes'] }];
const NOTHING_ANSWERED: readonly Condition[] = [SUPPORT, ...OTHER_THREE].map((path) => ({
  path,
  is: ['not_asked', 'could_not_be_asked', ''],
}));
const whenCouldNot = (path: string): Pick<Asked, 'when'> => ({ when: [{ path, is: ['could_not_be_asked'] }] });

/** The questions in their order: on the screen, in the draft, on the answers to check and on paper. */
export const STEPS: readonly Step[] = [
  { name: 'danger', asks: [{ path: 'danger' }] },
  { name: 'age', asks: [{ path: 'ageGroup' }] },
  { name: 'languages', asks: [{ path: 'languages' }, { path: 'interpreterNeeded' }] },
  {
    name: 'support',
    asks: [{ path: SUPPORT }, { path: 'consents.contact_support.whyNotAsked', ...whenCouldNot(SUPPORT) }],
  },
  {
    name: 'refusal',
    when: REFUSES,
    must: true,
    asks: ['reason', 'gender', 'nationality', 'cardHandedOut'].map((field) => ({ path: `notice.${field}` })),
  },
  {
    name: 'shelter',
    unless: [REFUSES],
    asks: [{ path: 'shelterTonight' }],
    otherwise: { shelterTonight: 'not_known' },
  },
  {
    name: 'urgency',
    unless: [REFUSES, [{ path: 'danger', is: ['yes'] }]],
    asks: [{ path: 'urgency' }],
    otherwise: { urgency: 'normal' },
  },
  {
    name: 'place',
    unless: [REFUSES],
    asks: [{ path: 'place.class' }, { path: 'place.country' }, { path: 'place.sector', more: true }],
    otherwise: { 'place.class': 'unknown' },
  },
  { name: 'indicators', unless: [REFUSES], asks: [{ path: 'indicators' }], otherwise: { indicators: [] } },
  { name: 'exploitation', unless: [REFUSES], asks: [{ path: 'exploitation' }], otherwise: { exploitation: [] } },
  {
    name: 'consents',
    unless: [REFUSES, COULD_NOT],
    asks: [
      ...OTHER_THREE.map((path) => ({ path })),
      {
        path: 'consents.another_country.countries',
        when: [{ path: 'consents.another_country.answer', is: ['yes'] }],
        more: true,
      },
    ],
    otherwise: Object.fromEntries(OTHER_THREE.map((path) => [path, 'not_asked'])),
  },
  {
    name: 'howAsked',
    unless: [NOTHING_ANSWERED],
    must: true,
    asks: [
      { path: 'howAsked.mode' },
      { path: 'howAsked.language', from: 'languages.0' },
      { path: 'howAsked.interpreter' },
      { path: 'howAsked.readBack' },
      { path: 'howAsked.othersPresent' },
      { path: 'howAsked.condition' },
      { path: 'howAsked.guardian', when: [{ path: 'ageGroup', isNot: ['adult'] }] },
      { path: 'howAsked.capacity', more: true },
      { path: 'howAsked.interpreterReference', more: true },
    ],
  },
  {
    name: 'called',
    unless: [REFUSES, COULD_NOT],
    asks: [{ path: 'called' }, { path: 'identity.gender' }, { path: 'broughtNumber', more: true }],
  },
  {
    name: 'name',
    unless: [REFUSES, COULD_NOT, WITHOUT_NAME],
    asks: [
      { path: 'identity.names.0.text', along: { 'identity.names.0.kind': 'stated' } },
      { path: 'identity.born' },
      { path: 'identity.citizenships' },
      { path: 'identity.residence', more: true },
      { path: 'identity.documents', more: true },
    ],
  },
  {
    name: 'safeContact',
    unless: [REFUSES, COULD_NOT],
    asks: [
      { path: 'safeContact.channel' },
      { path: 'safeContact.value' },
      { path: 'safeContact.safeToWrite' },
      { path: 'safeContact.codeWord' },
      { path: 'safeContact.times', more: true },
      { path: 'safeContact.neverContact', more: true },
      { path: 'safeContact.avoidInterpreter', more: true },
      { path: 'safeContact.avoidCommunity', more: true },
      { path: 'safeContact.ifUnreachable', more: true },
    ],
  },
  {
    name: 'shift',
    unless: [REFUSES],
    asks: [
      { path: 'alternate.name' },
      { path: 'alternate.phone' },
      { path: 'ownRecord.text', more: true },
      { path: 'ownRecord.statement', more: true, when: [{ path: 'ownRecord.text', isNot: [''] }] },
    ],
  },
];

/** What everybody met in one incident shares. Names, answers and consents are each person's own (flows.md 2.9). */
export const OF_THE_INCIDENT = ['place', 'interpreterNeeded', 'alternate'];
