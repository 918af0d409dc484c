import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { Day, OneOf, OptionalText } from '../platform/http/index.js';
import { INTERPRETERS } from '../victims/index.js';
import { HELD_AT, INTERVIEW_KINDS, RECORDINGS, TOPICS, WHY_AGAIN } from './interview.js';

const Topics = () => [
  IsArray(),
  ArrayMinSize(1),
  ArrayMaxSize(TOPICS.length),
  ArrayUnique(),
  OneOf(TOPICS, { each: true }),
];
const each =
  (decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, name) =>
    decorators.forEach((decorate) => decorate(target, name));

/** That it was held. What was said belongs in the section `account`, if anywhere. */
export class HoldInterviewBody {
  @OneOf(INTERVIEW_KINDS) kind: string;
  @each(Topics()) topics: string[];
  /** Police, prosecutors and the like then learn only that there was one. */
  @IsBoolean() counselling: boolean;
  /** A day, as 2026-11-23. */
  @Day() heldOn: string;
  /** What kind of place; not which. */
  @IsOptional() @OneOf(HELD_AT) heldAt?: string;
  @IsOptional() @Matches(/^[a-z]{2,3}$/, { message: 'must be a language code' }) language?: string;
  @OneOf(INTERPRETERS) interpreter: string;
  @OneOf(RECORDINGS) recording: string;
  /** Where the recording is kept. Sealed. */
  @OptionalText(200) keptAt?: string;
  /** Wanted when somebody asked about the same before. */
  @IsOptional() @OneOf(WHY_AGAIN) whyAgain?: string;
}

export class RelyOnInterviewBody {
  @each(Topics()) topics: string[];
}

export class InterviewView {
  id: string;
  kind: string;
  topics: string[];
  counselling: boolean;
  heldOn: string;
  heldAt: string | null;
  language: string | null;
  interpreter: string;
  recording: string;
  /** In the list alone, not in the answer to an act. */
  keptAt: string | null;
  whyAgain: string | null;
  institution: string;
  recordedAt: Date;
  allowed: string[];
}

export class InterviewsView {
  /** Newest first. */
  interviews: InterviewView[];
  /** There was counselling of which nothing more is shown to you. */
  counsellingHeld: boolean;
  /** How often what was there was used, and how often the person was asked again. */
  reused: number;
  askedAgain: number;
  /** Of both, the share that was reused, 0 to 1; null when nothing was wanted twice. */
  share: number | null;
  allowed: string[];
  next?: string;
}

/** Asked again or not, from the country that had asked to the country that wanted to know. Null: fewer than 11. */
export class CorridorView {
  from: string;
  to: string;
  reused: number | null;
  askedAgain: number | null;
}

export class CorridorsView {
  corridors: CorridorView[];
}
