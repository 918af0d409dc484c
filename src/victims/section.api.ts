import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsOptional,
  IsISO31661Alpha2,
  Matches,
} from 'class-validator';
import { OneOf, OptionalText, Part, Parts, Text } from '../platform/http/index.js';
import {
  AccountBody,
  CommunicationBody,
  ExploitationBody,
  FamilyBody,
  HealthBody,
  ImmigrationBody,
  PlanBody,
  ProceedingBody,
  RiskBody,
} from './section-forms.api.js';
import {
  CHANNELS,
  GENDERS,
  NAME_KINDS,
  PLACE_CLASSES,
  RESIDENCE_CATEGORIES,
  STATEMENTS,
  type Statement,
} from './section.js';

export class PersonNameBody {
  @OneOf(NAME_KINDS) kind: string;
  @Text(200) text: string;
  /** ISO 15924, such as Latn or Cyrl. */
  @IsOptional() @Matches(/^[A-Z][a-z]{3}$/, { message: 'must be a script code such as Latn' }) script?: string;
  @OptionalText(200) source?: string;
}

/** None of it is required: a person may be known by how they want to be called, and by nothing else (flows.md 2.11). */
export class IdentityBody {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Parts(() => PersonNameBody)
  names?: PersonNameBody[];
  /** A year, a month, a day, or `1990/1994`: exactly as much as is known. */
  @IsOptional()
  @Matches(/^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/, {
    message: 'must be 1990, 1990-05, 1990-05-31 or a range 1990/1994',
  })
  born?: string;
  @IsOptional() @OneOf(GENDERS) gender?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @IsISO31661Alpha2({ each: true, message: 'must be country codes' })
  citizenships?: string[];
  @IsOptional() @OneOf(RESIDENCE_CATEGORIES) residence?: string;
  @OptionalText(500) documents?: string;
}

export class SafeContactBody {
  @OneOf(CHANNELS) channel: string;
  @OptionalText(200) value?: string;
  @OptionalText(200) times?: string;
  @OptionalText(100) codeWord?: string;
  @OptionalText(500) neverContact?: string;
  @OptionalText(200) avoidInterpreter?: string;
  @OptionalText(200) avoidCommunity?: string;
  /** Whom to tell when the person cannot be reached, by their own earlier wish. */
  @OptionalText(300) ifUnreachable?: string;
  @IsOptional() @IsBoolean() safeToWrite?: boolean;
}

export class AddressBody {
  @OneOf(PLACE_CLASSES) placeClass: string;
  @OptionalText(500) address?: string;
}

/** One entry; a correction is a new one. The section's own form, or words where it takes words. */
export class WriteSectionBody {
  @OneOf(STATEMENTS) statement: Statement;
  /** In which it was said or written. */
  @IsOptional() @Matches(/^[a-z]{2,3}$/, { message: 'must be a language code' }) language?: string;
  @IsOptional() @Part(() => IdentityBody) identity?: IdentityBody;
  @IsOptional() @Part(() => SafeContactBody) safe_contact?: SafeContactBody;
  @IsOptional() @Part(() => AddressBody) address?: AddressBody;
  @IsOptional() @Part(() => CommunicationBody) communication?: CommunicationBody;
  @IsOptional() @Part(() => AccountBody) account?: AccountBody;
  @IsOptional() @Part(() => ExploitationBody) exploitation?: ExploitationBody;
  @IsOptional() @Part(() => HealthBody) health?: HealthBody;
  @IsOptional() @Part(() => ImmigrationBody) immigration?: ImmigrationBody;
  @IsOptional() @Part(() => ProceedingBody) proceedings?: ProceedingBody;
  @IsOptional() @Part(() => FamilyBody) family?: FamilyBody;
  @IsOptional() @Part(() => PlanBody) plan?: PlanBody;
  @IsOptional() @Part(() => RiskBody) risk?: RiskBody;
  @OptionalText(10_000) text?: string;
  @IsOptional() @IsISO8601() observedAt?: string;
}

export class SectionEntryView {
  id: string;
  section: string;
  content: Record<string, unknown>;
  statement: string;
  language: string | null;
  /** The law under which it was written. */
  regime: string;
  recordedAt: Date;
  recordedBy: string;
  institution: string;
}

export class CrossingView {
  from: string;
  to: string;
  ground: string;
}

export class SectionView {
  section: string;
  /** Newest first. */
  entries: SectionEntryView[];
  /** What was written under another law and is shown here: on what ground; each such look is kept. */
  crossings: CrossingView[];
  /** Which kinds of reader see what is written here, in codes; shown above the field before one writes. */
  seenBy: string[];
  allowed: string[];
  next?: string;
}

export class LookAheadView {
  section: string;
  /** A section that the matrix keeps from this receiver does not open, whatever the person says. */
  opens: boolean;
  /** As the receiver will see them, in the same words; newest first. */
  entries: SectionEntryView[];
  /** How many entries of this page will open to the receiver and are not open to who looks ahead. */
  beyond: number;
  /** What was written under another law, and on what ground it will pass. */
  crossings: CrossingView[];
  next?: string;
}

export class WrittenView {
  section: string;
  written: boolean;
}
