import { describe, expect, it } from '@jest/globals';
import { answersShown, helpsShown, looksShown, whyNotHandOut, type How } from './sheet.js';
import { blocksOf, joined, type Facts } from './sheet-blocks.js';

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 12));

describe('Giving the sheet', () => {
  it.each<[How, boolean, object, string | undefined]>([
    ['on_paper', false, {}, undefined],
    ['on_paper', true, {}, 'not-possible-now'],
    ['kept_for_them', false, { keptAt: 'house' }, undefined],
    ['kept_for_them', true, { keptAt: 'house' }, 'not-possible-now'],
    ['kept_for_them', false, {}, 'invalid-input'],
    ['on_paper', false, { keptAt: 'house' }, 'invalid-input'],
    ['read_aloud', true, { interpreter: 'professional_by_phone' }, undefined],
    ['read_aloud', false, { interpreter: 'none_needed' }, undefined],
    ['read_aloud', true, {}, 'invalid-input'],
    ['on_paper', false, { interpreter: 'none_needed' }, 'invalid-input'],
  ])('%s, the text locked: %s, %j: refused by %s', (how, locked, more, problem) => {
    expect(whyNotHandOut({ how, ...more }, locked)?.problem).toBe(problem);
  });
});

describe('What stands on the sheet', () => {
  const answer = (changes: object) => ({
    ...{ question: 'share_name', answer: 'yes', country: null, requestId: null, recipientInstitution: null },
    ...{ recipientKinds: [], sections: [], provisional: false, validUntil: null, recordedAt: at(2) },
    ...changes,
  });

  it('of the answers: the last word to each question, and not that somebody was not asked', () => {
    const shown = answersShown(
      [
        answer({ answer: 'not_asked' }),
        answer({ answer: 'no', recordedAt: at(3) }),
        answer({ recordedAt: at(1) }),
        answer({ question: 'another_country', country: 'LV', provisional: true }),
        answer({ question: 'another_country', country: 'EE' }),
        answer({ question: 'share_sections', recipientInstitution: 'house', sections: ['risk'], validUntil: at(1) }),
      ],
      () => 'shelter',
      at(4),
    );
    expect(shown.map(({ question, answer: said, askAgain }) => [question, said, askAgain])).toEqual([
      ['share_name', 'no', false],
      ['another_country', 'yes', true],
      ['another_country', 'yes', false],
      ['share_sections', 'yes', true],
    ]);
    expect(shown[3]).toMatchObject({ kinds: ['shelter'], sections: ['risk'] });
  });

  it('of those who looked: one line for each place, with its days; nothing where no section was shown', () => {
    const look = { institutionId: 'a', kind: 'police', country: 'SE', action: 'section.read' } as const;
    const shown = looksShown(
      [
        { ...look, fields: ['risk', 'crossing(gdpr>led:x)'], days: ['2026-11-01', '2026-11-02'], last: at(2) },
        { ...look, fields: ['plan'], days: ['2026-11-02'], last: at(1) },
        { ...look, institutionId: 'b', fields: [], days: ['2026-11-02'], last: at(2) },
      ],
      (_, fields) => fields.filter((field) => !field.includes('(')),
    );
    expect(shown).toEqual([
      {
        ...{ institutionId: 'a', kind: 'police', country: 'SE', sections: ['risk', 'plan'] },
        days: ['2026-11-01', '2026-11-02'],
        last: at(2),
        crossed: true,
      },
    ]);
  });

  it('of what was shared: what is open apart from what has ended', () => {
    const one = { institutionId: 'a', kind: 'ngo', country: 'LV', basis: 'referral' } as const;
    const [open, ended] = joined([
      { ...one, sections: ['plan'], since: at(1), until: at(2), live: false },
      { ...one, sections: ['risk'], since: at(2), until: null, live: true },
      { ...one, sections: ['plan'], since: at(3), until: at(9), live: true },
    ]).sort((a) => (a.live ? -1 : 1));
    expect(open).toMatchObject({ sections: ['risk', 'plan'], since: at(2), until: null });
    expect(ended).toMatchObject({ sections: ['plan'], until: at(2) });
  });

  it('of the help: kinds, once each', () => {
    const house = { service: 'safe_accommodation', kind: 'shelter' } as const;
    expect(helpsShown([house, house, { service: null, kind: 'child_protection' }])).toEqual([
      'service safe_accommodation',
      'kind child_protection',
    ]);
  });

  it('names nobody but the lead and those who hear complaints', () => {
    const facts: Facts = {
      madeAt: at(1),
      lead: { kind: 'shelter', country: 'LV', name: null, phone: null, since: at(1) },
      helps: [],
      shared: [
        {
          institutionId: 'HOUSE',
          kind: 'shelter',
          country: 'LV',
          sections: ['plan'],
          since: at(1),
          until: null,
          live: true,
          basis: 'new one',
        },
      ],
      looked: [],
      answers: [],
      complain: [{ name: 'Ombud', phone: null, forData: false }],
      emergencyNumber: '112',
    };
    const words = JSON.stringify(
      blocksOf(facts, { say: (part) => (part === 'ground new one' ? '' : `[${part}]`), day: () => 'day' }),
    );
    expect(words).toContain('[kind shelter], [country LV]');
    expect(words).toContain('[ground obligation]');
    expect(words).not.toContain('HOUSE');
  });
});
