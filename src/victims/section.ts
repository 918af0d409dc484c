export const STATEMENTS = ['observed', 'documented', 'told_by_person', 'told_by_third', 'assessment'] as const;
export type Statement = (typeof STATEMENTS)[number];

export const NAME_KINDS = ['stated', 'document', 'alias', 'used_in_exploitation', 'transliteration'] as const;
export const GENDERS = ['female', 'male', 'other', 'not_known'] as const;
export const RESIDENCE_CATEGORIES = [
  'national',
  'non_citizen_resident', // Latvia and Estonia (flows.md 2.11)
  'refugee_or_subsidiary',
  'other_eu_eea',
  'tcn_permit',
  'tcn_visa_or_visa_free',
  'tcn_irregular',
  'asylum_seeker',
  'stateless',
  'unknown',
] as const;
export const PLACE_CLASSES = [
  'shelter',
  'own_place',
  'reception_centre',
  'hospital',
  'police_custody',
  'detention',
  'border',
  'street',
  'unknown',
] as const;
export const CHANNELS = ['phone', 'text_message', 'e_mail', 'through_someone', 'in_person', 'none'] as const;

export const LITERACY = ['reads_well', 'reads_little', 'does_not_read', 'not_known'] as const;
export const RISK_LEVELS = ['immediate', 'high', 'medium', 'low', 'not_assessed'] as const;
/** What the person is in one proceeding; one person may be several at once (flows.md 2.10). */
export const PROCEEDING_ROLES = ['injured_party', 'witness', 'suspect', 'convicted', 'detained'] as const;
export const PLAN_STATES = ['wanted', 'open', 'given', 'planned', 'refused'] as const;

/** Sections with fields of their own and nothing else. */
const STRUCTURED = ['identity', 'safe_contact', 'address'] as const;
/** Fields that can be shown one by one, and words beside them. */
const WITH_FIELDS = [
  'communication',
  'account',
  'exploitation',
  'health',
  'immigration',
  'proceedings',
  'family',
  'plan',
  'risk',
] as const;
type FormOf = (typeof STRUCTURED)[number] | (typeof WITH_FIELDS)[number];
export type Forms = { [Section in FormOf]?: object | undefined };

const isOneOf = <Code extends string>(codes: readonly Code[], section: string): section is Code =>
  codes.some((code) => code === section);

/** What came in must be the section's own shape and nothing else. */
export function contentOf(section: string, given: Forms & { text?: string }): Record<string, unknown> | undefined {
  const others = Object.entries(given).filter(
    ([name, value]: [string, unknown]) => value !== undefined && name !== section && name !== 'text',
  );
  if (others.length > 0) return undefined;
  const words = given.text === undefined ? {} : { text: given.text };
  if (isOneOf(STRUCTURED, section))
    return given[section] && given.text === undefined ? { ...given[section] } : undefined;
  if (isOneOf(WITH_FIELDS, section))
    return given[section] || given.text !== undefined ? { ...given[section], ...words } : undefined;
  return given.text === undefined ? undefined : words;
}

/** Of what others wrote, the fields that the reader's grants name; an entry of which nothing is left is not shown. */
export function shownOf(
  content: Record<string, unknown>,
  fields: readonly string[] | null,
): Record<string, unknown> | undefined {
  if (!fields) return content;
  const shown = Object.entries(content).filter(([field, value]) => fields.includes(field) && value !== undefined);
  return shown.length > 0 ? Object.fromEntries(shown) : undefined;
}
