import { describe, expect, it } from '@jest/globals';
import type { AccountId, Actor, Role } from '../kernel/index.js';
import { allowedIn, WAITS, type Wait } from './inbox.js';

const me = 'me' as AccountId;
const actor = (...roles: Role[]) => ({ accountId: me, roles, country: 'LV' }) as unknown as Actor;
const claimable: Wait[] = [
  'ask.answer',
  'ask.answer-as-desk',
  'handover.answer',
  'handover.answer-as-desk',
  'handover.overdue',
  'handover.take-over',
];

/** A draft is its writer's alone: the desk learns whom to call, and opens nothing. */
const opens = (wait: Wait) => (wait === 'draft.call-the-writer' ? [] : ['open']);
const buttons = (wait: Wait) =>
  wait === 'task.do' ? ['open', 'do'] : claimable.includes(wait) ? ['open', 'claim'] : opens(wait);

describe.each(WAITS)('%s', (wait) => {
  it('can be opened by everyone who sees it, and claimed where it is one person’s work', () => {
    const free = allowedIn(wait, null, actor('caseworker'));
    expect(free).toEqual(buttons(wait));
  });

  it('is released by the one who claimed it and by nobody else', () => {
    if (wait === 'task.do') return;
    expect(allowedIn(wait, me, actor('lead_coordinator'))).toEqual(
      claimable.includes(wait) ? ['open', 'release'] : opens(wait),
    );
    expect(allowedIn(wait, 'another' as AccountId, actor('lead_coordinator'))).toEqual(opens(wait));
  });

  it('is claimed by a focal point only where it went up to a desk', () => {
    expect(allowedIn(wait, null, actor('national_focal_point'), 'LV')).toEqual(
      wait.endsWith('as-desk') || wait === 'task.do' ? buttons(wait) : opens(wait),
    );
  });
});

it('A handover to another country is not for this focal point to claim at the desk', () => {
  const focal = actor('national_focal_point');
  expect(allowedIn('handover.answer-as-desk', null, focal, 'LV')).toEqual(['open', 'claim']);
  expect(allowedIn('handover.answer-as-desk', me, focal, 'LV')).toEqual(['open', 'release']);
  expect(allowedIn('handover.answer-as-desk', null, focal, 'EE')).toEqual(['open']);
});
