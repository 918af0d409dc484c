import type { AccountId, InstitutionId } from '../kernel/index.js';

interface Addressed {
  readonly id: AccountId;
  readonly institutionId: InstitutionId;
  readonly email: string | null;
  readonly language: string;
}
export type Reader = Addressed & { readonly email: string };

/** As far as they have an address. */
export const reachable = <One extends Addressed>(colleagues: readonly One[]): (One & Reader)[] =>
  colleagues.filter((colleague): colleague is One & Reader => colleague.email !== null);

export const mailTo = ({ id, institutionId, email, language }: Reader) => ({
  accountId: id,
  institutionId,
  toAddress: email,
  language,
});
