import type { Country, WhyNot } from '../kernel/index.js';

export const AGE_SOURCES = ['stated', 'document', 'assessment'] as const;
export type AgeSource = (typeof AGE_SOURCES)[number];
export const AGES_SAID = ['child', 'unsure', 'adult'] as const;
export type AgeSaid = (typeof AGES_SAID)[number];

export interface Said {
  readonly country: Country;
  readonly says: AgeSaid;
  readonly source: AgeSource;
  readonly at: Date;
}
export type Standing = Omit<Said, 'at'>;

/**
 * How old the person is taken to be, country by country (flows.md 2.8; 2011/36 art. 13(2): doubt makes a child). The last
 * document or assessment holds until somebody doubts it there; without one, the most careful word that was said.
 */
export function treatedAs(said: readonly Said[]): Standing[] {
  const inOrder = [...said].sort((a, b) => a.at.getTime() - b.at.getTime());
  return [...new Set(inOrder.map(({ country }) => country))].sort().flatMap((country) => {
    const here = inOrder.filter((one) => one.country === country);
    const official = here.map(({ source }) => source !== 'stated').lastIndexOf(true);
    const since = here.slice(official + 1).filter(({ says }) => official < 0 || says !== 'adult');
    const holds = mostCareful(since) ?? here[official];
    return holds ? [{ country, says: holds.says, source: holds.source }] : [];
  });
}

/** A higher age that one country has found does not make an adult in another. */
export const isTreatedAsChild = (standing: readonly Standing[]): boolean =>
  standing.some(({ says }) => says !== 'adult');

const mostCareful = (said: readonly Said[]): Said | undefined =>
  AGES_SAID.map((says) => said.find((one) => one.says === says)).find((one) => one !== undefined);

/** A day such as 2008-02-29, so that days compare as text: whoever was born on it is of age from the 1st of March. */
export const comesOfAgeOn = (bornOn: string): string => `${Number(bornOn.slice(0, 4)) + 18}${bornOn.slice(4)}`;

/** A day of birth says the same as the word beside it; who doubts what a paper says leaves its day out. */
export function whyNotBorn({ says, bornOn }: { says: AgeSaid; bornOn?: string }, today: string): WhyNot {
  const no = (detail: string): WhyNot => ({ problem: 'invalid-input', detail });
  if (bornOn === undefined) return undefined;
  if (bornOn > today) return no('The day of birth must not lie in the future.');
  if (says === 'adult') return isOfAge([bornOn], today) ? undefined : no('By this day of birth the person is a child.');
  return isOfAge([bornOn], today)
    ? no('By this day of birth the person is an adult. Leave it out if you doubt it.')
    : undefined;
}

/** Of several days of birth the latest counts: nobody loses a child's protection by the one that suits somebody. */
export function isOfAge(bornOn: readonly string[], today: string): boolean {
  const latest = [...bornOn].sort().at(-1);
  return latest !== undefined && comesOfAgeOn(latest) <= today;
}
