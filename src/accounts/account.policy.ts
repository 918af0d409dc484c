import { holds, type Actor, type InstitutionId } from '../kernel/index.js';

/** Administrators look after the accounts of their own institution and of no other. */
export const mayAdminister = (
  actor: Pick<Actor, 'roles' | 'institutionId'>,
  account: { institutionId: InstitutionId },
): boolean => holds(actor, 'institution_administrator') && actor.institutionId === account.institutionId;
