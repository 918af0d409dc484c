import type { WhyNot } from '../kernel/index.js';
import { EXPLOITATION_FORMS } from './exploitation.js';
import { LANGUAGE_CODES, REGION_CODES } from './preview-codes.js';

/**
 * What a receiver may know before the person has said yes to it (flows.md 2.4): enough to answer, no free text, nothing
 * that names. Citizenship is a class and places are countries or regions, since a small country's passport is a name.
 */

export const NOT_KNOWN = 'not_known';
const YES_NO = ['yes', 'no'] as const;

export const SERVICES = [
  'safe_accommodation',
  'material',
  'food',
  'health',
  'psychological',
  'legal',
  'interpretation',
  'education',
  'vocational',
  'employment',
  'family_tracing',
  'documents',
  'compensation',
  'return_counselling',
  'escort',
  'child_care',
  'language_course',
  'financial',
] as const;
export type Service = (typeof SERVICES)[number];

export const URGENCIES = ['emergency', 'urgent', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

const BANDS = ['0-8', '9-17', '18-20', '21-23', '24-26', '27-29', '30-38', '39-47', '48+'] as const;
const STATUSES = ['presumed', 'identified', 'not_identified', 'not_decided'] as const;

export type PreviewGroup =
  'who' | 'standing' | 'with' | 'needs' | 'placement' | 'safety' | 'wish' | 'money_and_law' | 'practical';

/** one code · several codes · a whole number up to `most` · a day as YYYY-MM-DD */
export type FieldRule =
  | { readonly group: PreviewGroup; readonly kind: 'one' | 'many'; readonly codes: readonly string[] }
  | { readonly group: PreviewGroup; readonly kind: 'count'; readonly most: number }
  | { readonly group: PreviewGroup; readonly kind: 'day' };

const one = (group: PreviewGroup, codes: readonly string[]) => ({ group, kind: 'one', codes }) as const;
const many = (group: PreviewGroup, codes: readonly string[]) => ({ group, kind: 'many', codes }) as const;
const count = (group: PreviewGroup, most: number) => ({ group, kind: 'count', most }) as const;
const day = (group: PreviewGroup) => ({ group, kind: 'day' }) as const;

/** The complete list. Willingness to talk to the police is left out on purpose: support must not depend on it. */
export const PREVIEW_FIELDS = {
  ageBand: one('who', BANDS),
  ageGroup: one('who', ['adult', 'minor', 'unsure']),
  gender: one('who', ['woman', 'man', 'trans_woman', 'trans_man', 'non_binary']),
  languages: many('who', LANGUAGE_CODES),
  interpreterNeeded: one('who', YES_NO),
  interpreterGender: one('who', ['woman', 'man', 'either']),

  citizenshipClass: one('standing', [
    'receivers_national',
    'receivers_non_citizen_resident',
    'other_eu_eea',
    'third_country',
    'stateless',
  ]),
  stay: one('standing', ['lawful', 'none', 'asylum_seeker']),
  statusInSendersCountry: one('standing', STATUSES),
  statusInReceiversCountry: one('standing', [...STATUSES, 'none']),
  travelDocument: one('standing', ['yes', 'no', 'being_made']),

  children: count('with', 20),
  childrenBands: many('with', BANDS.slice(0, 2)),
  adultsTravellingTogether: count('with', 20),
  pet: one('with', YES_NO),
  othersAskedForInGroup: count('with', 99),

  services: many('needs', SERVICES),
  howLong: one('needs', ['one_night', 'up_to_1_week', 'up_to_1_month', 'up_to_3_months', 'up_to_6_months', 'longer']),
  placeType: many('needs', ['single_room', 'women_only', 'men', 'family', 'wheelchair', 'secret_address']),

  mobilityNeeds: one('placement', YES_NO),
  pregnancy: one('placement', YES_NO),
  infant: one('placement', YES_NO),
  dailyMedication: one('placement', YES_NO),
  acutePsychiatricOrWithdrawalCare: one('placement', YES_NO),
  selfHarmRisk: one('placement', YES_NO),
  communicableDiseaseUnderCare: one('placement', YES_NO),

  riskLevel: one('safety', ['immediate', 'high', 'medium', 'low', 'not_assessed']),
  riskAtDestination: one('safety', ['none_known', 'known', 'not_assessed']),
  regionsToAvoid: many('safety', REGION_CODES),
  knownToExploitersWithin: one('safety', ['no_contact_known', 'one_week', 'one_month', 'longer']),
  exploitation: many('safety', EXPLOITATION_FORMS),

  personsWish: one('wish', ['wants_to_come', 'undecided', 'not_yet_asked']),
  choseAmongOffers: one('wish', YES_NO),

  whoPays: one('money_and_law', [
    'sender',
    'receiver',
    'state_programme',
    'municipality',
    'other_funder',
    'nobody_yet',
  ]),
  paidUntil: day('money_and_law'),
  stayLimitedUntil: day('money_and_law'),
  dutyToAppearInProceedings: one('money_and_law', YES_NO),

  wantedOn: day('practical'),
  latestOn: day('practical'),
  travelMode: one('practical', ['none', 'on_foot_or_public_transport', 'car', 'train', 'bus', 'ferry', 'plane']),
  escort: one('practical', YES_NO),
} as const satisfies Record<string, FieldRule>;

export type PreviewField = keyof typeof PREVIEW_FIELDS;
export const PREVIEW_FIELD_CODES = Object.keys(PREVIEW_FIELDS) as PreviewField[];
export const isPreviewField = (code: string): code is PreviewField => Object.hasOwn(PREVIEW_FIELDS, code);

export type PreviewAnswer = string | number | readonly string[];
export type Preview = Readonly<Record<PreviewField, PreviewAnswer>>;
/** As it is given: what is left out is not known yet. */
export type PreviewAnswers = Readonly<Partial<Record<PreviewField, PreviewAnswer>>>;

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Why a value cannot be the answer to a field, in words for the form; nothing when it can. */
export function faultOf(field: PreviewField, answer: unknown): string | undefined {
  if (answer === NOT_KNOWN) return undefined;
  const rule: FieldRule = PREVIEW_FIELDS[field];
  switch (rule.kind) {
    case 'one':
      return typeof answer === 'string' && rule.codes.includes(answer)
        ? undefined
        : `must be ${NOT_KNOWN} or one of: ${rule.codes.join(', ')}`;
    case 'many':
      return isListOf(answer, rule.codes) ? undefined : `must be ${NOT_KNOWN} or a list from: ${rule.codes.join(', ')}`;
    case 'count':
      return Number.isInteger(answer) && (answer as number) >= 0 && (answer as number) <= rule.most
        ? undefined
        : `must be ${NOT_KNOWN} or a whole number from 0 to ${rule.most}`;
    case 'day':
      return typeof answer === 'string' && DAY.test(answer) && !Number.isNaN(Date.parse(answer))
        ? undefined
        : `must be ${NOT_KNOWN} or a day as YYYY-MM-DD`;
  }
}

const isListOf = (answer: unknown, codes: readonly string[]): boolean =>
  Array.isArray(answer) &&
  new Set(answer).size === answer.length &&
  answer.every((code) => codes.includes(code as string));

/** A preview holds only fields of the list with codes of the list, and does not contradict itself about being a child. */
export function whyNotPreview(answers: Readonly<Record<string, unknown>>): WhyNot {
  for (const [field, answer] of Object.entries(answers)) {
    if (!isPreviewField(field)) return { problem: 'invalid-input', detail: 'A preview has no such field.' };
    const fault = answer === undefined ? undefined : faultOf(field, answer);
    if (fault) return { problem: 'invalid-input', detail: `${field} ${fault}` };
  }
  const band = answers['ageBand'];
  if (answers['ageGroup'] === 'adult' && (band === '0-8' || band === '9-17'))
    return { problem: 'invalid-input', detail: 'The age band is a child’s; say minor or unsure.' };
  return undefined;
}

/** Every field of the list, in its order, so that "not known yet" is said and not left to be guessed. */
export const complete = (answers: PreviewAnswers): Preview =>
  Object.fromEntries(PREVIEW_FIELD_CODES.map((field) => [field, answers[field] ?? NOT_KNOWN])) as Preview;

/** A child, or someone who may be one: the receiver sees it first. */
export const mayBeChild = (preview: PreviewAnswers): boolean =>
  preview.ageGroup === 'minor' ||
  preview.ageGroup === 'unsure' ||
  preview.ageBand === '0-8' ||
  preview.ageBand === '9-17';
