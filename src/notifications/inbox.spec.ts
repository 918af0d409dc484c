import { describe, expect, it } from '@jest/globals';
import type { AccountId, Actor, Role } from '../kernel/index.js';
import { allowedIn, WAITS, type Wait } from './inbox.js';

const me = 'me' as AccountId;
const actor = (...roles: Role[]) => ({ accountId: me, roles }) as unknown as Actor;
const claimable: Wait[] = [
  'ask.answer',
  'ask.answer-as-desk',
  'handover.answer',
  'handover.answer-as-desk',
  'handover.overdue',
  'handover.take-over',
];

describe.each(WAITS)('%s', (wait) => {
  it('can be opened by everyone who sees it, and claimed where it is one person’s work', () => {
    const free = allowedIn(wait, null, actor('caseworker'));
    expect(free).toEqual(claimable.includes(wait) ? ['open', 'claim'] : ['open']);
  });

  it('is released by the one who claimed it and by nobody else', () => {
    expect(allowedIn(wait, me, actor('lead_coordinator'))).toEqual(
      claimable.includes(wait) ? ['open', 'release'] : ['open'],
    );
    expect(allowedIn(wait, 'another' as AccountId, actor('lead_coordinator'))).toEqual(['open']);
  });

  it('is not claimed by a focal point, who answers for nobody', () => {
    expect(allowedIn(wait, null, actor('national_focal_point'))).toEqual(['open']);
  });
});
