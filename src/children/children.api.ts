import { IsISO8601, IsOptional, Matches } from 'class-validator';
import { COUNTRIES, type Country } from '../kernel/index.js';
import { OneOf, OptionalText } from '../platform/http/index.js';
import { AGE_SOURCES, AGES_SAID, type AgeSaid, type AgeSource } from './age.js';
import {
  APPOINTED_BY,
  CHILD_SAYS,
  CONFLICTS,
  FAMILY_ASSESSMENTS,
  FINDINGS,
  GUARDIAN_KINDS,
  GUARDIAN_SAYS,
  GUARDIANSHIP_ENDS,
  type AppointedBy,
  type ChildSays,
  type Conflict,
  type FamilyAssessment,
  type Finding,
  type GuardianKind,
  type GuardianSays,
} from './child.js';

export class SayAgeBody {
  @OneOf(AGE_SOURCES) source: AgeSource;
  @OneOf(AGES_SAID) says: AgeSaid;
  /** Day of birth, where it is known, as 2010-05-06. Sealed. On the day of eighteen years the consents are asked again. */
  @IsOptional()
  @Matches(/^(19|20)\d{2}-\d{2}-\d{2}$/, { message: 'must be a day such as 2010-05-06' })
  @IsISO8601({ strict: true }, { message: 'must be a day of the calendar' })
  bornOn?: string;
}

export class NameGuardianBody {
  @OneOf(GUARDIAN_KINDS) who: GuardianKind;
  @OneOf(APPOINTED_BY) appointedBy: AppointedBy;
  /** Of interest, between guardian and child. A parent is guardian only where somebody looked and found none. */
  @OneOf(CONFLICTS) conflict: Conflict;
  /** Name, and how they are reached. Sealed. */
  @OptionalText(300) contact?: string;
}

export class EndGuardianshipBody {
  @OneOf(GUARDIANSHIP_ENDS) reason: (typeof GUARDIANSHIP_ENDS)[number];
}

export class FindBestInterestsBody {
  /** Whether going to this country is in the interest of the child. */
  @OneOf(COUNTRIES) country: Country;
  @OneOf(FAMILY_ASSESSMENTS) family: FamilyAssessment;
  @OneOf(CHILD_SAYS) child: ChildSays;
  @OneOf(GUARDIAN_SAYS) guardian: GuardianSays;
  @OneOf(FINDINGS) finding: Finding;
  /** Sealed. */
  @OptionalText(2000) reasons?: string;
  /** Of that country's authority, which agrees to a placement there. Wanted before departure. Sealed. */
  @OptionalText(100) placementReference?: string;
}

export class AgeStandingView {
  country: string;
  says: AgeSaid;
  source: AgeSource;
}

export class GuardianshipView {
  id: string;
  who: GuardianKind;
  appointedBy: AppointedBy;
  conflict: Conflict;
  /** In the look alone, not in the answer to an act. */
  contact: string | null;
  institution: string;
  since: Date;
}

export class BestInterestsView {
  country: string;
  finding: Finding;
  family: FamilyAssessment;
  child: ChildSays;
  guardian: GuardianSays;
  /** Both in the look alone, not in the answer to an act. */
  reasons: string | null;
  placementReference: string | null;
  institution: string;
  at: Date;
  /** Conditions that are not met: before the other country is asked, and before the child leaves. */
  missing: string[];
  missingBeforeDeparture: string[];
}

/** What must be there before a child goes to another country, by which law; null: nobody of a country has confirmed it. */
export class CrossingConditionView {
  condition: string;
  before: 'proposal' | 'departure';
  source: string;
  verifiedOn: string | null;
}

export class ChildView {
  path: 'adult' | 'child';
  /** How old the person is taken to be, country by country. */
  ages: AgeStandingView[];
  /** Of all days of birth that were given, the latest: the one that counts. In the look alone. */
  bornOn: string | null;
  guardian: GuardianshipView | null;
  /** The last finding for each country. */
  bestInterests: BestInterestsView[];
  conditions: CrossingConditionView[];
  allowed: string[];
}
