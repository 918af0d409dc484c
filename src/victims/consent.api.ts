import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { SECTIONS, type Section } from '../access/index.js';
import {
  COUNTRIES,
  INSTITUTION_KINDS,
  type Country,
  type InstitutionId,
  type InstitutionKind,
} from '../kernel/index.js';
import { Transform } from 'class-transformer';
import { AnId, Instant, OneOf, OptionalText, Part } from '../platform/http/index.js';
import {
  ANSWERS,
  ASKED,
  CAPACITIES,
  CONDITIONS,
  GUARDIANS,
  INTERPRETERS,
  MODES,
  OTHERS_PRESENT,
  PURPOSES,
  WHY_NOT_ASKED,
  type Answer,
  type HowAsked,
  type Purpose,
} from './consent.js';

/** One institution, or certain kinds, or a country; exactly one of the three. */
export class RecipientBody {
  @ApiProperty({ type: String, format: 'uuid', required: false }) @IsOptional() @AnId() institution?: InstitutionId;
  @IsOptional() @OneOf(COUNTRIES) country?: Country;
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(INSTITUTION_KINDS.length)
  @OneOf(INSTITUTION_KINDS, { each: true })
  kinds?: InstitutionKind[];
}

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
  @IsOptional() @OneOf(CAPACITIES) capacity?: (typeof CAPACITIES)[number];
  /** Where a guardian has to be heard. */
  @IsOptional() @OneOf(GUARDIANS) guardian?: (typeof GUARDIANS)[number];
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
  @OneOf(ASKED) question: (typeof ASKED)[number];
  @Part(() => ConsentAnswerBody) answer: ConsentAnswerBody;
  @Part(() => HowAskedBody) howAsked: HowAskedBody;
  /** Only with `share_sections`: to whom, what, for what. */
  @IsOptional() @Part(() => RecipientBody) recipient?: RecipientBody;
  @IsOptional() @OneOf(PURPOSES) purpose?: Purpose;
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(SECTIONS.length)
  @OneOf(SECTIONS, { each: true })
  sections?: Section[];
  /** Earlier than the rule of the country says, where the person wants so. */
  @IsOptional() @Instant() validUntil?: string;
  /** Where a paper lies; nobody has to have one. */
  @OptionalText(200) evidence?: string;
}

/** On the person's word. What is left out is wide: no recipient is everybody, no section is all of them. */
export class WithdrawConsentBody {
  @IsOptional() @Part(() => RecipientBody) recipient?: RecipientBody;
  /** One request only: an ask or a handover. */
  @ApiProperty({ type: String, format: 'uuid', required: false }) @IsOptional() @AnId() request?: string;
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(SECTIONS.length)
  @OneOf(SECTIONS, { each: true })
  sections?: Section[];
  @Part(() => HowAskedBody) howAsked: HowAskedBody;
  @OptionalText(200) evidence?: string;
}

/** A list in an address: `identity,health`. */
const Listed = (codes: readonly string[]) => (target: object, name: string) => {
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))(target, name);
  ApiProperty({ type: String, required: false })(target, name);
  for (const decorate of [IsOptional(), IsArray(), ArrayUnique(), OneOf(codes, { each: true })]) decorate(target, name);
};

/** What would be taken back, as in the body of the act: one recipient, or one request, or neither; all sections or some. */
export class WithdrawalQuery {
  @ApiProperty({ type: String, format: 'uuid', required: false }) @IsOptional() @AnId() institution?: InstitutionId;
  @IsOptional() @OneOf(COUNTRIES) country?: Country;
  @Listed(INSTITUTION_KINDS) kinds?: InstitutionKind[];
  @Listed(SECTIONS) sections?: Section[];
  @ApiProperty({ type: String, format: 'uuid', required: false }) @IsOptional() @AnId() request?: string;
}

/** What one institution would no longer see. */
export class ClosesView {
  institution: string;
  country: string;
  relation: string;
  sections: string[];
  /** Nothing would be left to it. */
  all: boolean;
}

/** A request that would be told at once to stop, or whose person would arrive unnamed. */
export class StopsView {
  what: 'ask' | 'handover';
  id: string;
  institution: string;
  country: string;
  inTransit: boolean;
}

/** What taking this yes back would close, said before the person is heard: it was done, looked at, and undone. */
export class WithdrawalAheadView {
  closes: ClosesView[];
  stops: StopsView[];
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
  purpose: string;
  sections: string[];
  /** Whom the answer is about, by name; null: not one institution. */
  recipient: string | null;
  recipientKinds: string[];
  withdrawal: boolean;
  evidence: string | null;
}

/** One of the four questions: who asked last, when, what was said, and whether it is still to be asked. */
export class QuestionStandView {
  question: string;
  /** answered · ask_again: provisional, undecided or run out · open: not asked yet. */
  standing: string;
  answer: string | null;
  askedAt: Date | null;
  askedBy: string | null;
  institution: string | null;
  validUntil: Date | null;
}
