import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsOptional, ValidateIf } from 'class-validator';
import {
  ConditionBody,
  DECLINE_REASONS,
  PreviewBody,
  PreviewView,
  QuestionView,
  SECTIONS,
  type DeclineReason,
  type Section,
} from '../access/index.js';
import { DueView } from '../institutions/index.js';
import type { InstitutionId } from '../kernel/index.js';
import { AnId, OneOf, OptionalText, Part, Parts, Text } from '../platform/http/index.js';
import { HowAskedBody } from '../victims/index.js';
import { END_REASONS, OUTCOMES, TAKE_BACK_REASONS, type EndReason, type Outcome } from './ask.js';

/** Whom the lead reaches: a name with a phone, or the duty line of the directory where two people cannot always be named. */
export class AcceptBody {
  @IsOptional() @IsBoolean({ message: 'must be yes or no' }) useDutyLine?: boolean;
  @ValidateIf((body: AcceptBody) => body.useDutyLine !== true) @Text(120) contactName?: string;
  @ValidateIf((body: AcceptBody) => body.useDutyLine !== true) @Text(60) contactPhone?: string;
}

export class AcceptWithConditionsBody extends AcceptBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(16)
  @Parts(() => ConditionBody)
  conditions: ConditionBody[];
}

export class DeclineBody {
  @OneOf(DECLINE_REASONS) reason: DeclineReason;
  /** A place of the directory that may be able to help. */
  @ApiProperty({ type: String, format: 'uuid', required: false }) @IsOptional() @AnId() otherPlace?: InstitutionId;
}

export class TakeBackBody {
  @OneOf(TAKE_BACK_REASONS) reason: (typeof TAKE_BACK_REASONS)[number];
}

export class CompleteBody {
  @OneOf(OUTCOMES) outcome: Outcome;
}

export class AnswerQuestionsBody {
  @Part(() => PreviewBody) answers: PreviewBody;
}

export class EndReasonBody {
  @OneOf(END_REASONS) reason: EndReason;
}

export class PhoneYesBody {
  /** Who at the place said yes on the phone. */
  @Text(120) who: string;
}

/** The person's yes to this place: to which sections, to its conditions, and how they were asked. */
export class ConfirmBody {
  @IsBoolean({ message: 'must be yes or no' }) personAgreed: boolean;
  @IsArray() @ArrayUnique() @ArrayMaxSize(SECTIONS.length) @OneOf(SECTIONS, { each: true }) sections: Section[];
  @IsOptional() @IsBoolean({ message: 'must be yes or no' }) conditionsAgreed?: boolean;
  @Part(() => HowAskedBody) howAsked: HowAskedBody;
}

export class PlaceBody {
  @ApiProperty({ type: String, format: 'uuid' }) @AnId() place: InstitutionId;
}

export class PartyView {
  institutionId: string;
  name: string;
  country: string;
  contact: string | null;
  /** Only a number that somebody has tried. */
  phone: string | null;
  openNow: boolean;
  opensAt: string | null;
}

export class PhoneYesView {
  who: string;
  at: Date;
  quietUntil: Date | null;
}

export class NamedPlaceView {
  institutionId: string;
  name: string;
}

/** What each side may see of a request; before the confirmation there is nothing in it that tells the place who it is about. */
export class AskView {
  id: string;
  reference: string;
  /** sender, receiver or desk */
  standing: string;
  status: string;
  service: string;
  urgency: string;
  sentAt: Date;
  openedAt: Date | null;
  answeredAt: Date | null;
  due: DueView;
  /** The receiver's clock stands while its question is open. */
  clockStopped: boolean;
  /** The place has not said yes or no, in its time or after it. */
  unanswered: boolean;
  @ApiProperty({ type: PreviewView, nullable: true }) preview: PreviewView | null;
  /** A child, or someone who may be one. */
  mayBeChild: boolean | null;
  @ApiProperty({ type: QuestionView, isArray: true }) questions: QuestionView[];
  sender: PartyView;
  receiver: PartyView;
  @ApiProperty({ type: ConditionBody, isArray: true }) conditions: ConditionBody[];
  declineReason: string | null;
  @ApiProperty({ type: NamedPlaceView, nullable: true }) otherPlace: NamedPlaceView | null;
  @ApiProperty({ type: NamedPlaceView, nullable: true }) wentUpTo: NamedPlaceView | null;
  @ApiProperty({ type: PhoneYesView, nullable: true }) phoneYes: PhoneYesView | null;
  claimedBy: string | null;
  confirmedAt: Date | null;
  agreedSections: string[];
  startedAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
  outcome: string | null;
  /** For the sender; for the receiver only while it is confirmed and holds a grant. */
  caseId: string | null;
  needId: string | null;
  allowed: string[];
}

export class AskRowView {
  id: string;
  reference: string;
  standing: string;
  status: string;
  service: string;
  urgency: string;
  sentAt: Date;
  due: DueView;
  clockStopped: boolean;
  /** The place has not said yes or no, in its time or after it. */
  unanswered: boolean;
  /** The other side. */
  institution: string;
  claimedBy: string | null;
  endedAt: Date | null;
  allowed: string[];
}

export class AskPageView {
  @ApiProperty({ type: AskRowView, isArray: true }) items: AskRowView[];
  next?: string;
}

export class AskListQuery {
  @OneOf(['in', 'out', 'desk']) direction: 'in' | 'out' | 'desk';
  @IsOptional() @OneOf(['yes', 'no']) open?: 'yes' | 'no';
  /** Only those that the place has not said yes or no to, the soonest due first. */
  @IsOptional() @OneOf(['yes', 'no']) unanswered?: 'yes' | 'no';
  @OptionalText(200) after?: string;
}
