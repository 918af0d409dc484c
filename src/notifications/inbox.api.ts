import { IsOptional } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { DueView } from '../institutions/index.js';
import { OneOf, OptionalText } from '../platform/http/index.js';

export class InboxOpensView {
  what:
    | 'ask'
    | 'handover'
    | 'need'
    | 'case'
    | 'task'
    | 'break_glass'
    | 'alert'
    | 'draft'
    | 'consultation'
    | 'conflict'
    | 'disclosure';
  id: string;
}

export class InboxItemView {
  /** What is to be done: `ask.answer`, `case.read`, … */
  wait: string;
  opens: InboxOpensView;
  /** The request's reference, or the number of a case that the reader may see. */
  reference?: string;
  urgency: 'emergency' | 'urgent' | 'normal';
  /** On the reader's clock and on the other side's. */
  due: DueView;
  left: string;
  claimedBy?: string;
  /** The colleague who is to be called. */
  call?: string;
  /** The kind of a task, and where it is done: /api/tasks/:id/done. */
  task?: string;
  taskId?: string;
  allowed: string[];
}

export class InboxPageView {
  @ApiProperty({ type: InboxItemView, isArray: true }) items: InboxItemView[];
  next?: string;
}

export class ClaimView {
  claimedBy?: string;
  allowed: string[];
}

export class InboxQuery {
  /** Only what went up to the reader's institution because nobody answered, or nobody could. */
  @IsOptional() @OneOf(['escalated']) only?: 'escalated';
  @OptionalText(200) after?: string;
}
