import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsISO8601, IsOptional } from 'class-validator';
import { AnId, OneOf, OptionalText, Parts, Text } from '../platform/http/index.js';
import { ConsentView, QuestionStandView } from '../victims/index.js';
import { CLOSE_REASONS, MISSING_GROUNDS, MISSING_TOLD, type CloseReason, type MissingGround } from './case.js';
import { WhoLeadsView } from './identification.api.js';
import { TaskView } from './task.api.js';

export class ToldByPhoneBody {
  /** With whom at the lead one spoke. */
  @Text(120) spokeWith: string;
}

export class AssignBody {
  @AnId() account: string;
}

/** One of those who must act was told; nobody else is (flows.md 2.13). */
export class ToldMissingBody {
  @OneOf(MISSING_TOLD) who: (typeof MISSING_TOLD)[number];
  @OneOf(MISSING_GROUNDS) ground: MissingGround;
}

export class LoseContactBody {
  /** When the person was last in contact; absent: now. */
  @IsOptional() @IsISO8601() since?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MISSING_TOLD.length)
  @Parts(() => ToldMissingBody)
  told?: ToldMissingBody[];
}

export class CloseCaseBody {
  @OneOf(CLOSE_REASONS) reason: CloseReason;
}

export class TenureView {
  institution: string;
  country: string;
  since: string;
  until: string | null;
  cause: string;
  basis: string;
}

export class SectionHereView {
  section: string;
  entries: number;
  latest: Date | null;
  reads: string;
  mayWrite: boolean;
}

export class GrantView {
  institution: string;
  institutionId: string;
  country: string;
  relation: string;
  reads: string[];
  readsOwn: string[];
  writes: string[];
  /** What it is in the case for: support, protection, investigation, coordination, complaint. */
  purpose: string;
  since: Date;
  until: Date | null;
  rowsUntil: Date | null;
  cause: string;
  /** It ends in the instant in which the person takes the yes back. */
  restsOnYes: boolean;
}

export class VictimStatusView {
  country: string;
  status: string;
  at: Date;
}

/** One person under one number: the case goes on under this one, or this one was joined to it. */
export class JoinedCaseView {
  number: string;
  caseId: string | null;
  goesOn: boolean;
  since: Date;
}

export class CaseView {
  id: string;
  number: string;
  path: string;
  called: string | null;
  urgency: string;
  provisional: boolean;
  contactLostSince: Date | null;
  open: boolean;
  closedAt: Date | null;
  closeReason: string | null;
  /** In which ways the reader's institution is in the case. */
  relations: string[];
  @ApiProperty({ type: () => WhoLeadsView, nullable: true }) leads: WhoLeadsView | null;
  tenures: TenureView[];
  joined: JoinedCaseView[];
  statuses: VictimStatusView[];
  sections: SectionHereView[];
  consents: ConsentView[];
  /** The four questions of the first night, so that nobody asks the same three times. */
  questions: QuestionStandView[];
  tasks: TaskView[];
  /** For the lead: who may see what, then and now. */
  grants: GrantView[];
  assignedTo: string | null;
  allowed: string[];
}

export class CaseListItem {
  id: string;
  number: string;
  called: string | null;
  urgency: string;
  path: string;
  provisional: boolean;
  contactLostSince: Date | null;
  relation: string;
  since: Date;
  leads: string | null;
  assignedTo: string | null;
  allowed: string[];
}

export class CaseListView {
  items: CaseListItem[];
  next?: string;
}

export class TimelineEventView {
  id: string;
  /** Of the case in which it happened: this one, or one that was joined to it. */
  number: string;
  kind: string;
  section: string;
  details: Record<string, unknown>;
  at: Date;
  by: string | null;
  institution: string | null;
}

export class TimelineView {
  items: TimelineEventView[];
  next?: string;
}

export class CaseListQuery {
  @IsOptional() @OneOf(['lead', 'holding_lead', 'participant', 'receiver', 'former_lead']) relation?: string;
  /** Those that the institution leads, also for a night; `relation` is not asked then. */
  @IsOptional() @OneOf(['yes', 'no']) led?: string;
  @IsOptional() @OneOf(['yes', 'no']) mine?: string;
  @OptionalText(500) after?: string;
}

export class AfterQuery {
  @OptionalText(500) after?: string;
}
