import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { COUNTRIES, INSTITUTION_KINDS, type Country, type InstitutionKind } from '../kernel/index.js';
import { CapacityView } from './capacity.api.js';
import { AnId, OneOf, OptionalText, Parts, Text } from '../platform/http/index.js';
import { LEVELS, MANDATES, SERVICES, type Level, type MandateKind, type Service } from './institution.js';
import { MandateView } from './mandates.api.js';

const PHONE = /^\+?[0-9][0-9 ()/-]{3,28}[0-9]$/;
const aPhone = { message: 'must be a telephone number, such as +46 40 628 04 10' };

export class OpenSpanBody {
  /** 1 is Monday, 7 is Sunday. */
  @IsArray()
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  days: number[];
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'must be a time such as 09:00' }) from: string;
  /** Before `from`: it reaches into the next day. */
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { message: 'must be a time such as 16:30' }) to: string;
  @IsOptional() @IsBoolean() onHolidays?: boolean;
}

export class ListInstitutionsQuery {
  @IsOptional() @OneOf(COUNTRIES) country?: Country;
  @IsOptional() @OneOf(INSTITUTION_KINDS) kind?: InstitutionKind;
  @IsOptional() @OneOf(SERVICES) service?: Service;
  @IsOptional() @OneOf(MANDATES) mandate?: MandateKind;
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  openNow?: boolean;
  @OptionalText(100) name?: string;
  /** Only entries that somebody should look at again. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  ageing?: boolean;
  @OptionalText(400) after?: string;
}

class EntryBody {
  @OptionalText(400) roleNote?: string;
  /** IANA, as Europe/Riga; the country's own when it is left out. */
  @OptionalText(60) timeZone?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^[a-z]{2,3}$/, { each: true, message: 'must be language codes such as lv' })
  languages?: string[];
  @IsOptional() @IsBoolean() roundTheClock?: boolean;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Parts(() => OpenSpanBody)
  hours?: OpenSpanBody[];
}

export class CreateInstitutionBody extends EntryBody {
  @OneOf(COUNTRIES) country: Country;
  @OneOf(INSTITUTION_KINDS) kind: InstitutionKind;
  @OneOf(LEVELS) level: Level;
  @Text(200) name: string;
  @OptionalText(200) localName?: string;
  @IsOptional() @AnId() partOf?: string;
  /** Where this is known from. */
  @Text(400) source: string;
}

/** What is left out stays as it is. A changed entry counts as unverified until somebody verifies it again. */
export class ChangeInstitutionBody extends EntryBody {
  @IsOptional() @OneOf(INSTITUTION_KINDS) kind?: InstitutionKind;
  @IsOptional() @OneOf(LEVELS) level?: Level;
  @OptionalText(200) name?: string;
  @OptionalText(200) localName?: string;
}

export class VerifyInstitutionBody {
  /** The number that was called just now and answered; it is shown from then on. */
  @IsOptional() @Matches(PHONE, aPhone) dutyLine?: string;
}

export class ContactBody {
  @Text(120) label: string;
  @IsOptional() @Matches(PHONE, aPhone) phone?: string;
  @IsOptional() @Matches(/^[^\s@]{1,64}@[^\s@]{1,190}$/, { message: 'must be a mail address' }) email?: string;
  /** Tried just now and right; otherwise number and address are kept and not shown. */
  @IsBoolean() verified: boolean;
}

export class ChangeContactsBody {
  @IsArray() @ArrayMaxSize(20) @Parts(() => ContactBody) contacts: ContactBody[];
}

export class EndBody {
  /** Gives every open lead to the country's fallback in the same step. */
  @IsOptional() @IsBoolean() giveLeadsToFallback?: boolean;
}

export class OpenSpanView {
  days: number[];
  from: string;
  to: string;
  onHolidays?: boolean;
}

export class ContactView {
  id: string;
  label: string;
  /** Only when somebody has tried it. */
  phone: string | null;
  email: string | null;
  verifiedOn: string | null;
}

export class InstitutionRowView {
  id: string;
  @ApiProperty({ enum: INSTITUTION_KINDS }) kind: InstitutionKind;
  @ApiProperty({ enum: COUNTRIES }) country: Country;
  @ApiProperty({ enum: LEVELS }) level: Level;
  name: string;
  localName: string;
  partOf: string | null;
  languages: string[];
  timeZone: string;
  roundTheClock: boolean;
  open: boolean;
  dutyLine: string | null;
  /** There is a number that nobody has tried yet; it is not shown. */
  dutyLineUnverified: boolean;
  /** A date, or `unverified`. */
  verifiedOn: string;
  /** Nobody has looked for half a year, or ever: who relies on it calls first. */
  ageing: boolean;
  /** For who may ask: of the service that was looked for, or of those it has said anything of. */
  @ApiProperty({ type: CapacityView, isArray: true }) capacity: CapacityView[];
  version: number;
  allowed: string[];
}

export class InstitutionPageView {
  items: InstitutionRowView[];
  next?: string;
  allowed: string[];
}

export class InstitutionView extends InstitutionRowView {
  /** What a paper may say of it that somebody else may find. */
  nameOnPaper: string | null;
  roleNote: string | null;
  hours: OpenSpanView[];
  /** When it opens next, if it is closed now. */
  opensAt: string | null;
  source: string | null;
  endedAt: Date | null;
  contacts: ContactView[];
  mandates: MandateView[];
}

export class EndedView {
  id: string;
  /** How many leads went to the fallback. */
  leadsGiven: number;
  /** The institution that leads those cases now. */
  fallback: string | null;
  allowed: string[];
}
