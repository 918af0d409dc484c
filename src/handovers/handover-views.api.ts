import { ApiProperty } from '@nestjs/swagger';
import { PreviewView, QuestionView } from '../access/index.js';
import { DueView } from '../institutions/index.js';

export class SideView {
  id: string;
  name: string;
  country: string;
  timeZone: string;
}

export class HandoverContactView {
  name: string;
  phone: string;
  /** A second name, or `duty_line`. */
  alternate: string;
  /** The receiver's duty line, where somebody has verified it. */
  dutyLine: string | null;
}

export class ConditionView {
  code: string;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'integer' }], required: false }) value?: string | number;
}

/** A request of the case to a place that is not named before the takeover. */
export class InheritedView {
  askId: string;
  service: string;
  status: string;
}

export class FeedbackView {
  @ApiProperty({ type: () => DueView }) due: DueView;
  status: string | null;
  givenAt: Date | null;
}

export class RequestOfOneQuestion {
  id: string;
  reference: string;
  status: string;
}

export class TogetherView {
  /** How many more belong to the question: all of them, or none. */
  others: number;
  /** Those of them that the reader has before them as well. */
  @ApiProperty({ type: () => [RequestOfOneQuestion] }) requests: RequestOfOneQuestion[];
}

export class AskableRequestView {
  id: string;
  reference: string;
}

export class AskableByView {
  link: string;
  kind: string;
  @ApiProperty({ type: () => [AskableRequestView] }) requests: AskableRequestView[];
}

/**
 * A handover as its reader may see it. Before the person's yes a receiver has the reference and the preview and no case;
 * after the takeover the former lead has the status and the feedback.
 */
export class HandoverView {
  id: string;
  reference: string;
  status: string;
  /** One of the five words that a person reads, or `ended`. */
  word: string;
  @ApiProperty({ type: () => SideView }) from: SideView;
  @ApiProperty({ type: () => SideView, nullable: true }) to: SideView | null;
  toCountry: string;
  version: number;
  allowed: string[];
  takenOverAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;

  addressedTo?: string;
  travel?: string;
  reason?: string;
  urgency?: string;
  @ApiProperty({ type: () => DueView, nullable: true, required: false }) due?: DueView | null;
  /** The receiver's clock stands while its question is open. */
  clockStopped?: boolean;
  openedAt?: Date | null;
  answeredAt?: Date | null;
  @ApiProperty({ type: () => HandoverContactView, nullable: true, required: false })
  contact?: HandoverContactView | null;
  @ApiProperty({ type: () => [ConditionView], required: false }) conditions?: ConditionView[];
  @ApiProperty({ type: () => PreviewView, nullable: true, required: false }) preview?: PreviewView | null;
  @ApiProperty({ type: () => [QuestionView], required: false }) questions?: QuestionView[];
  @ApiProperty({ type: () => SideView, nullable: true, required: false }) escalatedTo?: SideView | null;
  /** Asked together with others, until the first of them leaves. */
  @ApiProperty({ type: () => TogetherView, required: false }) together?: TogetherView;

  /** Only for the lead, and for a receiver to whom the person has said yes. */
  caseId?: string;
  agreedSections?: string[];
  departedAt?: Date | null;
  @ApiProperty({ type: () => DueView, nullable: true, required: false }) expected?: DueView | null;
  overdueSince?: Date | null;
  /** By when the receiver says that it has taken over, once the person has arrived. */
  @ApiProperty({ type: () => DueView, nullable: true, required: false }) takeoverDue?: DueView | null;
  arrivalReportedAt?: Date | null;
  metAt?: Date | null;
  metBy?: string | null;
  /** The person has taken the yes back: nothing but this notice is shared, until somebody has met them. */
  sharingStoppedAt?: Date | null;
  cancelAskedByOther?: boolean;
  /** For the receiver: what it would inherit; it chooses when it takes over. */
  @ApiProperty({ type: () => [InheritedView], required: false }) openRequests?: InheritedView[];

  /** Only for the lead, what is not there yet: `yes_to_country`, `child_path`, `reception_plan`, what is missing of the others. */
  missing?: string[];
  /** Only for the lead: persons who wish to be asked for together, and their requests to the same receiver. */
  @ApiProperty({ type: () => [AskableByView], required: false }) askableBy?: AskableByView[];
  /** Only for the lead: why not, who promised by phone, where else. */
  declineReason?: string | null;
  @ApiProperty({ type: () => SideView, nullable: true, required: false }) otherPlace?: SideView | null;
  phoneYes?: string | null;
  @ApiProperty({ type: () => DueView, nullable: true, required: false }) quietUntil?: DueView | null;
  @ApiProperty({ type: () => SideView, nullable: true, required: false }) localHolder?: SideView | null;
  failedReason?: string | null;

  /** Of one that has not arrived: from when on it is decided what to do, and whether that is now. */
  @ApiProperty({ type: () => DueView, nullable: true, required: false }) decideFrom?: DueView | null;
  decideNow?: boolean;

  @ApiProperty({ type: () => [FeedbackView], required: false }) feedback?: FeedbackView[];
}

export class HandoverLineView {
  id: string;
  reference: string;
  status: string;
  word: string;
  urgency: string;
  travel: string;
  from: string;
  to: string | null;
  toCountry: string;
  @ApiProperty({ type: () => DueView, nullable: true }) due: DueView | null;
  overdueSince: Date | null;
  /** The receiver has not said yes or no, and a time for it runs or has run out. */
  unanswered: boolean;
  /** Only in one's own list of handovers sent. */
  caseId?: string;
  allowed: string[];
}

export class HandoverPageView {
  @ApiProperty({ type: () => [HandoverLineView] }) items: HandoverLineView[];
  next?: string;
}

export class ReceptionPlanView {
  whoMeets: string;
  recognitionSign: string;
  where: string;
  at: string;
  zone: string;
  theySay: string;
  personSays: string;
  phone: string;
  ifLate: string;
  escort: string | null;
  version: number;
}
