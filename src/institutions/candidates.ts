import { covers, type Person, type Scope } from './first-lead.js';

export interface Candidate extends Scope {
  readonly name: string;
  readonly open: boolean;
  readonly verifiedOn: string | null;
}

/**
 * Whom to ask, best first: those meant for this person, open now, made for people like them (a house for women before
 * one for everyone), with an entry that somebody has verified; then by name.
 */
export const ranked = <Row extends Candidate>(rows: readonly Row[], person: Person): Row[] =>
  rows.filter((row) => covers(row, person)).sort(best);

const best = (a: Candidate, b: Candidate): number =>
  Number(b.open) - Number(a.open) ||
  narrow(b) - narrow(a) ||
  Number(b.verifiedOn !== null) - Number(a.verifiedOn !== null) ||
  (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const narrow = (scope: Scope): number =>
  [scope.genders, scope.ages, scope.regions].filter((limit) => limit !== null).length;
