import type { Colleague } from '../accounts/index.js';

export type Reader = Colleague & { readonly email: string };

/** As far as they have an address. */
export const reachable = (colleagues: readonly Colleague[]): Reader[] =>
  colleagues.filter((colleague): colleague is Reader => colleague.email !== null);

export const mailTo = ({ id, institutionId, email, language }: Reader) => ({
  accountId: id,
  institutionId,
  toAddress: email,
  language,
});
