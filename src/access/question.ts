import type { WhyNot } from '../kernel/index.js';
import { isPreviewField, NOT_KNOWN, whyNotPreview } from './preview.js';

/**
 * Questions before a yes are chosen from the preview's list and answered by code; two rounds, then people talk.
 * While one is open the receiver's clock stands and the sender's runs (flows.md 2.4).
 */
export const ROUNDS = 2;

export interface QuestionState {
  readonly round: number;
  readonly codes: readonly string[];
  readonly answered: boolean;
}

export function whyNotQuestion(earlier: readonly QuestionState[], codes: readonly string[]): WhyNot {
  if (codes.length === 0 || new Set(codes).size !== codes.length || !codes.every(isPreviewField))
    return { problem: 'invalid-input', detail: 'Questions are chosen from the fields of the preview.' };
  return whyNotRound(earlier);
}

/** Whether there is a round left, whatever is asked in it. */
export function whyNotRound(earlier: readonly QuestionState[]): WhyNot {
  if (earlier.some(({ answered }) => !answered))
    return { problem: 'already-open', detail: 'Your earlier question has not been answered yet.' };
  if (earlier.length >= ROUNDS)
    return {
      problem: 'not-possible-now',
      detail: 'Two rounds of questions have been asked; please call the sender, then answer.',
      hints: { rounds: ROUNDS },
    };
  return undefined;
}

/** Everything that was asked is answered, nothing else; "not known" is an answer. */
export function whyNotAnswers(codes: readonly string[], answers: Readonly<Record<string, unknown>>): WhyNot {
  const given = Object.keys(answers).filter((code) => answers[code] !== undefined);
  if (given.length !== codes.length || !codes.every((code) => given.includes(code)))
    return {
      problem: 'invalid-input',
      detail: `Please answer what was asked: ${codes.join(', ')}; ${NOT_KNOWN} is an answer.`,
    };
  return whyNotPreview(answers);
}
