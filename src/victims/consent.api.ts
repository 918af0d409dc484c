import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { COUNTRIES } from '../kernel/index.js';
import { OneOf, OptionalText, Part } from '../platform/http/index.js';
import {
  ANSWERS,
  CONDITIONS,
  INTERPRETERS,
  MODES,
  OTHERS_PRESENT,
  LATER_QUESTIONS,
  WHY_NOT_ASKED,
  type Answer,
  type HowAsked,
} from './consent.js';

/** One block for all answers: nobody fills in four at a roadside (flows.md 2.6). */
export class HowAskedBody implements HowAsked {
  @OneOf(MODES) mode: HowAsked['mode'];
  @Matches(/^[a-z]{2,3}$/, { message: 'must be a language code' }) language: string;
  @OneOf(INTERPRETERS) interpreter: HowAsked['interpreter'];
  /** A number or a code, never the interpreter's name. */
  @OptionalText(60) interpreterReference?: string;
  @IsBoolean({ message: 'must be yes or no' }) readBack: boolean;
  @IsArray() @ArrayMaxSize(6) @OneOf(OTHERS_PRESENT, { each: true }) othersPresent: string[];
  @IsArray() @ArrayMaxSize(5) @OneOf(CONDITIONS, { each: true }) condition: string[];
}

export class ConsentAnswerBody {
  @OneOf(ANSWERS) answer: Answer;
  @IsOptional() @OneOf(WHY_NOT_ASKED) whyNotAsked?: string;
  /** For another country: which ones; absent means any. */
  @IsOptional() @IsArray() @ArrayUnique() @ArrayMaxSize(10) @OneOf(COUNTRIES, { each: true }) countries?: string[];
}

export class FourAnswersBody {
  @Part(() => ConsentAnswerBody) contact_support: ConsentAnswerBody;
  @Part(() => ConsentAnswerBody) share_name: ConsentAnswerBody;
  @Part(() => ConsentAnswerBody) contact_police: ConsentAnswerBody;
  @Part(() => ConsentAnswerBody) another_country: ConsentAnswerBody;
}

export class AskConsentBody {
  @OneOf(LATER_QUESTIONS) question: (typeof LATER_QUESTIONS)[number];
  @Part(() => ConsentAnswerBody) answer: ConsentAnswerBody;
  @Part(() => HowAskedBody) howAsked: HowAskedBody;
}

export class ConsentView {
  question: string;
  answer: string;
  country: string | null;
  provisional: boolean;
  validUntil: Date | null;
  recordedAt: Date;
  recordedBy: string;
  institution: string;
  howAsked: Record<string, unknown>;
}
