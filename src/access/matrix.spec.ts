import { describe, expect, it } from '@jest/globals';
import { needToKnow } from './matrix.js';
import { SECTIONS } from './sections.js';

const needs = needToKnow();
const cell = (kind: string, relation: string, section: string) =>
  needs.find((need) => need.kind === kind && need.relation === relation && need.section === section);

describe('Who needs to know what', () => {
  it('has one answer for each section of each relation that a kind can have', () => {
    const keys = needs.map(({ kind, relation, section }) => `${kind} ${relation} ${section}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length % SECTIONS.length).toBe(0);
  });

  it.each(['police', 'border_guard', 'embassy', 'migration', 'labour_inspectorate'])(
    'a %s that leads for a night sees no address, health or plan, and no account but its own',
    (kind) => {
      for (const relation of ['lead', 'holding_lead', 'former_lead']) {
        expect(cell(kind, relation, 'address')?.reads).toBe('none');
        expect(cell(kind, relation, 'health')?.reads).toBe('none');
        expect(cell(kind, relation, 'plan')?.reads).toBe('none');
        expect(cell(kind, relation, 'account')?.reads).toBe('own');
      }
    },
  );

  it('where the person sleeps is known to shelters and to leads that house them, to nobody else', () => {
    const knowing = needs.filter(({ section, reads }) => section === 'address' && reads !== 'none');
    expect(new Set(knowing.map(({ relation }) => relation))).toEqual(new Set(['lead', 'holding_lead', 'participant']));
    expect(knowing.filter(({ relation }) => relation === 'participant').map(({ kind }) => kind)).toEqual(['shelter']);
  });

  it('former leads, receivers and first responders write nothing', () => {
    const readers = needs.filter(({ relation }) => ['former_lead', 'receiver', 'first_responder'].includes(relation));
    expect(readers.every(({ writes }) => !writes)).toBe(true);
  });

  it('ministries and the ombudsman have no place in a case', () => {
    const kinds = needs.filter(
      ({ kind, relation }) => ['ministry', 'ombudsman'].includes(kind) && relation !== 'first_responder',
    );
    expect(kinds).toEqual([]);
  });
});
