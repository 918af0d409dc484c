import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsISO31661Alpha2, IsOptional, Matches } from 'class-validator';
import { EXPLOITATION_FORMS } from '../access/index.js';
import { DueView } from '../institutions/index.js';
import { COUNTRIES, type Country } from '../kernel/index.js';
import { AnId, OneOf, OptionalText, Part, Parts, Text } from '../platform/http/index.js';
import {
  FourAnswersBody,
  GENDERS,
  HowAskedBody,
  IdentityBody,
  PLACE_CLASSES,
  SafeContactBody,
  STATEMENTS,
  QUESTIONS,
} from '../victims/index.js';
import { AGE_GROUPS, DANGER, URGENCIES, type AgeGroup, type Urgency, type Answers } from './identification.js';
import { HOW_KNOWN, INDICATORS, SECTORS } from './indicators.js';

const YES_NO = ['yes', 'no', 'not_known'] as const;

export class IndicatorBody {
  @OneOf(INDICATORS) code: string;
  @OneOf(HOW_KNOWN) how: string;
}

export class WhereaboutsBody {
  /** Where the person is now; absent: the country of the one who writes. An embassy may stand in another. */
  @IsOptional() @OneOf(COUNTRIES) country?: Country;
  @OneOf(PLACE_CLASSES) class: string;
  @IsOptional() @OneOf(SECTORS) sector?: string;
}

/** What a refusal leaves: no person, no case (flows.md 2.7). */
export class NoticeBody {
  @OneOf(['does_not_want_help', 'afraid', 'wants_to_think', 'wants_to_leave', 'no_reason_given', 'other'])
  reason: string;
  @OneOf(GENDERS) gender: string;
  @IsOptional() @IsISO31661Alpha2({ message: 'must be a country code' }) nationality?: string;
  @IsBoolean({ message: 'must be yes or no' }) cardHandedOut: boolean;
}

export class AlternateBody {
  @Text(120) name: string;
  @Matches(/^[+\d][\d ()-]{4,24}$/, { message: 'must be a phone number' }) phone: string;
}

export class OwnRecordBody {
  @OneOf(STATEMENTS) statement: (typeof STATEMENTS)[number];
  @Text(5000) text: string;
}

/** The first record, three minutes at a roadside (domain.md 8.5). Everything else comes later, from somebody trained. */
export class IdentifyBody {
  @OneOf(DANGER) danger: (typeof DANGER)[number];
  @OneOf(URGENCIES) urgency: Urgency;
  @OneOf(AGE_GROUPS) ageGroup: AgeGroup;
  @OneOf(YES_NO) shelterTonight: string;
  @Part(() => WhereaboutsBody) place: WhereaboutsBody;
  @IsArray()
  @ArrayMaxSize(5)
  @Matches(/^[a-z]{2,3}$/, { each: true, message: 'must be language codes' })
  languages: string[];
  @OneOf(YES_NO) interpreterNeeded: string;
  @IsArray() @ArrayMaxSize(30) @Parts(() => IndicatorBody) indicators: IndicatorBody[];
  @IsArray() @ArrayMaxSize(13) @OneOf(EXPLOITATION_FORMS, { each: true }) exploitation: string[];
  @Part(() => FourAnswersBody) consents: FourAnswersBody;
  @IsOptional() @Part(() => HowAskedBody) howAsked?: HowAskedBody;
  /** "What shall we call you": a handle chosen with the person, not a name. */
  @OptionalText(60) called?: string;
  @IsOptional() @Part(() => IdentityBody) identity?: IdentityBody;
  @IsOptional() @Part(() => SafeContactBody) safeContact?: SafeContactBody;
  @IsOptional() @Part(() => OwnRecordBody) ownRecord?: OwnRecordBody;
  @IsOptional() @Part(() => NoticeBody) notice?: NoticeBody;
  /** Whom to ring if the writer has gone off shift. */
  @IsOptional() @Part(() => AlternateBody) alternate?: AlternateBody;
  /** The open case that the writer's institution has for this person. */
  @IsOptional() @AnId() toCase?: string;
  /** The case number that the person brought back with them. */
  @OptionalText(20) broughtNumber?: string;
  /** The writer's draft that this was: gone in the same instant. */
  @IsOptional() @AnId() draft?: string;
}

export class AcknowledgedView {
  /** not_yet_read, told_by_phone, read: nobody says "someone has it" before a human does. */
  state: string;
  readAt: Date | null;
  toldAt: Date | null;
  spokeWith: string | null;
}

export class WhoLeadsView {
  institution: string;
  /** What the person's card may say of it: nothing where the name alone would say why they have a card. */
  nameOnPaper: string | null;
  /** Only a number that the institution has confirmed. */
  dutyLine: string | null;
  since: Date;
  basis: string;
  /** For a holding lead: when the fallback takes over. */
  @ApiProperty({ type: () => DueView, nullable: true }) holdingUntil: DueView | null;
  acknowledged: AcknowledgedView;
}

/** The writer's own card: what they sent, and who has it now, as it is. */
export class IdentificationView {
  id: string;
  outcome: string;
  at: Date;
  urgency: string;
  emergencyNumber: string | null;
  caseId: string | null;
  number: string | null;
  @ApiProperty({ type: () => WhoLeadsView, nullable: true }) leads: WhoLeadsView | null;
  /** One word of how it went on, for its writer and only if the person agreed: in_support, ended. */
  laterWord: string | null;
  answers: Record<string, unknown>;
  allowed: string[];
}

/** In one line: who leads now, and whether a human there has read it. */
export class LeadLineView {
  institution: string;
  /** Only a number that the institution has confirmed. */
  dutyLine: string | null;
  acknowledged: AcknowledgedView;
}

export class IdentificationListItem {
  id: string;
  outcome: string;
  at: Date;
  urgency: string;
  number: string | null;
  /** Nobody where there is no case, or where it has ended. */
  @ApiProperty({ type: () => LeadLineView, nullable: true }) leads: LeadLineView | null;
  laterWord: string | null;
  allowed: string[];
}

export class IdentificationListView {
  items: IdentificationListItem[];
  next?: string;
}

/** What decides what an identification creates. */
export const asAnswers = (body: IdentifyBody): Answers => ({
  danger: body.danger,
  urgency: body.urgency,
  ageGroup: body.ageGroup,
  support: body.consents.contact_support.answer,
  shareName: body.consents.share_name.answer,
  anyAnswerGiven: QUESTIONS.some((question) => ['yes', 'no', 'undecided'].includes(body.consents[question].answer)),
  howAskedGiven: body.howAsked !== undefined,
  namesGiven: (body.identity?.names?.length ?? 0) > 0,
  identityGiven:
    body.identity !== undefined ||
    body.safeContact !== undefined ||
    body.called !== undefined ||
    body.ownRecord !== undefined,
  noticeGiven: body.notice !== undefined,
  toCase: body.toCase !== undefined,
});
