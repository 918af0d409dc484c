import type { Actor, Country, InstitutionId, WhyNot } from '../kernel/index.js';
import { CONFIRMED, whyNotNobodyCan, type Ask, type AskStatus } from './ask.js';

interface Led {
  readonly open: boolean;
  readonly lead: { readonly institutionId: InstitutionId; readonly name: string } | null;
}

/** The lead asks for the person, nobody else: two who search at once would make promises about the same bed. */
export function whyNotAskFor(actor: Pick<Actor, 'institutionId'>, { open, lead }: Led): WhyNot {
  if (!open) return { problem: 'not-possible-now', detail: 'This case is closed.' };
  return lead?.institutionId === actor.institutionId
    ? undefined
    : {
        problem: 'not-your-role',
        detail: 'The institution that leads asks for the person.',
        hints: { leads: lead?.name },
      };
}

export interface Abroad {
  readonly country: Country;
  readonly saidYes: boolean;
}

/** To ask without identity needs no yes to a name, but no "no" to help; across a border it needs a yes to that country. */
export function whyNotAskThere(
  person: { path: 'adult' | 'child'; saidNo: boolean },
  abroad: readonly Abroad[],
): WhyNot {
  if (person.saidNo)
    return {
      problem: 'person-has-not-agreed',
      detail: 'The person has said no to support.',
      hints: { question: 'contact_support' },
    };
  if (abroad.length > 0 && person.path === 'child')
    return {
      problem: 'child-path-missing',
      detail:
        'The person is a child or may be one. Please work with the child-protection body of both countries by phone.',
    };
  const countries = abroad.filter(({ saidYes }) => !saidYes).map(({ country }) => country);
  return countries.length === 0
    ? undefined
    : {
        problem: 'person-has-not-agreed',
        detail: 'The person has not said yes to being asked for in that country.',
        hints: { question: 'another_country', countries },
      };
}

/** A need that is open, and without a confirmed referral where all of it is to end. */
export function whyNotNeed(need: { endedAt: Date | null }, asks: readonly Pick<Ask, 'status'>[] = []): WhyNot {
  if (need.endedAt) return { problem: 'not-possible-now', detail: 'This need has ended.' };
  return asks.some(confirmed)
    ? {
        problem: 'still-open',
        detail: 'A place has been confirmed for it; end that referral first.',
        hints: { next: 'end' },
      }
    : undefined;
}

const confirmed = ({ status }: { status: AskStatus }): boolean => (CONFIRMED as readonly AskStatus[]).includes(status);

export const allowedForNeed = (need: { endedAt: Date | null }, asks: readonly Pick<Ask, 'status'>[]): string[] => [
  ...(whyNotNeed(need, asks) ? [] : ['ask-also', 'withdraw']),
  ...((whyNotNeed(need, asks) ?? whyNotNobodyCan(asks)) ? [] : ['nobody-can']),
];
