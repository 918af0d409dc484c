/** The classes of data of one person, each seen and consented to apart (domain.md 3.4 and 11). */
export const SECTIONS = [
  'lead', // who leads, tasks, what happened: the workflow
  'identity',
  'safe_contact',
  'indicators',
  'consent',
  'address', // where the person sleeps; never leaves shelter and lead by default
  'account', // what the person told, in words
  'health',
  'immigration',
  'proceedings',
  'family',
  'plan',
  'risk',
] as const;
export type Section = (typeof SECTIONS)[number];

/** Sections that hold entries written by people; 'lead', 'indicators' and 'consent' have tables of their own. */
export const WRITTEN_SECTIONS = SECTIONS.filter(
  (section): section is WrittenSection => !['lead', 'indicators', 'consent'].includes(section),
);
export type WrittenSection = Exclude<Section, 'lead' | 'indicators' | 'consent'>;

export const RELATIONS = ['lead', 'holding_lead', 'participant', 'first_responder', 'receiver', 'former_lead'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What a local holder may see of a person whose handover failed on the way: enough to help tonight. */
export const URGENT_NEEDS: readonly Section[] = ['lead', 'safe_contact', 'risk', 'plan', 'family'];
