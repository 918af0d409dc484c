import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { Day, OneOf } from '../platform/http/index.js';
import { REFLECTION_END_REASONS, SAID_REASONS, type ReflectionEndReason, type SaidReason } from './reflection.js';

export class RecordReflectionBody {
  @Day() beganOn: string;
  /** The last day, as it was decided; absent: as long as the country's rule gives. */
  @IsOptional() @Day() endsOn?: string;
}

export class ExtendReflectionBody {
  /** The new last day. */
  @Day() endsOn: string;
}

export class EndReflectionBody {
  @OneOf(SAID_REASONS) reason: SaidReason;
}

export class ReflectionPeriodView {
  id: string;
  country: string;
  beganOn: string;
  /** The last day. */
  endsOn: string;
  /** Its last day has passed, and nobody has said what became of it. */
  over: boolean;
  /** Days left, the last one counted; 0 when it is over. */
  daysLeft: number;
  /** Shorter than the rule of that country gave when it was recorded. */
  shorterThanRule: boolean;
  byRuleOn: string;
  institution: string;
  recordedAt: Date;
  endedAt: Date | null;
  @ApiProperty({ enum: REFLECTION_END_REASONS, nullable: true }) endReason: ReflectionEndReason | null;
}

export class ReflectionRuleView {
  country: string;
  days: number;
  source: string | null;
  /** Absent: nobody of that country has confirmed it. */
  verifiedOn: string | null;
}

export class ReflectionView {
  @ApiProperty({ type: () => ReflectionPeriodView, nullable: true }) running: ReflectionPeriodView | null;
  @ApiProperty({ type: () => [ReflectionPeriodView] }) earlier: ReflectionPeriodView[];
  @ApiProperty({ type: () => ReflectionRuleView }) rule: ReflectionRuleView;
  allowed: string[];
}
