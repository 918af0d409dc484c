import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsISO8601,
  IsOptional,
  Matches,
  MaxLength,
} from 'class-validator';
import { LANGUAGES, ROLES, type Language, type Role } from '../kernel/index.js';
import { AnId, OneOf, Text } from '../platform/http/index.js';

export class CreateAccountBody {
  @Matches(/^[a-z0-9][a-z0-9._-]{2,59}$/, { message: 'must have 3 to 60 small letters, digits, dots or hyphens' })
  login: string;

  @Text(120) name: string;

  @IsOptional()
  @IsEmail({}, { message: 'must be a mail address' })
  @MaxLength(200)
  email?: string | null;

  @IsArray()
  @ArrayNotEmpty({ message: 'must name at least one role' })
  @ArrayUnique()
  @OneOf(ROLES, { each: true })
  @ApiProperty({ enum: ROLES, isArray: true })
  roles: Role[];

  @IsOptional()
  @OneOf(LANGUAGES)
  @ApiProperty({ enum: LANGUAGES, required: false })
  language?: Language;

  @IsOptional() @IsBoolean() onDuty?: boolean;
}

export class ChangeAccountBody {
  @IsOptional() @Text(120) name?: string;

  @IsOptional()
  @IsEmail({}, { message: 'must be a mail address' })
  @MaxLength(200)
  email?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayNotEmpty({ message: 'must name at least one role' })
  @ArrayUnique()
  @OneOf(ROLES, { each: true })
  @ApiProperty({ enum: ROLES, isArray: true, required: false })
  roles?: Role[];

  @IsOptional()
  @OneOf(LANGUAGES)
  @ApiProperty({ enum: LANGUAGES, required: false })
  language?: Language;

  @IsOptional() @IsBoolean() onDuty?: boolean;
}

export class AwayBody {
  /** Empty: back again. */
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true }, { message: 'must be a date and time' })
  until?: string | null;

  /** A colleague of the same institution. */
  @IsOptional() @AnId() coveredBy?: string | null;
}

export class ChangePasswordBody {
  @Text(200) current: string;
  @Text(200) wanted: string;
}

export class LanguageBody {
  @OneOf(LANGUAGES)
  @ApiProperty({ enum: LANGUAGES })
  language: Language;
}

export class AccountView {
  id: string;
  login: string;
  name: string;
  email: string | null;
  @ApiProperty({ enum: ROLES, isArray: true }) roles: Role[];
  @ApiProperty({ enum: LANGUAGES }) language: Language;
  onDuty: boolean;
  awayUntil: Date | null;
  coveredBy: string | null;
  disabledAt: Date | null;
  mustChangePassword: boolean;
  version: number;
  allowed: string[];
}

export class StartingAccountView extends AccountView {
  /** Shown to whoever made it and stored nowhere; its owner chooses another one at the first login, within 7 days. */
  startingPassword?: string;
}

export class AccountPage {
  items: AccountView[];
  next?: string;
}

/** What people of one institution may know of each other. */
export class ColleagueView {
  id: string;
  name: string;
  @ApiProperty({ enum: ROLES, isArray: true }) roles: Role[];
  onDuty: boolean;
  awayUntil: Date | null;
  coveredBy: string | null;
}

export class ColleaguePage {
  items: ColleagueView[];
  next?: string;
}

/** My own settings, as they are after a change. */
export class OwnAccountView {
  @ApiProperty({ enum: LANGUAGES }) language: Language;
  awayUntil: Date | null;
  coveredBy: string | null;
  mustChangePassword: boolean;
  allowed: string[];
}
