import { describe, expect, it } from '@jest/globals';
import { jobIdOf, pauseAfter, usual } from './timing.js';

describe('what is to be told', () => {
  it('is tried again after pauses that grow and end at ten minutes', () => {
    expect([1, 2, 3, 4, 7, 8, 50].map((attempts) => pauseAfter(usual, attempts))).toEqual([
      5, 10, 20, 40, 320, 600, 600,
    ]);
  });

  it('gets a job id of its own each time it is handed to the queue, without a colon', () => {
    const ids = [1, 2, 3].map((handed) => jobIdOf('0190-a', handed));
    expect(ids).toEqual(['ob-0190-a', 'ob-0190-a-2', 'ob-0190-a-3']);
  });
});
