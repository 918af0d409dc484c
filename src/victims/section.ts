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

/** Sections whose entries have fields of their own; the others hold a statement in words. */
export const STRUCTURED: readonly string[] = ['identity', 'safe_contact', 'address'];
export const isStructured = (section: string): boolean => STRUCTURED.includes(section);

/** What came in must be the section's own shape and nothing else. */
export function contentOf(
  section: string,
  given: { identity?: object; safe_contact?: object; address?: object; text?: string },
): Record<string, unknown> | undefined {
  const structured = isStructured(section) ? given[section as 'identity' | 'safe_contact' | 'address'] : undefined;
  const others = Object.entries(given).filter(
    ([name, value]: [string, unknown]) => value !== undefined && name !== section && name !== 'text',
  );
  if (others.length > 0) return undefined;
  if (isStructured(section)) return structured && given.text === undefined ? { ...structured } : undefined;
  return given.text === undefined ? undefined : { text: given.text };
}
