import { holds, type Actor, type InstitutionId, type WhyNot } from '../kernel/index.js';
import type { Institution } from './institution.js';

/** A number, or a word for it. `unknown` also stands where nobody said anything, or too long ago for it to count. */
export const CAPACITY_STATES = ['places', 'some', 'full', 'unknown'] as const;
export type CapacityState = (typeof CAPACITY_STATES)[number];

export interface Capacity {
  readonly institutionId: InstitutionId;
  readonly service: string;
  readonly state: CapacityState;
  readonly places: number | null;
  readonly saidAt: Date | null;
  /** Only of one's own institution. */
  readonly saidBy: string | null;
  readonly countsUntil: Date | null;
  readonly counts: boolean;
}

/** Whoever may ask places, and everybody of the house itself: to anybody else a house that fills up says who came when. */
export const mayReadCapacity = (
  actor: Pick<Actor, 'roles' | 'institutionId'>,
  institution: InstitutionId | undefined,
): boolean =>
  institution === actor.institutionId || holds(actor, 'caseworker', 'lead_coordinator', 'national_focal_point');

/** The institution speaks for itself: nobody else, not even its focal point, says how full a house is. */
export const mayStateCapacity = (
  actor: Pick<Actor, 'roles' | 'institutionId'>,
  institution: Pick<Institution, 'id' | 'endedAt'>,
): boolean =>
  institution.id === actor.institutionId &&
  institution.endedAt === null &&
  holds(actor, 'caseworker', 'lead_coordinator', 'institution_administrator');

export const whyNotState = (offersIt: boolean): WhyNot =>
  offersIt
    ? undefined
    : {
        problem: 'not-possible-now',
        detail:
          'The directory does not say that this institution offers this service; its focal point gives the mandate.',
      };

/** A word that is too old is no word: since when nothing is known, and no number to build on. */
export const asItCounts = ({ counts, ...said }: Capacity) =>
  counts
    ? { ...said, outdated: false }
    : { ...said, state: 'unknown' as const, places: null, outdated: said.state !== 'unknown' };
