import type { InstitutionKind } from '../kernel/index.js';
import type { Relation, Section } from './sections.js';

type Fields = Readonly<Partial<Record<Section, readonly string[]>>>;

const DANGER = ['level', 'danger'];
const REFERENCES = ['role', 'reference', 'contact', 'appearOn']; // the role, never the charge (flows.md 2.10)

/** Where domain.md 11 lets a kind read part of a section: summary, references, dates, count, level, danger only. */
const PARTICIPANTS: Readonly<Partial<Record<InstitutionKind, Fields>>> = {
  shelter: { health: ['summary'] },
  social_municipal: { account: ['summary'] },
  international_org: { health: ['fitToTravel'] },
  police: { risk: DANGER },
  border_guard: { risk: DANGER },
  customs: { risk: DANGER },
  asylum_reception: { risk: DANGER },
  prosecutor: { risk: DANGER, family: ['children'] },
  court: { risk: DANGER, family: ['children'] },
  migration: { risk: DANGER },
  embassy: { identity: ['names', 'born', 'citizenships', 'documents'], family: ['children'] },
  national_coordinator: {
    immigration: ['from', 'until'],
    family: ['children'],
    plan: ['service', 'status'],
    risk: ['level'],
  },
  focal_point: { immigration: ['from', 'until'], family: ['children'], plan: ['service', 'status'], risk: ['level'] },
};
const LEADS: Readonly<Partial<Record<InstitutionKind, Fields>>> = {
  ngo: { proceedings: REFERENCES },
  shelter: { proceedings: REFERENCES },
  international_org: { proceedings: REFERENCES },
};
const RECEIVERS: Fields = { account: ['summary'], proceedings: REFERENCES };

export function fieldsOf(kind: InstitutionKind, relation: Relation, section: Section): readonly string[] | undefined {
  if (relation === 'participant') return PARTICIPANTS[kind]?.[section];
  if (relation === 'receiver') return RECEIVERS[section];
  if (relation === 'complaint') return section === 'proceedings' ? REFERENCES : undefined;
  return relation === 'first_responder' ? undefined : LEADS[kind]?.[section];
}

const HELPS: readonly Section[] = ['identity', 'safe_contact', 'communication', 'risk'];
const CARES: readonly Section[] = [...HELPS, 'family', 'plan'];
/**
 * One section, for hours. Nobody breaks the glass on an address or an account; health is for health. Police, border guard,
 * migration and embassy get what keeps the person alive tonight, and the shelter's duty number (flows.md 2.20).
 */
const GLASS: Readonly<Partial<Record<InstitutionKind, readonly Section[]>>> = {
  police: HELPS,
  border_guard: HELPS,
  customs: HELPS,
  health: [...CARES, 'health'],
  social_municipal: CARES,
  social_state_agency: CARES,
  child_protection: CARES,
  ngo: CARES,
  shelter: CARES,
  international_org: CARES,
  embassy: ['communication', 'risk'],
  migration: ['communication', 'risk'],
  asylum_reception: HELPS,
};

export const breaksGlass = (kind: InstitutionKind, section: Section): boolean =>
  GLASS[kind]?.includes(section) ?? false;
