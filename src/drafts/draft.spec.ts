import { describe, expect, it } from '@jest/globals';
import type { AccountId } from '../kernel/index.js';
import { allowedOnDraft, isTooLong, saysDanger } from './draft.js';

const [mine, theirs] = ['a', 'b'] as [AccountId, AccountId];

describe('A draft of a first record', () => {
  it.each([
    [{ danger: 'yes' }, true],
    [{ danger: 'no' }, false],
    [{ danger: 'not_known' }, false],
    [{ danger: ['yes'] }, false],
    [{}, false],
  ])('%j: whether it says danger is %s', (answers, says) => {
    expect(saysDanger(answers)).toBe(says);
  });

  it('is saved, sent and deleted by whoever began it, and by nobody else', () => {
    expect(allowedOnDraft({ accountId: mine }, { accountId: mine })).toEqual(['save', 'send', 'delete']);
    expect(allowedOnDraft({ accountId: theirs }, { accountId: mine })).toEqual([]);
  });

  it('has room for a form filled to its end, and not for anything', () => {
    expect(isTooLong({ ownRecord: { text: 'a'.repeat(5000) }, called: 'b'.repeat(60) })).toBe(false);
    expect(isTooLong({ called: 'c'.repeat(40_000) })).toBe(true);
  });
});
