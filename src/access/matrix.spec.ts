import { describe, expect, it } from '@jest/globals';
import { INSTITUTION_KINDS } from '../kernel/index.js';
import { crossingGrounds, footings } from './footing.js';
import { needToKnow } from './matrix.js';
import { RELATIONS, SECTIONS } from './sections.js';

const needs = needToKnow();
const cell = (kind: string, relation: string, section: string) =>
  needs.find((need) => need.kind === kind && need.relation === relation && need.section === section);
const SUPPORTERS = [
  'ngo',
  'shelter',
  'international_org',
  'social_municipal',
  'social_state_agency',
  'health',
  'legal',
];
const WATCHED = ['police', 'border_guard', 'migration', 'embassy'];

describe('Who needs to know what', () => {
  it('has one answer for each section of each relation that a kind can have', () => {
    const keys = needs.map(({ kind, relation, section }) => `${kind} ${relation} ${section}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length % SECTIONS.length).toBe(0);
    for (const kind of INSTITUTION_KINDS)
      for (const relation of RELATIONS) {
        const row = SECTIONS.filter((section) => cell(kind, relation, section));
        expect([0, SECTIONS.length]).toContain(row.length);
      }
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

  it('whoever hears a complaint reads neither where the person sleeps, nor how they are reached, nor health, and writes nothing', () => {
    const heard = needs.filter(({ relation }) => relation === 'complaint');
    expect(new Set(heard.map(({ kind }) => kind))).toEqual(new Set(['ombudsman']));
    for (const section of ['address', 'safe_contact', 'health', 'account', 'perpetrator'])
      expect(heard.find((need) => need.section === section)?.reads).toBe('none');
    expect(heard.some(({ writes, breakGlass }) => writes || breakGlass)).toBe(false);
  });

  it('ministries and the ombudsman have no place in a case but on the person’s mandate', () => {
    const kinds = needs.filter(
      ({ kind, relation }) =>
        ['ministry', 'ombudsman'].includes(kind) && !['first_responder', 'complaint'].includes(relation),
    );
    expect(kinds).toEqual([]);
  });

  it('who did it is kept only where the authority for it is', () => {
    const official = footings().flatMap(({ kind, offenceData }) => (offenceData ? [kind] : []));
    const keeping = needs.filter(
      ({ section, reads, writes }) => section === 'perpetrator' && (reads !== 'none' || writes),
    );
    expect(keeping.filter(({ kind }) => !official.includes(kind))).toEqual([]);
    expect(SUPPORTERS.filter((kind) => official.includes(kind as never))).toEqual([]);
  });

  it('who investigates or prosecutes is shown of the risk the danger only, and of the family the number of children', () => {
    expect(cell('prosecutor', 'participant', 'risk')?.fields).toEqual(['level', 'danger']);
    expect(cell('prosecutor', 'participant', 'family')?.fields).toEqual(['children']);
    expect(cell('prosecutor', 'participant', 'account')?.reads).toBe('own');
  });

  it('an NGO that leads sees the role in a proceeding and never the charge', () => {
    expect(cell('ngo', 'lead', 'proceedings')?.fields).toContain('role');
    expect(cell('ngo', 'lead', 'proceedings')?.fields).not.toContain('charge');
    expect(cell('ngo', 'lead', 'proceedings')?.fields).not.toContain('text');
  });

  it('fields are named only where something of others is read', () => {
    expect(needs.filter(({ fields, reads }) => fields && reads !== 'all')).toEqual([]);
  });
});

describe('Breaking the glass', () => {
  const may = (kind: string) => [
    ...new Set(needs.filter((need) => need.kind === kind && need.breakGlass).map(({ section }) => section)),
  ];

  it.each(WATCHED)('a %s never breaks it on address, health or account', (kind) => {
    for (const section of ['address', 'health', 'account', 'interviews', 'perpetrator'])
      expect(may(kind)).not.toContain(section);
  });

  it('nobody breaks it on an address or an account', () => {
    for (const kind of INSTITUTION_KINDS)
      for (const section of ['address', 'account']) expect(may(kind)).not.toContain(section);
  });

  it('is the same in every relation of a kind, and never a former lead’s', () => {
    expect(needs.filter(({ relation, breakGlass }) => relation === 'former_lead' && breakGlass)).toEqual([]);
    for (const kind of INSTITUTION_KINDS)
      for (const section of SECTIONS)
        expect(
          new Set(
            needs
              .filter((need) => need.kind === kind && need.section === section && need.relation !== 'former_lead')
              .map(({ breakGlass }) => breakGlass),
          ).size,
        ).toBe(1);
  });
});

describe('Footings', () => {
  it('stand for every kind of institution, with a source', () => {
    expect(footings().map(({ kind }) => kind)).toEqual([...INSTITUTION_KINDS]);
    expect(footings().every(({ source }) => source.length > 10)).toBe(true);
  });

  it('nothing passes from support to an investigation by itself: that takes a disclosure request', () => {
    const grounds = crossingGrounds().filter(
      ({ toRegime, purpose }) => toRegime === 'led' && purpose === 'investigation',
    );
    expect(grounds).toEqual([]);
  });
});
