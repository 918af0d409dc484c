import { describe, expect, it } from '@jest/globals';
import { whyNotPassword } from './password.js';
import { waitAfter, whyNotTry } from './session.js';
import { startingPassword } from './passwords.service.js';

const me = { login: 'se.police', name: 'Sven Ström' };

describe('choosing a password', () => {
  it.each([
    ['a sentence', 'tea with honey at noon', undefined],
    ['fifteen characters without digits or signs', 'honeytrampoline', undefined],
    ['letters of any script', 'jūras krastā skan vējš', undefined],
    ['128 characters', `start ${'many words and more '.repeat(6)}ab`, undefined],
    ['fourteen characters', 'honeytrampolin', /at least 15/],
    ['129 characters', `start ${'many words and more '.repeat(6)}abc`, /at most 128/],
    ['one letter many times', 'aaaaaaaaaaaaaaaaaaaa', /many people/],
    ['one word again and again', 'abcabcabcabcabcabc', /many people/],
    ['a row of the keyboard', 'qwertyuiopasdfgh', /many people/],
    ['a row of digits', '1234567890123456', /many people/],
    ['a famous one', 'Correct-Horse-Battery-Staple', /many people/],
    ['the demo password', 'across the Baltic Sea', /many people/],
    ['only signs', '!!!!??!!!!??....', /many people/],
    ['my own login', 'se.police-se-1234', /own name/],
    ['my own name', 'Sven Ström 12345', /own name/],
  ])('%s', (_, password, reason) => {
    const why = whyNotPassword(password, me);
    if (reason) expect(why).toMatch(reason);
    else expect(why).toBeUndefined();
  });
});

describe('a starting password', () => {
  it('is the same for the same session, account and call, and another for any other', () => {
    const one = startingPassword('token', 'account', 'call');
    expect(one).toMatch(/^([a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}$/);
    expect(startingPassword('token', 'account', 'call')).toBe(one);
    for (const other of [
      ['tokem', 'account', 'call'],
      ['token', 'accoumt', 'call'],
      ['token', 'account', 'calm'],
    ] as const)
      expect(startingPassword(other[0], other[1], other[2])).not.toBe(one);
  });
});

describe('waiting after failed tries', () => {
  it('grows from nothing to a quarter of an hour and never further', () => {
    expect([0, 7, 8, 9, 10, 12, 17, 18, 1000].map(waitAfter)).toEqual([0, 0, 1, 2, 4, 16, 512, 900, 900]);
  });
  it('is over when the time has passed', () => {
    expect(whyNotTry(10, 3.2)).toMatchObject({ problem: 'too-many-tries', hints: { waitSeconds: 1 } });
    expect(whyNotTry(10, 4)).toBeUndefined();
    expect(whyNotTry(1000, 900)).toBeUndefined();
  });
});
