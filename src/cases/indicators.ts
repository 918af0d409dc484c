/**
 * What a first responder may see or be told, ILO's eleven indicators of forced labour and the field signs of domain.md 8.3,
 * shortened. No score: it would invite "only three points", and a low one must never stop help (flows.md 4).
 */
export const INDICATORS = [
  'abuse_of_vulnerability',
  'deception',
  'restriction_of_movement',
  'isolation',
  'violence',
  'threats',
  'documents_held',
  'wages_withheld',
  'debt_bondage',
  'abusive_conditions',
  'excessive_hours',
  'sexual_services_forced',
  'begging_forced',
  'crime_forced',
  'marriage_forced',
  'others_speak_for_them',
  'afraid_of_authorities',
  'does_not_know_address',
  'injuries',
  'found_at_typical_site',
  'child_without_guardian',
  'child_works',
  'other',
] as const;

export const HOW_KNOWN = ['observed', 'told_by_person', 'told_by_third', 'documented'] as const;

export const SECTORS = [
  'agriculture',
  'construction',
  'cleaning',
  'restaurant',
  'care',
  'transport',
  'factory',
  'household',
  'sex_industry',
  'online',
  'street',
  'other',
  'unknown',
] as const;
