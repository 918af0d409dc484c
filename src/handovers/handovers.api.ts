import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import {
  ConditionBody,
  DECLINE_REASONS,
  PreviewBody,
  SECTIONS,
  type DeclineReason,
  type Section,
} from '../access/index.js';
import { COUNTRIES, type Country, type InstitutionId } from '../kernel/index.js';
import { AnId, Instant, OneOf, OptionalText, Part, Parts, Text } from '../platform/http/index.js';
import { HowAskedBody } from '../victims/index.js';
import {
  CANCEL_REASONS,
  DUTY_LINE,
  FAILED_REASONS,
  FEEDBACK,
  HANDOVER_REASONS,
  OBLIGATIONS,
  OFFER_WITHDRAW_REASONS,
  REPORTERS,
  SPOKEN_WITH,
  TRAVELS,
  WITHDRAW_REASONS,
  type CancelReason,
  type FailedReason,
  type Feedback,
  type HandoverReason,
  type Obligation,
  type OfferWithdrawReason,
  type Reporter,
  type SpokenWith,
  type Travel,
  type WithdrawReason,
  DIRECTIONS,
  type Direction,
} from './handover-codes.js';

const URGENCIES = ['emergency', 'urgent', 'normal'] as const;
const PHONE = /^\+?[0-9 ()/-]{3,30}$/;

/** An institution, or a country whose focal point names one; exactly one of the two. */
export class AddresseeBody {
  @ApiProperty({ type: String, format: 'uuid', required: false }) @IsOptional() @AnId() institution?: InstitutionId;
  @IsOptional() @OneOf(COUNTRIES) country?: Country;
}

export class PrepareHandoverBody {
  @Part(() => AddresseeBody) to: AddresseeBody;
  @OneOf(TRAVELS) travel: Travel;
  @OneOf(HANDOVER_REASONS) reason: HandoverReason;
  @OneOf(URGENCIES) urgency: (typeof URGENCIES)[number];
  @Part(() => PreviewBody) preview: PreviewBody;
  /** Does the person want the sender to hear how it goes on? */
  @IsBoolean() feedbackWanted: boolean;
}

export class AskTogetherBody {
  /** The link of persons who wish to be together: all that the receiver has not answered yet are asked for, all or none. */
  @ApiProperty({ type: String, format: 'uuid' }) @AnId() link: string;
}

export class AnswerHandoverBody {
  @Part(() => PreviewBody) answers: PreviewBody;
}

export class NameReceiverBody {
  @ApiProperty({ type: String, format: 'uuid' }) @AnId() institution: InstitutionId;
}

export class OtherPlaceBody {
  @ApiProperty({ type: String, format: 'uuid' }) @AnId() institution: InstitutionId;
}

export class HandoverPhoneYesBody {
  /** Who said it on the phone, as they named themselves. */
  @Text(100) who: string;
}

export class AcceptHandoverBody {
  @Text(100) contactName: string;
  @Matches(PHONE, { message: 'must be a phone number' }) contactPhone: string;
  /** A second name, or `duty_line`. */
  @Text(100) alternate: string = DUTY_LINE;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @Parts(() => ConditionBody)
  conditions?: ConditionBody[];
}

export class DeclineHandoverBody {
  @OneOf(DECLINE_REASONS) reason: DeclineReason;
  @ApiProperty({ type: String, format: 'uuid', required: false }) @IsOptional() @AnId() otherPlace?: InstitutionId;
}

export class WithdrawOfferBody {
  @OneOf(OFFER_WITHDRAW_REASONS) reason: OfferWithdrawReason;
}

export class WithdrawHandoverBody {
  @OneOf(WITHDRAW_REASONS) reason: WithdrawReason;
}

export class AgreeBody {
  @IsBoolean() personAgreed: boolean;
  /** Where the receiver set conditions: the person and we accept them. */
  @IsOptional() @IsBoolean() conditionsAccepted?: boolean;
  @IsArray() @ArrayUnique() @ArrayMaxSize(SECTIONS.length) @OneOf(SECTIONS, { each: true }) sections: Section[];
  @Part(() => HowAskedBody) howAsked: HowAskedBody;
  /** What we still do for the person afterwards; we stay a participant for it, without the address. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(5)
  @OneOf(OBLIGATIONS, { each: true })
  senderStays?: Obligation[];
}

export class PersonSaidNoBody {
  @Part(() => HowAskedBody) howAsked: HowAskedBody;
}

export class ReceptionPlanBody {
  @Text(200) whoMeets: string;
  @Text(200) recognitionSign: string;
  @Text(300) where: string;
  @Instant() at: string;
  @Text(50) zone: string;
  @Text(100) theySay: string;
  @Text(100) personSays: string;
  @Matches(PHONE, { message: 'must be a phone number' }) phone: string;
  @Text(500) ifLate: string;
  @ApiProperty({ type: String, format: 'uuid', required: false }) @IsOptional() @AnId() escort?: InstitutionId;
}

export class DepartBody {
  @Instant() expectedAt: string;
}

export class ReportArrivalBody {
  @OneOf(REPORTERS) by: Reporter;
}

export class OpenRequestChoiceBody {
  @AnId() askId: string;
  @OneOf(['inherit', 'end']) do: 'inherit' | 'end';
}

export class TakeOverBody {
  /** May lie before now: the night worker meets, the coordinator presses on Monday. */
  @IsOptional() @Instant() metAt?: string;
  @OptionalText(100) metBy?: string;
  @IsOptional() @OneOf(SPOKEN_WITH) spokenWith?: SpokenWith;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Parts(() => OpenRequestChoiceBody)
  openRequests?: OpenRequestChoiceBody[];
}

export class AcceptAndTakeOverBody extends AcceptHandoverBody {
  @IsBoolean() personAgreed: boolean;
  @OneOf(SPOKEN_WITH) spokenWith: SpokenWith;
  @Part(() => HowAskedBody) howAsked: HowAskedBody;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Parts(() => OpenRequestChoiceBody)
  openRequests?: OpenRequestChoiceBody[];
}

export class FailHandoverBody {
  @OneOf(FAILED_REASONS) reason: FailedReason;
}

export class CancelHandoverBody {
  @OneOf(CANCEL_REASONS) reason: CancelReason;
}

export class FeedbackBody {
  @OneOf(FEEDBACK) status: Feedback;
}

export class HandoverListQuery {
  @OneOf(DIRECTIONS) direction: Direction;
  @OptionalText(200) after?: string;
}
