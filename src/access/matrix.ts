import { INSTITUTION_KINDS, type InstitutionKind } from '../kernel/index.js';
import { SECTIONS, type Relation, type Section } from './sections.js';

export interface Need {
  kind: InstitutionKind;
  relation: Relation;
  section: Section;
  reads: 'all' | 'own' | 'none';
  writes: boolean;
  source: string;
}

// One letter per section and relation: R reads all, W reads all and writes, o reads its own institution's entries,
// O the same and writes, - nothing. Columns in the order of SECTIONS:
// lead identity safe_contact indicators consent address account health immigration proceedings family plan risk
type Row = readonly [relation: Relation, letters: string];

const SUPPORT: readonly Row[] = [
  ['lead', 'W W W W W R W O R R W W W'],
  ['participant', 'R R R - R - - - - - o O W'],
];
const KINDS: Readonly<Partial<Record<InstitutionKind, readonly Row[]>>> = {
  ngo: SUPPORT,
  international_org: SUPPORT,
  shelter: [
    ['lead', 'W W W W W W W O R R W W W'],
    ['participant', 'R R W - R W - o - - W O W'],
  ],
  social_municipal: [
    ['lead', 'W W W W W R W O R - W W W'],
    ['participant', 'R R R - R - - - R - W O W'],
  ],
  social_state_agency: [
    ['lead', 'W W W W W R W O R - W W W'],
    ['participant', 'R R R - R - - - R - W O W'],
  ],
  child_protection: [
    ['lead', 'W W W W W R W O R R W W W'],
    ['participant', 'R R R R R - - - R R W O W'],
  ],
  health: [
    ['lead', 'W W W W W - O W - - W O W'],
    ['participant', 'R R R - o - - O - - R O R'],
  ],
  legal: [['participant', 'R R R R R - o - R R R o R']],
  national_coordinator: [
    ['lead', 'W W W R W - - - R R W W W'],
    ['participant', 'R - - - R - - - - - - - R'],
  ],
  focal_point: [
    ['lead', 'W W W R W - - - R R W W W'],
    ['participant', 'R - - - R - - - - - - - R'],
  ],
};

// Who meets the person first and coordinates for a night with its own kind's rights: never where the person sleeps,
// nor health, account and plan that others write (flows.md 2.1, 3.1.2).
const NIGHT: readonly Row[] = [
  ['lead', 'W W W W W - O - O O O - W'],
  ['participant', 'R R - o o - o - o O - - R'],
];

// After the hand-off a first responder keeps its own record and who leads (flows.md 2.5).
const FIRST_RESPONDER = 'R o - o o - o - - o o - o';
// What a receiver may be shown once the person has said yes, section by section; nothing is written before the takeover.
const RECEIVER = 'R R R R R - R R R R R R R';
const RECEIVER_OF_THE_NIGHT = 'R R R R R - - - - - - - R';

const SOURCE = 'domain.md 11 and flows.md 2.1, 2.5, 2.20; to be confirmed by the institutions';

/** Ministries, ombudsman and other bodies without work on a case have no row but the first responder's own record. */
export function needToKnow(): Need[] {
  return INSTITUTION_KINDS.flatMap((kind) => {
    const own = KINDS[kind] ?? (kind === 'ministry' || kind === 'ombudsman' ? [] : NIGHT);
    const lead = own.find(([relation]) => relation === 'lead')?.[1];
    const rows: Row[] = [...own, ['first_responder', FIRST_RESPONDER]];
    if (lead) {
      rows.push(['holding_lead', lead], ['former_lead', withoutAddress(readOnly(lead))]);
      rows.push(['receiver', own === NIGHT ? RECEIVER_OF_THE_NIGHT : RECEIVER]);
    }
    return rows.flatMap(([relation, letters]) => needs(kind, relation, letters));
  });
}

const readOnly = (letters: string): string => letters.replace(/W/g, 'R').replace(/O/g, 'o');
const withoutAddress = (letters: string): string =>
  letters
    .split(' ')
    .map((letter, at) => (SECTIONS[at] === 'address' ? '-' : letter))
    .join(' ');

const MEANING = {
  W: { reads: 'all', writes: true },
  R: { reads: 'all', writes: false },
  O: { reads: 'own', writes: true },
  o: { reads: 'own', writes: false },
  '-': { reads: 'none', writes: false },
} as const;

function needs(kind: InstitutionKind, relation: Relation, letters: string): Need[] {
  const letterOf = letters.split(' ') as (keyof typeof MEANING)[];
  return SECTIONS.map((section, at) => ({
    kind,
    relation,
    section,
    ...MEANING[letterOf[at] ?? '-'],
    source: SOURCE,
  }));
}
