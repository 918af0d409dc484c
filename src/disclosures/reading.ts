import type { InstitutionId } from '../kernel/index.js';

/** Sections that are shown where they are named; a case's own page names all that may be read, and shows only these. */
const ON_THE_PAGE_OF_THE_CASE: readonly string[] = ['consent'];

/** What was read, of the names that an act left in the audit. */
export const sectionsRead = (action: string, fields: readonly string[], sections: readonly string[]): string[] =>
  (action === 'case.view' ? ON_THE_PAGE_OF_THE_CASE : sections).filter((section) => fields.includes(section));

export interface Looker {
  readonly institutionId: InstitutionId;
  readonly institution: string;
  readonly person: string;
}

/**
 * The lead knows who is in its case, by name. An author who does not lead learns what kind of institution looked: the name
 * of a shelter is a place (flows.md 2.5), and who helps the person now is not theirs to know.
 */
export function named(looker: Looker, reader: { institutionId: InstitutionId; leads: boolean }) {
  const known = reader.leads || looker.institutionId === reader.institutionId;
  return { institution: known ? looker.institution : null, person: known ? looker.person : null };
}
