/**
 * The classes of data of one person, each seen and consented to apart: A to R of the transfer file, and what need-to-know
 * keeps apart besides (domain.md 3.4 and 11).
 */
export const SECTIONS = [
  'lead', // A: who leads, tasks, what happened: the workflow
  'identity', // B
  'safe_contact', // C
  'communication', // D: languages, interpreter, reading, aids
  'status', // E: victim status, one row per jurisdiction
  'indicators',
  'consent', // Q
  'address', // where the person sleeps; never leaves shelter and lead by default
  'account', // what the person told, in words
  'exploitation', // F: form, sector, place, period; never the account
  'interviews', // G: that it was held, by whom and when; never what was said
  'health', // J
  'immigration', // L
  'proceedings', // M
  'perpetrator', // who did it: only under official authority (GDPR 10)
  'family', // K
  'plan', // I: needs and services
  'risk', // H
  'claims', // N: wages, compensation, their deadlines
  'wishes', // O: in the person's own words
  'travel', // P
  'obligations', // R: what the sender still owes after the transfer
] as const;
export type Section = (typeof SECTIONS)[number];

type TableOfItsOwn = 'lead' | 'status' | 'indicators' | 'consent' | 'interviews';
const TABLES_OF_THEIR_OWN: readonly string[] = [
  'lead',
  'status',
  'indicators',
  'consent',
  'interviews',
] satisfies TableOfItsOwn[];

/** Sections that hold entries written by people. */
export type WrittenSection = Exclude<Section, TableOfItsOwn>;
export const WRITTEN_SECTIONS = SECTIONS.filter(
  (section): section is WrittenSection => !TABLES_OF_THEIR_OWN.includes(section),
);

export const RELATIONS = [
  'lead',
  'holding_lead',
  'participant',
  'first_responder',
  'receiver',
  'former_lead',
  'complaint',
] as const;
/** Those of the matrix, and one section that was opened to one person for hours. */
export type Relation = (typeof RELATIONS)[number] | 'break_glass';

/** What a local holder may see of a person whose handover failed on the way: enough to help tonight. */
export const URGENT_NEEDS: readonly Section[] = ['lead', 'safe_contact', 'communication', 'risk', 'plan', 'family'];
