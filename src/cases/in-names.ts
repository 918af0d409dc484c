import { isId, type InstitutionId } from '../kernel/index.js';

export const idsIn = (details: Record<string, unknown>): InstitutionId[] =>
  Object.values(details).filter((value): value is InstitutionId => typeof value === 'string' && isId(value));

/** Who took part stands in the history by name; an id of anything else has its own line or page. */
export const inNames = (
  details: Record<string, unknown>,
  institutions: ReadonlyMap<InstitutionId, { name: string }>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, institutions.get(value as InstitutionId)?.name ?? value]),
  );
