import { INSTITUTION_KINDS, type InstitutionKind } from '../kernel/index.js';
import { footings } from './footing.js';
import { breaksGlass, fieldsOf } from './matrix-fields.js';
import { SECTIONS, type Relation, type Section } from './sections.js';

export interface Need {
  kind: InstitutionKind;
  relation: Relation;
  section: Section;
  reads: 'all' | 'own' | 'none';
  writes: boolean;
  /** Only these fields of what others wrote; absent: whole entries. */
  fields?: readonly string[];
  /** May this kind break the glass on this section, with reason, for hours, reviewed? */
  breakGlass: boolean;
  source: string;
}

// One letter per section and relation: R reads all, W reads all and writes, o reads its own institution's entries,
// O the same and writes, - nothing. In the order of SECTIONS, in five groups:
// lead identity safe_contact communication status | indicators consent address account exploitation |
// interviews health immigration proceedings perpetrator | family plan risk claims wishes | travel obligations
type Row = readonly [relation: Relation, letters: string];

const SUPPORT_LEADS: Row = ['lead', 'W W W W R | W W R W W | W O R R - | W W W W W | W W'];
const SOCIAL_LEADS: Row = ['lead', 'W W W W R | W W R W W | W O R - - | W W W W W | W W'];
const COORDINATION: readonly Row[] = [
  ['lead', 'W W W W R | R W - - R | W - R R - | W W W R R | W W'],
  ['participant', 'R - - - R | - R - - - | - - R - - | R R R - - | - -'],
];

// Who meets the person first and coordinates for a night with its own kind's rights: never where the person sleeps,
// nor health, account and plan that others write (flows.md 2.1, 3.1.2).
const HOLDS: Row = ['lead', 'W W W W R | W W - O O | W - O O O | O - W - O | O -'];
const NIGHT: readonly Row[] = [HOLDS, ['participant', 'R R - R R | o o - o o | W - o O O | - - R - - | - -']];
const JUSTICE: readonly Row[] = [HOLDS, ['participant', 'R R - R R | o o - o o | W - R W W | R - R - - | - -']];

const KINDS: Readonly<Record<InstitutionKind, readonly Row[]>> = {
  ngo: [SUPPORT_LEADS, ['participant', 'R R R R R | - R - - - | W - - - - | o O W - R | o -']],
  international_org: [SUPPORT_LEADS, ['participant', 'R R R R R | - R - - - | W R R - - | R O W - R | W -']],
  shelter: [
    ['lead', 'W W W W R | W W W W W | W O R R - | W W W W W | W W'],
    ['participant', 'R R W R R | - R W - - | W R - - - | W O W - R | o -'],
  ],
  social_municipal: [SOCIAL_LEADS, ['participant', 'R R R R R | - R - R - | W - R - - | W O W - R | o -']],
  social_state_agency: [SOCIAL_LEADS, ['participant', 'R R R R R | - R - - - | W - R - - | W O W - R | o -']],
  child_protection: [SUPPORT_LEADS, ['participant', 'R R R R R | R R - - R | W - R R - | W O W R R | R R']],
  health: [
    ['lead', 'W W W W R | W W - O R | W W - - - | W O W - W | W W'],
    ['participant', 'R R R W R | - o - - - | W O - - - | R O R - R | o -'],
  ],
  legal: [['participant', 'R R R R R | R R - o R | R - R R - | R o R W R | o R']],
  national_coordinator: COORDINATION,
  focal_point: COORDINATION,
  police: NIGHT,
  border_guard: NIGHT,
  customs: NIGHT,
  asylum_reception: NIGHT,
  prosecutor: JUSTICE,
  court: JUSTICE,
  migration: [HOLDS, ['participant', 'R R - R R | - o - - - | - - W - - | R - R - - | - -']],
  labour_inspectorate: [HOLDS, ['participant', 'R - - R - | o o - - o | - - - - W | - - - - - | - -']],
  embassy: [HOLDS, ['participant', 'R R - R - | - o - - - | - - R - - | R - - - - | R -']],
  // On the person's mandate, one case, for a time; never where they sleep, nor how they are reached (flows.md 2.19).
  ombudsman: [['complaint', 'R R - R R | R R - - R | R - R R - | - R - R R | - R']],
  ministry: [],
};
const OF_THE_NIGHT = INSTITUTION_KINDS.filter((kind) => KINDS[kind].includes(HOLDS));

// After the hand-off a first responder keeps its own record and who leads (flows.md 2.5).
const FIRST_RESPONDER = 'R o - o R | o o - o o | o - - o o | o - o - o | - -';
// What a receiver may be shown once the person has said yes, section by section; nothing is written before the takeover.
const RECEIVER = 'R R R R R | R R - R R | R R R R - | R R R R R | R R';
const RECEIVER_OF_THE_NIGHT = 'R R R R R | R R - - - | - - - - - | - - R - - | R -';

const SOURCE = 'proposal of the project, to be confirmed by the institutions';

/** Ministries and other bodies without work on a case have no row but the first responder's own record. */
export function needToKnow(): Need[] {
  const official = new Set(footings().flatMap(({ kind, offenceData }) => (offenceData ? [kind] : [])));
  return INSTITUTION_KINDS.flatMap((kind) => {
    const own = KINDS[kind];
    const lead = own.find(([relation]) => relation === 'lead')?.[1];
    const rows: Row[] = [...own, ['first_responder', FIRST_RESPONDER]];
    if (lead) {
      rows.push(['holding_lead', lead], ['former_lead', readOnly(lead)]);
      rows.push(['receiver', OF_THE_NIGHT.includes(kind) ? RECEIVER_OF_THE_NIGHT : RECEIVER]);
    }
    return rows.flatMap(([relation, letters]) => needs(kind, relation, letters, official.has(kind)));
  });
}

const readOnly = (letters: string): string => letters.replace(/W/g, 'R').replace(/O/g, 'o');

const MEANING = {
  W: { reads: 'all', writes: true },
  R: { reads: 'all', writes: false },
  O: { reads: 'own', writes: true },
  o: { reads: 'own', writes: false },
  '-': { reads: 'none', writes: false },
} as const;

function needs(kind: InstitutionKind, relation: Relation, letters: string, official: boolean): Need[] {
  const letterOf = letters.replaceAll(' |', '').split(' ') as (keyof typeof MEANING)[];
  return SECTIONS.map((section, at) => {
    const nothing = (section === 'perpetrator' && !official) || (section === 'address' && relation === 'former_lead');
    const meaning = MEANING[nothing ? '-' : (letterOf[at] ?? '-')];
    const fields = meaning.reads === 'all' ? fieldsOf(kind, relation, section) : undefined;
    return {
      kind,
      relation,
      section,
      ...meaning,
      ...(fields ? { fields } : {}),
      // A former lead looks back at its own time.
      breakGlass: relation !== 'former_lead' && breaksGlass(kind, section),
      source: SOURCE,
    };
  });
}
