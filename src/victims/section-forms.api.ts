import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsISO8601, IsOptional, Matches, Max, Min } from 'class-validator';
import { EXPLOITATION_FORMS } from '../access/index.js';
import { OneOf, OptionalText, Text } from '../platform/http/index.js';
import { LITERACY, PLAN_STATES, PROCEEDING_ROLES, RISK_LEVELS } from './section.js';

const LANGUAGE = /^[a-z]{2,3}$/;

export class CommunicationBody {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(LANGUAGE, { each: true, message: 'must be language codes' })
  languages?: string[];
  @IsOptional() @OneOf(['female', 'male', 'either']) interpreter?: string;
  @IsOptional() @OneOf(LITERACY) reading?: string;
  @OptionalText(300) aids?: string;
}

export class AccountBody {
  /** What those may know who need no more than that. */
  @Text(1000) summary: string;
}

/** Form, sector, place, period; what the person told stays in the account. */
export class ExploitationBody {
  @IsOptional() @IsArray() @ArrayMaxSize(13) @OneOf(EXPLOITATION_FORMS, { each: true }) forms?: string[];
  @OptionalText(200) sector?: string;
  @OptionalText(300) places?: string;
  @IsOptional() @IsISO8601() from?: string;
  @IsOptional() @IsISO8601() until?: string;
}

export class HealthBody {
  @OptionalText(1000) summary?: string;
  @IsOptional() @IsBoolean() fitToTravel?: boolean;
}

export class ImmigrationBody {
  @OptionalText(100) kind?: string;
  @IsOptional() @IsISO8601() from?: string;
  @IsOptional() @IsISO8601() until?: string;
}

/** One proceeding and what the person is in it. Who reads references only never reads the charge. */
export class ProceedingBody {
  @OneOf(PROCEEDING_ROLES) role: string;
  @OptionalText(100) reference?: string;
  @OptionalText(200) contact?: string;
  @IsOptional() @IsISO8601() appearOn?: string;
  @OptionalText(500) charge?: string;
  /** The offence may be linked to trafficking: the prosecutor was told (2011/36 art. 8). */
  @IsOptional() @IsISO8601() prosecutorToldOn?: string;
  @IsOptional() @IsBoolean() lawyer?: boolean;
}

export class FamilyBody {
  /** How many children or dependants there are. */
  @IsOptional() @IsInt() @Min(0) @Max(30) children?: number;
}

export class PlanBody {
  @OptionalText(100) service?: string;
  @IsOptional() @OneOf(PLAN_STATES) status?: string;
  @OptionalText(200) provider?: string;
}

export class RiskBody {
  @OneOf(RISK_LEVELS) level: string;
  /** What whoever meets the person must know to stay safe. */
  @OptionalText(500) danger?: string;
}
