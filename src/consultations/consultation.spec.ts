import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterWord,
  allowedOnConsultation,
  CONSULTATION_STATUSES,
  CONSULTATION_VERBS,
  mayConsult,
  whyNotConsult,
  type ConsultationStatus,
  type ConsultationVerb,
} from './consultation.js';

const asker = { asker: true, adviser: false };
const adviser = { asker: false, adviser: true };
const later = { asker: false, adviser: false };

describe('Advice without a name', () => {
  it.each<[ConsultationStatus, ConsultationVerb[], ConsultationVerb[]]>([
    ['asked', ['write', 'close', 'become_case'], ['write', 'decline']],
    ['answered', ['write', 'close', 'become_case'], ['write']],
    ['closed', ['become_case'], []],
    ['declined', ['become_case'], []],
    ['became_case', [], []],
  ])('%s: who asked may %j, who was asked %j, and a lead that came later only reads', (status, asks, advises) => {
    expect(allowedOnConsultation(status, asker)).toEqual(asks);
    expect(allowedOnConsultation(status, adviser)).toEqual(advises);
    expect(allowedOnConsultation(status, later)).toEqual([]);
  });

  it('is tied to a case by nobody but whoever asked', () => {
    expect(mayConsult('become_case', adviser)).toBe(false);
  });

  it('is answered by the word of the adviser alone', () => {
    expect([afterWord('asked', asker), afterWord('asked', adviser), afterWord('answered', asker)]).toEqual([
      'asked',
      'answered',
      'answered',
    ]);
  });

  it('says why where it refuses', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CONSULTATION_VERBS), fc.constantFrom(...CONSULTATION_STATUSES), (verb, status) => {
        const why = whyNotConsult(verb, status);
        return why === undefined || why.detail.length > 10;
      }),
    );
  });
});
