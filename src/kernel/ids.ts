declare const kind: unique symbol;

/** An id of one kind of thing; a case's id cannot be passed where a person's is wanted. UUIDs made by the database (v7). */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type InstitutionId = Id<'institution'>;
export type AccountId = Id<'account'>;
export type SessionId = Id<'session'>;
export type VictimId = Id<'victim'>;
export type CaseId = Id<'case'>;
export type IdentificationId = Id<'identification'>;
export type NeedId = Id<'need'>;
export type AskId = Id<'ask'>;
export type HandoverId = Id<'handover'>;
export type NotificationId = Id<'notification'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (text: unknown): text is Id<string> => typeof text === 'string' && UUID.test(text);
