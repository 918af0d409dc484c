import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsISO8601, IsOptional, Matches } from 'class-validator';
import { COUNTRIES, type Country } from '../kernel/index.js';
import { AnId, OneOf, OptionalText, Text } from '../platform/http/index.js';
import { AGES, GENDERS, MANDATES, SERVICES, type MandateKind, type Service } from './institution.js';

export class ListMandatesQuery {
  @IsOptional() @OneOf(COUNTRIES) country?: Country;
  @IsOptional() @OneOf(MANDATES) kind?: MandateKind;
  @IsOptional() @AnId() institution?: string;
  @OptionalText(400) after?: string;
}

export class GiveMandateBody {
  @AnId() institution: string;
  @OneOf(MANDATES) kind: MandateKind;
  /** Which service; only with the kind `service`. */
  @IsOptional() @OneOf(SERVICES) service?: Service;
  /** For whom; left out: everyone. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayUnique() @OneOf(GENDERS, { each: true }) genders?: string[];
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayUnique() @OneOf(AGES, { each: true }) ages?: string[];
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ArrayUnique()
  @Matches(/^\p{L}[\p{L} .'-]{0,79}$/u, { each: true, message: 'must be names of regions' })
  regions?: string[];
  /** From when; left out: from now on. */
  @IsOptional() @IsISO8601({ strict: true }, { message: 'must be a date and time' }) from?: string;
  @IsOptional() @IsISO8601({ strict: true }, { message: 'must be a date and time' }) until?: string;
  /** What it rests on: the agreement, the law, the order. */
  @Text(400) source: string;
}

export class MandateView {
  id: string;
  institution: string;
  @ApiProperty({ enum: MANDATES }) kind: MandateKind;
  service: string | null;
  /** null: everyone. */
  genders: string[] | null;
  ages: string[] | null;
  regions: string[] | null;
  from: Date;
  until: Date | null;
  source: string | null;
  /** A date, or `unverified`. */
  verifiedOn: string;
  allowed: string[];
}

export class MandatePageView {
  items: MandateView[];
  next?: string;
}
