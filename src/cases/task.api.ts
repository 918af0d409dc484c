import { ApiProperty } from '@nestjs/swagger';
import { DueView } from '../institutions/index.js';

export class TaskView {
  id: string;
  kind: string;
  due: DueView;
  doneAt: Date | null;
  allowed: string[];
}

export class TaskOpensView {
  what: 'case' | 'need' | 'handover';
  id: string;
}

export class TaskNeedView {
  id: string;
  service: string;
  urgency: string;
  /** The day on which the institutions meet about it. */
  conferenceOn: string | null;
}

export class TaskHandoverView {
  id: string;
  reference: string;
  urgency: string;
  toCountry: string;
}

/** A task as its institution is shown it: of a need or a handover that nobody could answer the codes, never the case. */
export class OwnTaskView extends TaskView {
  /** Absent where the reader does not see what it is about. */
  @ApiProperty({ type: () => TaskOpensView, nullable: true }) opens: TaskOpensView | null;
  @ApiProperty({ type: () => TaskNeedView, nullable: true }) need: TaskNeedView | null;
  @ApiProperty({ type: () => TaskHandoverView, nullable: true }) handover: TaskHandoverView | null;
}
