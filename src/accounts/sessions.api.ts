import {
  COUNTRIES,
  INSTITUTION_KINDS,
  LANGUAGES,
  ROLES,
  type Country,
  type InstitutionKind,
  type Language,
  type Role,
} from '../kernel/index.js';
import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../platform/http/index.js';

export class SignInBody {
  @Text(60) login: string;
  @Text(200) password: string;
}

export class FactorView {
  /** Which factor was given. */
  factor: string;
  at: string;
}

export class OwnInstitutionView {
  id: string;
  name: string;
  @ApiProperty({ enum: INSTITUTION_KINDS }) kind: InstitutionKind;
  @ApiProperty({ enum: COUNTRIES }) country: Country;
  timeZone: string;
}

/** Who I am, as the server sees it now; never the token. */
export class SessionView {
  accountId: string;
  name: string;
  institution: OwnInstitutionView;
  @ApiProperty({ enum: ROLES, isArray: true }) roles: Role[];
  @ApiProperty({ enum: LANGUAGES }) language: Language;
  /** Nothing else is open until a password of one's own is chosen. */
  mustChangePassword: boolean;
  factors: FactorView[];
  startedAt: Date;
  /** When the session ends if nothing is done until then. */
  endsAt: Date;
  /** When it ends whatever is done. */
  lastsUntil: Date;
  allowed: string[];
}
