import { ApiProperty } from '@nestjs/swagger';
import { DueView } from '../institutions/index.js';
import { OneOf, OptionalText } from '../platform/http/index.js';
import { CHOICES, UNDO_REASONS, type Choice, type UndoReason } from './conflict.js';

export class SettleConflictBody {
  /** Whose case goes on; or that they are two persons. It is settled when both countries say the same. */
  @OneOf(CHOICES) goesOn: Choice;
}

export class UndoMergeBody {
  @OneOf(UNDO_REASONS) reason: UndoReason;
}

/** One of the two leads, in codes: no case, no number, nothing of the person. */
export class ConflictSideView {
  side: string;
  institution: string;
  country: string;
  dutyLine: string | null;
  since: Date;
  lastContact: Date | null;
  contactLost: boolean;
  /** The person is on the way to somebody else who takes the lead over. */
  inTransit: boolean;
  /** Requests that no place has begun: they end when this case is joined, and whoever was asked is told. */
  requestsEnd: number;
  /** A handover on which nobody is on the way: it ends as well. */
  handoverEnds: boolean;
  /** Places that help: this has to be completed or ended before this case can be joined. */
  referralsOpen: number;
  /** Whose case its country says goes on. */
  says: string | null;
  /** The case, to those who lead it. */
  caseId: string | null;
}

export class ConflictView {
  id: string;
  status: string;
  openedAt: Date;
  @ApiProperty({ type: () => DueView, nullable: true }) due: DueView | null;
  sides: ConflictSideView[];
  /** Who leads unless something speaks for the other: who was last with the person. */
  byDefault: string;
  byDefaultWhy: string;
  escalatedTo: string | null;
  settledAt: Date | null;
  /** Whose case goes on. */
  goesOn: string | null;
  undoneAt: Date | null;
  undoneWhy: string | null;
  allowed: string[];
}

export class ConflictListView {
  items: ConflictView[];
  next?: string;
}

export class AfterConflictQuery {
  @OptionalText(500) after?: string;
}
