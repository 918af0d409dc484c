import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsString } from 'class-validator';
import { WRITTEN_SECTIONS } from '../access/index.js';
import { DueView } from '../institutions/index.js';
import type { InstitutionKind } from '../kernel/index.js';
import { AnId, Instant, OneOf, OptionalText, Parts, Text } from '../platform/http/index.js';
import { KEPT_BACK, NOT_TOLD, PURPOSES } from './disclosure-request.js';

const DIRECTIONS = ['in', 'out'] as const;

export class AskDisclosureBody {
  /** An institution of the directory; or `case`, which you work on and another institution leads. */
  @IsOptional() @AnId() to?: string;
  @IsOptional() @AnId() case?: string;
  /** On what ground in law your institution may ask: `GET /api/disclosure-grounds`. */
  @Text(60) ground: string;
  /** Of the order, or of the proceedings. Sealed. */
  @Text(200) orderReference: string;
  @OneOf(PURPOSES) purpose: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @OneOf(WRITTEN_SECTIONS, { each: true })
  sections: string[];
  /** Who is meant, and which facts are wanted. Sealed; nothing is looked up. */
  @Text(2000) about: string;
  /** When an answer is needed; absent: as the rule table has it. */
  @IsOptional() @Instant() answerBy?: string;
}

export class BindBody {
  @AnId() case: string;
}

export class ChosenEntry {
  @AnId() entry: string;
  /** Of the entry only these fields. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(30) @IsString({ each: true }) fields?: string[];
}

class AnswerBody {
  /** Why the law forbids, for now, to tell the person; absent: telling them becomes a task. */
  @ApiProperty({ enum: NOT_TOLD, required: false }) @IsOptional() @OneOf(NOT_TOLD) notTold?: string;
}

export class GrantDisclosureBody extends AnswerBody {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @Parts(() => ChosenEntry) entries: ChosenEntry[];
  /** Given when not all of what was asked is given. */
  @IsOptional() @OneOf(KEPT_BACK) keptBack?: string;
}

export class RefuseDisclosureBody extends AnswerBody {
  @OneOf(KEPT_BACK) reason: string;
}

export class NotToldBody {
  @OneOf(NOT_TOLD) reason: string;
}

export class DisclosureListQuery {
  @IsOptional() @OneOf(DIRECTIONS) @ApiProperty({ enum: DIRECTIONS, required: false }) direction?: 'in' | 'out';
  @OptionalText(200) after?: string;
}

export class PersonToldView {
  at: Date | null;
  /** Why not, for now, and since when. */
  notTold: string | null;
  since: Date | null;
}

export class DisclosureRequestView {
  id: string;
  reference: string;
  direction: string;
  status: string;
  ground: string;
  law: string;
  purpose: string;
  sections: string[];
  asker: string;
  askerKind: InstitutionKind;
  /** Whom the asker addressed. */
  addressed: string;
  askedAt: Date;
  @ApiProperty({ type: DueView }) due: DueView;
  overdue: boolean;
  answeredAt: Date | null;
  keptBack: string | null;
  /** Until when what was given can be read. */
  readableUntil: Date | null;
  /** Never the asker's: which case it is bound to. */
  caseId: string | null;
  person?: PersonToldView;
  allowed: string[];
}

/** The whole request with its words, where it is looked at; an answer to an act is kept for its repetition and holds none. */
export class DisclosureRequestWordsView extends DisclosureRequestView {
  orderReference: string;
  about: string;
}

export class DisclosureRequestsView {
  items: DisclosureRequestView[];
  next?: string;
}

/** A copy of what somebody wrote. By whom stands as a kind: the name of a shelter is a place. */
export class ReleasedEntryView {
  id: string;
  section: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) content: Record<string, unknown>;
  statement: string;
  regime: string;
  authorKind: InstitutionKind;
  recordedOn: string;
}

export class ReleasedEntriesView {
  items: ReleasedEntryView[];
  next?: string;
}

export class DisclosureGroundView {
  code: string;
  law: string;
  source: string;
  verifiedOn: string | null;
}

export class DisclosureGroundsView {
  /** On which the caller's institution may ask; empty: on none. */
  grounds: DisclosureGroundView[];
}

export class DisclosureCountView {
  country: string;
  askerKind: InstitutionKind;
  /** asked, granted, partly_granted, refused, withdrawn. */
  result: string;
  requests: number;
}

export class DisclosureCountsView {
  counts: DisclosureCountView[];
}
