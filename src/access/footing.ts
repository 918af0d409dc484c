import { INSTITUTION_KINDS, type InstitutionKind } from '../kernel/index.js';

/** Under which law personal data are worked on: the GDPR, or the Law Enforcement Directive (domain.md 5.4, 5.5). */
export const REGIMES = ['gdpr', 'led'] as const;
export type Regime = (typeof REGIMES)[number];

/** What an institution, and each of its grants, is in a case for. */
export const PURPOSES = ['support', 'protection', 'investigation', 'coordination', 'complaint'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** On which footing a kind of institution works. One unit may stand on another than its kind: rows of its own in the table. */
export interface Footing {
  kind: InstitutionKind;
  regime: Regime;
  purpose: Purpose;
  /** May hold who did it, under official authority (GDPR 10). */
  offenceData: boolean;
  source: string;
}

const LED = 'Directive (EU) 2016/680 art. 1-3';
const GDPR = 'Regulation (EU) 2016/679';
type Ground = readonly [Regime, Purpose, offenceData: boolean];
const FOOTINGS: Readonly<Record<InstitutionKind, Ground>> = {
  police: ['led', 'protection', true],
  border_guard: ['led', 'protection', true],
  prosecutor: ['led', 'investigation', true],
  court: ['led', 'investigation', true],
  migration: ['gdpr', 'protection', false],
  asylum_reception: ['gdpr', 'support', false],
  labour_inspectorate: ['gdpr', 'protection', true],
  customs: ['led', 'protection', true],
  social_municipal: ['gdpr', 'support', false],
  social_state_agency: ['gdpr', 'support', false],
  child_protection: ['gdpr', 'protection', false],
  health: ['gdpr', 'support', false],
  ngo: ['gdpr', 'support', false],
  shelter: ['gdpr', 'support', false],
  legal: ['gdpr', 'support', false],
  embassy: ['gdpr', 'protection', false],
  national_coordinator: ['gdpr', 'coordination', false],
  focal_point: ['gdpr', 'coordination', false],
  ombudsman: ['gdpr', 'complaint', false],
  international_org: ['gdpr', 'support', false],
  ministry: ['gdpr', 'coordination', false],
};

export const footings = (): Footing[] =>
  INSTITUTION_KINDS.map((kind) => {
    const [regime, purpose, offenceData] = FOOTINGS[kind];
    return { kind, regime, purpose, offenceData, source: regime === 'led' ? LED : GDPR };
  });

export interface CrossingGround {
  fromRegime: Regime;
  toRegime: Regime;
  purpose: Purpose;
  ground: string;
  source: string;
}

/** On what ground a statement passes from one regime to the other. Where no row stands, it does not pass. */
export const crossingGrounds = (): CrossingGround[] => [
  ...PURPOSES.filter((purpose) => purpose !== 'complaint').map((purpose) => ({
    fromRegime: 'led' as const,
    toRegime: 'gdpr' as const,
    purpose,
    ground: 'led_9_1',
    source: 'Directive (EU) 2016/680 art. 9(1): leaves the directive, the GDPR applies from here; 2011/36 art. 11',
  })),
  {
    fromRegime: 'led',
    toRegime: 'gdpr',
    purpose: 'complaint',
    ground: 'persons_mandate',
    source: 'The mandate that the person gave',
  },
  {
    fromRegime: 'gdpr',
    toRegime: 'led',
    purpose: 'protection',
    ground: 'gdpr_6_1_d_e',
    source:
      'Regulation (EU) 2016/679 art. 6(1)(d), (e): coordination and protection of the person; to be confirmed nationally',
  },
  {
    fromRegime: 'gdpr',
    toRegime: 'led',
    purpose: 'support',
    ground: 'gdpr_6_1_d_e',
    source: 'Regulation (EU) 2016/679 art. 6(1)(d), (e); to be confirmed nationally',
  },
];
