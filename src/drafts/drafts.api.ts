import { IsObject } from 'class-validator';

export class DraftBody {
  /** The form of an identification as far as it is filled in; judged when it is sent. Sealed. */
  @IsObject({ message: 'must be filled in' }) answers: Record<string, unknown>;
}

/** Without what stands in it: the answer to an act is kept for its repetition, in clear. */
export class DraftView {
  id: string;
  begunAt: Date;
  savedAt: Date;
  /** Then it is gone. */
  endsAt: Date;
  /** It says danger: unsent at this time, the desk of the institution is told to call. */
  dangerDueAt: Date | null;
  version: number;
  allowed: string[];
}

export class DraftContentView extends DraftView {
  answers: Record<string, unknown>;
}

export class DraftListView {
  /** Newest first; at most fifty. */
  items: DraftView[];
}

export class DraftDeletedView {
  id: string;
}
