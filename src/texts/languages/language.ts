import { createHash } from 'node:crypto';
import type { Section, Service } from '../../access/index.js';
import type { Country, InstitutionKind } from '../../kernel/index.js';
import type { CONSENT_TEXTS, TextName } from '../text.js';

/** Read in this order: what is asked, what a yes does, what a no does, what neither changes, how a yes is taken back. */
type ConsentPart = 'question' | 'yes' | 'no' | 'nothing_else' | 'take_back';

/** Plain parts of the sheet; the rest of its words stand under the codes that they translate. */
type PlainPart =
  | 'title'
  | 'intro'
  | 'made_on'
  | 'leads'
  | 'leads_text'
  | 'phone'
  | 'no_phone'
  | 'helps'
  | 'helps_nobody'
  | 'shared'
  | 'shared_text'
  | 'shared_nobody'
  | 'looked'
  | 'looked_nobody'
  | 'crossed'
  | 'not_yet'
  | 'answer'
  | 'answers'
  | 'answers_text'
  | 'answers_none'
  | 'ask_again'
  | 'until'
  | 'still'
  | 'last'
  | 'days'
  | 'who'
  | 'what'
  | 'when'
  | 'why'
  | 'rights'
  | 'rights_text'
  | 'complain'
  | 'complain_text'
  | 'data_protection'
  | 'danger';
/** What stands on the card of the first night, beside a name, a number and a code word. */
type CardPart = 'heading' | 'who' | 'phone' | 'no_phone' | 'word' | 'word_how' | 'yours' | 'danger';
type Answer = 'yes' | 'no' | 'undecided' | 'not_asked' | 'could_not_be_asked';
/** Legal bases in words for the person; a basis that is none of these is shown as what the law requires. */
type Ground =
  | 'task_of_lead'
  | 'own_record'
  | 'accountability'
  | 'referral'
  | 'vital_interest'
  | 'obligation'
  | 'emergency_opening'
  | 'ordered_disclosure'
  | 'persons_mandate';

type ConsentText = Readonly<Record<ConsentPart, string>>;
export type SheetPart =
  | PlainPart
  | `answer ${Answer}`
  | `country ${Country}`
  | `ground ${Ground}`
  | `kind ${InstitutionKind}`
  | `question ${(typeof CONSENT_TEXTS)[number]}`
  | `section ${Section}`
  | `service ${Service}`;
export type SheetText = Readonly<Record<SheetPart, string>>;

/** All texts of one language: a language that lacks a part does not compile. Parts are plain text, never markup. */
export type LanguageTexts = Readonly<Record<(typeof CONSENT_TEXTS)[number], ConsentText>> & {
  readonly sheet: SheetText;
  readonly card: Readonly<Record<CardPart, string>>;
};
export type Parts = Readonly<Record<string, string>>;

/**
 * Which text it is, word for word, and what it translates: a changed draft is another version, and so is every draft of a
 * changed source. A signature is of one version.
 */
export const versionOf = (name: TextName, language: string, parts: Parts, source: Parts): string =>
  createHash('sha256')
    .update(JSON.stringify([name, language, sorted(parts), sorted(source)]))
    .digest('hex');

const sorted = (parts: Parts) => Object.entries(parts).sort(([one], [other]) => (one < other ? -1 : 1));
