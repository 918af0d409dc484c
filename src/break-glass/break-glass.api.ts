import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { DueView } from '../institutions/index.js';
import { OneOf, OptionalText, Text } from '../platform/http/index.js';
import { FINDINGS, type Finding } from './broken-glass.js';

export class BreakGlassBody {
  /** One section. Which ones may be opened stands in the answer to the same address. */
  @Text(40) section: string;
  /** What is at stake, and why it cannot wait for the lead. Sealed; read by the lead and by whoever reviews it. */
  @Text(1000, { min: 10 }) reason: string;
}

export class ReviewGlassBody {
  @OneOf(FINDINGS) finding: Finding;
}

/** Whom to call instead. Only numbers that somebody has tried. */
export class CallView {
  institution: string | null;
  dutyLine: string | null;
}

export class BrokenGlassView {
  id: string;
  /** Only where the reader's institution has a place in the case. */
  caseId: string | null;
  section: string;
  by: string;
  institution: string;
  at: Date;
  ends: DueView;
  endedAt: Date | null;
  status: string;
  reviewDue: DueView;
  finding: string | null;
  reviewedBy: string | null;
  /** In the page of one opening alone; not in lists, nor in the answer to an act. */
  reason: string | null;
  allowed: string[];
}

export class GlassOfCaseView {
  /** What you may open. */
  sections: string[];
  call: CallView;
  /** For whoever leads all, newest first; for others those of their own institution. */
  broken: BrokenGlassView[];
  allowed: string[];
}

export class BrokenGlassListView {
  items: BrokenGlassView[];
  next?: string;
}

export class AfterGlassQuery {
  /** Only those that no second person has looked at. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  waiting?: boolean;
  @OptionalText(500) after?: string;
}

export class GlassCountView {
  country: string;
  kind: string;
  section: string;
  opened: number;
  justified: number;
  notJustified: number;
}

export class GlassCountsView {
  counts: GlassCountView[];
}
