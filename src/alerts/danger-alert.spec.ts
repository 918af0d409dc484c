import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ALERT_STATUSES,
  ALERT_VERBS,
  allowedOnAlert,
  mayAlert,
  nextDesk,
  whyNotAlert,
  type AlertStatus,
  type AlertVerb,
} from './danger-alert.js';

const TABLE: Readonly<Record<AlertStatus, readonly AlertVerb[]>> = {
  sent: ['acknowledge', 'note_phone', 'review'],
  acknowledged: ['close', 'tell_person', 'review'],
  closed: ['tell_person', 'review'],
};

describe.each(ALERT_STATUSES)('An alert that is %s', (status) => {
  it.each(ALERT_VERBS)(`${TABLE[status].join(', ')}, and nothing else: %s`, (verb) => {
    const why = whyNotAlert(verb, { status, toldPerson: false, reviewed: false });
    expect(why === undefined).toBe(TABLE[status].includes(verb));
  });

  it('is reviewed once, and the person is told once', () => {
    const state = { status, toldPerson: true, reviewed: true };
    expect(whyNotAlert('review', state)?.problem).toBe('not-possible-now');
    expect(whyNotAlert('tell_person', state)?.problem).toBe('not-possible-now');
  });
});

const side = fc.record({
  sender: fc.boolean(),
  addressed: fc.boolean(),
  reviewer: fc.boolean(),
  self: fc.boolean(),
  desk: fc.boolean(),
});

describe('Who', () => {
  it('acknowledges is a human of those it went to; the review is never of whoever sent it', () => {
    fc.assert(
      fc.property(side, (who) => {
        expect(mayAlert('acknowledge', who)).toBe(who.addressed);
        if (mayAlert('review', who)) expect(who.self || !who.desk).toBe(false);
        expect(mayAlert('tell_person', who)).toBe(who.sender);
      }),
    );
  });

  it('has nothing to do with it may do nothing', () => {
    const nobody = { sender: false, addressed: false, reviewer: false, self: false, desk: true };
    for (const status of ALERT_STATUSES)
      expect(allowedOnAlert({ status, toldPerson: false, reviewed: false }, nobody)).toEqual([]);
  });
});

describe('An alert that nobody acknowledges', () => {
  const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'));

  it('goes to each desk once, those for danger first, and ends', () => {
    fc.assert(
      fc.property(ids, ids, ids, (desks, list, open) => {
        const asked: string[] = [];
        for (let next; (next = nextDesk(desks, list, asked, (id) => open.includes(id)));) {
          expect(asked).not.toContain(next);
          if (list.includes(next) && !desks.includes(next))
            expect(desks.every((desk) => asked.includes(desk))).toBe(true);
          asked.push(next);
        }
        expect(new Set(asked)).toEqual(new Set([...desks, ...list]));
      }),
    );
  });

  it('goes to a desk that is open before one that is closed', () => {
    expect(nextDesk(['a', 'b'], ['c'], [], (id) => id === 'b')).toBe('b');
    expect(nextDesk(['a'], ['c', 'd'], ['a'], (id) => id === 'd')).toBe('d');
    expect(nextDesk(['a'], ['c'], ['a', 'c'], () => true)).toBeUndefined();
  });
});
