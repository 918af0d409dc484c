import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import {
  complete,
  faultOf,
  mayBeChild,
  NOT_KNOWN,
  PREVIEW_FIELD_CODES,
  PREVIEW_FIELDS,
  whyNotPreview,
  type FieldRule,
  type PreviewField,
} from './preview.js';
import { PreviewBody, PreviewView } from './preview.api.js';
import { whyNotAnswers, whyNotQuestion } from './question.js';
import { isReference, newReference } from './reference.js';
import { CONDITION_CODES, CONDITIONS, whyNotConditions } from './reply.js';

const anAnswer = (field: PreviewField): unknown => {
  const rule: FieldRule = PREVIEW_FIELDS[field];
  if (rule.kind === 'one') return rule.codes.at(-1);
  if (rule.kind === 'many') return rule.codes.slice(0, 2);
  return rule.kind === 'count' ? rule.most : '2026-03-01';
};
const check = (body: object) =>
  validateSync(plainToInstance(PreviewBody, body), { whitelist: true, forbidNonWhitelisted: true });

describe('the preview that a receiver sees before the person has said yes', () => {
  it.each(PREVIEW_FIELD_CODES)('takes codes or "not known" for %s, and never free text', (field) => {
    expect(faultOf(field, anAnswer(field))).toBeUndefined();
    expect(faultOf(field, NOT_KNOWN)).toBeUndefined();
    for (const text of ['Anna', 'call her cousin', '', ' yes', ['yes', 'Anna'], { a: 1 }, null, undefined, 1.5, -1])
      expect(faultOf(field, text)).toBeDefined();
  });

  it('cannot hold words of anybody, whatever is tried', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PREVIEW_FIELD_CODES),
        fc.string({ minLength: 1, maxLength: 40 }),
        (field, text) => {
          const rule: FieldRule = PREVIEW_FIELDS[field];
          const known =
            text === NOT_KNOWN ||
            (rule.kind === 'one' && rule.codes.includes(text)) ||
            (rule.kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(text));
          expect(faultOf(field, text) === undefined).toBe(known);
        },
      ),
    );
  });

  it('refuses a field that is not on the list, by rule and at the edge', () => {
    expect(whyNotPreview({ name: 'x' })?.problem).toBe('invalid-input');
    expect(check({ willingToTalkToPolice: 'yes' })).toHaveLength(1);
    expect(check({ ageBand: 'thirty' })).toHaveLength(1);
    expect(
      check({ ageBand: '30-38', languages: ['lv', 'ru'], children: 2, wantedOn: '2026-03-01', pet: NOT_KNOWN }),
    ).toHaveLength(0);
  });

  it('does not take a child’s age band for an adult', () => {
    expect(whyNotPreview({ ageGroup: 'adult', ageBand: '9-17' })).toBeDefined();
    expect(whyNotPreview({ ageGroup: 'unsure', ageBand: '9-17' })).toBeUndefined();
    expect(mayBeChild({ ageGroup: 'unsure' })).toBe(true);
    expect(mayBeChild({ ageGroup: 'adult' })).toBe(false);
  });

  it('says "not known" for everything that was left out', () => {
    expect(complete({ pet: 'no' })).toMatchObject({ pet: 'no', ageBand: NOT_KNOWN });
    expect(Object.keys(PreviewView.of({}))).toEqual(PREVIEW_FIELD_CODES);
  });
});

describe('questions before a yes', () => {
  const round = (n: number, answered: boolean) => ({ round: n, codes: ['pet'], answered });
  it.each([
    ['a first question', [], ['pet'], undefined],
    ['a second one after the first is answered', [round(1, true)], ['infant'], undefined],
    ['a second one while the first is open', [round(1, false)], ['infant'], 'already-open'],
    ['a third round', [round(1, true), round(2, true)], ['infant'], 'not-possible-now'],
    ['a question that is not on the list', [], ['name'], 'invalid-input'],
    ['the same question twice', [], ['pet', 'pet'], 'invalid-input'],
    ['no question', [], [], 'invalid-input'],
  ])('%s', (_, earlier, codes, problem) => {
    expect(whyNotQuestion(earlier, codes)?.problem).toBe(problem);
  });

  it('are answered wholly and by code', () => {
    expect(whyNotAnswers(['pet', 'infant'], { pet: 'no', infant: NOT_KNOWN })).toBeUndefined();
    expect(whyNotAnswers(['pet', 'infant'], { pet: 'no' })).toBeDefined();
    expect(whyNotAnswers(['pet'], { pet: 'no', infant: 'no' })).toBeDefined();
    expect(whyNotAnswers(['pet'], { pet: 'a small dog' })).toBeDefined();
  });
});

describe('a request reference', () => {
  it('is checked: one wrong sign or two swapped neighbours are noticed', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9 }), fc.nat({ max: 8 }), (wrong, swapped) => {
        const reference = newReference();
        expect(isReference(reference)).toBe(true);
        const signs = Array.from(reference.replace('-', ''));
        const bad = [...signs];
        bad[wrong] = signs[wrong] === 'A' ? 'B' : 'A';
        const twisted = [...signs];
        [twisted[swapped], twisted[swapped + 1]] = [signs[swapped + 1]!, signs[swapped]!];
        const join = (list: string[]) => `${list.slice(0, 5).join('')}-${list.slice(5).join('')}`;
        expect(isReference(join(bad))).toBe(false);
        if (signs[swapped] !== signs[swapped + 1]) expect(isReference(join(twisted))).toBe(false);
      }),
    );
  });
});

describe('a yes with conditions', () => {
  const values = { none: undefined, number: 3, day: '2026-03-01', instant: '2026-03-01T22:00:00+02:00' };
  it.each(CONDITION_CODES)('takes %s with the value that belongs to it and no other', (code) => {
    for (const [kind, value] of Object.entries(values)) {
      const condition = value === undefined ? { code } : { code, value };
      expect(whyNotConditions([condition]) === undefined).toBe(kind === CONDITIONS[code]);
    }
  });
  it('names at least one, each once', () => {
    expect(whyNotConditions([])).toBeDefined();
    expect(whyNotConditions([{ code: 'no_pets' }, { code: 'no_pets' }])).toBeDefined();
  });
});
