import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  AGE_GROUPS,
  contradictions,
  DANGER,
  leavesACase,
  URGENCIES,
  urgencyOf,
  whatItCreates,
  type Answers,
} from './identification.js';

const ANSWERS = ['yes', 'no', 'undecided', 'not_asked', 'could_not_be_asked'] as const;
const answers = (changes: Partial<Answers> = {}): Answers => ({
  danger: 'no',
  urgency: 'normal',
  ageGroup: 'adult',
  support: 'yes',
  shareName: 'yes',
  anyAnswerGiven: true,
  howAskedGiven: true,
  namesGiven: false,
  identityGiven: false,
  noticeGiven: false,
  toCase: false,
  ...changes,
});

describe('What an identification creates', () => {
  it.each([
    ['an adult who wants support and gives a name', { support: 'yes', shareName: 'yes' }, 'case'],
    ['an adult who wants support without a name', { support: 'yes', shareName: 'no' }, 'case_without_name'],
    ['an adult who has not decided about the name', { support: 'yes', shareName: 'undecided' }, 'case_without_name'],
    ['an adult who refuses support', { support: 'no' }, 'notice'],
    ['an adult who is asleep', { support: 'could_not_be_asked' }, 'provisional_case'],
    ['an adult who was not asked', { support: 'not_asked' }, 'provisional_case'],
    ['an adult who has not decided', { support: 'undecided' }, 'provisional_case'],
    ['a child who refuses', { ageGroup: 'minor', support: 'no' }, 'child_case'],
    ['someone who may be a child', { ageGroup: 'unsure', support: 'not_asked' }, 'child_case'],
    ['a person who has an open case here', { toCase: true }, 'added'],
  ] as const)('%s', (_, changes, outcome) => {
    expect(whatItCreates(answers(changes))).toBe(outcome);
  });

  it('is never a case for an adult who refuses, and always one for a child', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AGE_GROUPS),
        fc.constantFrom(...ANSWERS),
        fc.constantFrom(...ANSWERS),
        (ageGroup, support, shareName) => {
          const outcome = whatItCreates(answers({ ageGroup, support, shareName }));
          expect(leavesACase(outcome)).toBe(ageGroup !== 'adult' || support !== 'no');
        },
      ),
    );
  });

  it('keeps no name of an adult who has not said yes to sharing it', () => {
    for (const shareName of ANSWERS)
      expect(
        contradictions(answers({ shareName, namesGiven: true, identityGiven: true })).map(({ path }) => path),
      ).toEqual(shareName === 'yes' ? [] : ['identity.names']);
  });

  it('wants to know how it was asked as soon as anything was answered', () => {
    expect(contradictions(answers({ howAskedGiven: false })).map(({ path }) => path)).toEqual(['howAsked']);
    expect(contradictions(answers({ support: 'not_asked', anyAnswerGiven: false, howAskedGiven: false }))).toEqual([]);
  });

  it('asks for the notice of a refusal and for nothing else about the person', () => {
    const refusal = answers({ support: 'no', shareName: 'no', identityGiven: true });
    expect(contradictions(refusal).map(({ path }) => path)).toEqual(['notice', 'identity']);
  });

  it('makes danger an emergency', () => {
    for (const danger of DANGER)
      for (const urgency of URGENCIES)
        expect(urgencyOf({ danger, urgency })).toBe(danger === 'yes' ? 'emergency' : urgency);
  });
});
