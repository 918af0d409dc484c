import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNumber,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { COUNTRIES, type Country } from '../kernel/index.js';
import { AnId, OneOf, Parts, Text } from '../platform/http/index.js';
import { TIME_LIMITS, type TimeLimit } from './deadlines.js';
import { FIRST_LEAD_STEPS, type FirstLeadStep } from './first-lead.js';

export class ChangeFirstLeadRuleBody {
  /** In order; the last is always holding_lead. */
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @OneOf(FIRST_LEAD_STEPS, { each: true }) steps: FirstLeadStep[];
  @Text(400) source: string;
}

export class ChangeEscalationBody {
  /** Whom an unanswered request climbs to, in order; the last is open round the clock and holds fallback_lead. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10) @ArrayUnique() @AnId({ each: true }) institutions: string[];
}

export class ChangeTimeLimitBody {
  @OneOf(TIME_LIMITS) what: TimeLimit;
  /** Around the clock. */
  @IsOptional() @IsNumber() @Min(0.001) @Max(9000) hours?: number;
  /** In the receiver's working days; only for the answer to a normal request. */
  @IsOptional() @IsInt() @Min(1) @Max(60) workingDays?: number;
  @Text(400) source: string;
}

export class HolidayBody {
  @Matches(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { message: 'must be a day such as 2026-11-18' })
  day: string;
  @Text(100) name: string;
}

export class ChangeHolidaysBody {
  @IsInt() @Min(2020) @Max(2099) year: number;
  @IsArray()
  @ArrayMaxSize(40)
  @ArrayUnique((holiday: HolidayBody) => holiday.day)
  @Parts(() => HolidayBody)
  days: HolidayBody[];
}

export class CountryRowView {
  @ApiProperty({ enum: COUNTRIES }) code: Country;
  name: string;
  timeZone: string;
  emergencyNumber: string;
  version: number;
  allowed: string[];
}

export class CountryListView {
  items: CountryRowView[];
}

export class FirstLeadRuleView {
  @ApiProperty({ enum: FIRST_LEAD_STEPS, isArray: true }) steps: FirstLeadStep[];
  since: Date;
  source: string | null;
  /** A date, or `unverified`. */
  verifiedOn: string;
}

export class EscalationStepView {
  institution: string;
  name: string;
  open: boolean;
  fallback: boolean;
}

export class TimeLimitView {
  what: string;
  hours: number | null;
  workingDays: number | null;
  /** The country's own, or the one for all. */
  own: boolean;
  source: string | null;
  /** A date, or `unverified`. */
  verifiedOn: string;
}

export class HolidayView {
  day: string;
  name: string;
}

export class CountryView extends CountryRowView {
  @ApiProperty({ type: () => FirstLeadRuleView, nullable: true }) firstLeadRule: FirstLeadRuleView | null;
  escalatesTo: EscalationStepView[];
  timeLimits: TimeLimitView[];
  /** From this year on. */
  holidays: HolidayView[];
}
