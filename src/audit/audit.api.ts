import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsOptional } from 'class-validator';
import { AnId, OneOf, Text } from '../platform/http/index.js';
import { ACTIONS, type Action } from './actions.js';

const OUTCOMES = ['done', 'refused'] as const;
const ACTION_NAMES = Object.keys(ACTIONS);

export class AuditQuery {
  /** Acts of this account. */
  @IsOptional() @AnId() account?: string;

  @IsOptional()
  @OneOf(ACTION_NAMES)
  @ApiProperty({ enum: ACTION_NAMES, required: false })
  action?: Action;

  @IsOptional()
  @OneOf(OUTCOMES)
  @ApiProperty({ enum: OUTCOMES, required: false })
  outcome?: 'done' | 'refused';

  /** Acts on this case. */
  @IsOptional() @AnId() case?: string;

  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true }, { message: 'must be a date and time' })
  from?: string;

  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true }, { message: 'must be a date and time' })
  to?: string;

  /** From the page before. */
  @IsOptional() @Text(200) after?: string;
}

/** Who did what to whose data, and when, by the database's clock; ids and names of fields, never a value. */
export class AuditEntryView {
  id: string;
  at: Date;
  action: string;
  verb: string;
  purpose: string;
  /** Nobody's when a job did it. */
  accountId: string | null;
  institutionId: string | null;
  job: string | null;
  caseId: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  subjects: Record<string, string>;
  fields: string[];
  outcome: 'done' | 'refused';
  problem: string | null;
  requestId: string;
}

export class AuditPage {
  items: AuditEntryView[];
  next?: string;
}
