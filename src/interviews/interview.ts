import type { WhyNot } from '../kernel/index.js';

export const INTERVIEW_KINDS = ['interview', 'examination', 'assessment'] as const;

/** What it was about, in codes; what was said stands in `account`, if anywhere (flows.md 5, 31). */
export const TOPICS = [
  'identity',
  'recruitment',
  'journey',
  'exploitation',
  'offenders',
  'money_and_debts',
  'documents_taken',
  'health',
  'family_and_children',
  'residence',
  'needs',
  'risk',
  'wishes',
] as const;
export const RECORDINGS = ['none', 'audio', 'video', 'written'] as const;

/** A kind of place, never an address: where a shelter is, is nobody's to read here. */
export const HELD_AT = [
  'police',
  'border',
  'court',
  'shelter',
  'hospital',
  'reception_centre',
  'detention',
  'office',
  'by_phone_or_video',
  'elsewhere',
] as const;

/** Why a person is asked about the same once more. One is kept for each repetition (2011/36 art. 12(4)). */
export const WHY_AGAIN = [
  'answers_cannot_be_had',
  'the_law_wants_its_own',
  'a_contradiction',
  'something_changed',
  'interpretation_was_poor',
  'the_person_wishes',
] as const;

export interface Held {
  id: string;
  topics: readonly string[];
  institution: string;
  heldOn: string;
  language: string | null;
}

/** Where the person was asked about any of these before: whom to turn to instead. */
export function askedBefore<One extends Held>(topics: readonly string[], held: readonly One[]): One[] {
  return held.filter((one) => one.topics.some((topic) => topics.includes(topic)));
}

/** The same is not asked twice without a reason that is kept. */
export function whyNotAsk(topics: readonly string[], held: readonly Held[], why: string | undefined): WhyNot {
  const before = askedBefore(topics, held);
  if (before.length === 0 || why) return undefined;
  return {
    problem: 'asked-before',
    detail: 'The person was asked about this before. Turn to whoever asked, or say why it must be asked again.',
    hints: {
      askedBefore: before.map(({ id, institution, heldOn, language, topics: covered }) => ({
        interview: id,
        topics: covered.filter((topic) => topics.includes(topic)),
        institution,
        heldOn,
        language,
      })),
      next: 'rely-on-it-or-say-why-again',
    },
  };
}

/** Only on what was asked there, and there is no relying on one's own. */
export function whyNotRely(topics: readonly string[], held: Held, own: boolean): WhyNot {
  if (own) return { problem: 'not-possible-now', detail: 'This is an interview of your own institution.' };
  const missing = topics.filter((topic) => !held.topics.includes(topic));
  if (missing.length > 0)
    return { problem: 'not-possible-now', detail: 'It was not about all of these.', hints: { topics: held.topics } };
  return undefined;
}

/** Of the times that a topic was wanted again, how often what was there was used. Nothing, when it never was wanted again. */
export function shareReused({ reused, askedAgain }: { reused: number; askedAgain: number }): number | null {
  const wanted = reused + askedAgain;
  return wanted === 0 ? null : Math.round((100 * reused) / wanted) / 100;
}

/** Figures below this tell of single persons, and are not given (k = 11, as the public CTDC data). */
export const FEWEST = 11;
export const shownCount = (count: number): number | null => (count < FEWEST ? null : count);
