import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES } from '../kernel/index.js';
import { grouped, mailPause, mailText } from './mail.js';
import { left, opens } from './notification.js';

const portal = 'http://localhost:3000';

describe('a mail', () => {
  it.each([
    ['en', 1, 'You have 1 item to answer by 2026-11-24 03:40.'],
    ['en', 3, 'You have 3 items to answer by 2026-11-24 03:40.'],
    ['lv', 1, 'Jums ir 1 ieraksts, uz kuru jāatbild līdz 2026-11-24 03:40.'],
    ['lv', 3, 'Jums ir 3 ieraksti, uz kuriem jāatbild līdz 2026-11-24 03:40.'],
    ['lv', 10, 'Jums ir 10 ierakstu, uz kuriem jāatbild līdz 2026-11-24 03:40.'],
    ['lv', 11, 'Jums ir 11 ierakstu, uz kuriem jāatbild līdz 2026-11-24 03:40.'],
    ['lv', 21, 'Jums ir 21 ieraksts, uz kuru jāatbild līdz 2026-11-24 03:40.'],
  ] as const)('says in %s how many items wait and by when, and nothing else (%i)', (language, items, text) => {
    expect(mailText({ class: 'needs_you', items, by: '2026-11-24 03:40' }, language, portal)).toBe(
      `${text}\n\n${portal}\n`,
    );
  });

  it.each([
    ['pl', 5, 'Masz 5 pozycji, na które trzeba odpowiedzieć do 2026-11-24 03:40.'],
    ['uk', 22, 'У вас 22 записи, на які треба відповісти до 2026-11-24 03:40.'],
    ['lt', 21, 'Turite 21 įrašą, į kurį reikia atsakyti iki 2026-11-24 03:40.'],
    ['fi', 1, 'Teillä on 1 kohta, johon vastata viimeistään 2026-11-24 03:40.'],
  ] as const)('says in %s with its own numbers (%i)', (language, items, text) => {
    expect(mailText({ class: 'needs_you', items, by: '2026-11-24 03:40' }, language, portal)).toBe(
      `${text}\n\n${portal}\n`,
    );
  });

  it('is a whole sentence in every language, whatever the number', () => {
    for (const language of LANGUAGES)
      for (let items = 1; items <= 130; items += 1)
        for (const kind of ['needs_you', 'for_information'] as const) {
          const text = mailText({ class: kind, items, by: '03:40' }, language, portal).split('\n')[0]!;
          expect({ language, text, holds: text.includes(String(items)) }).toMatchObject({ holds: true });
          expect(text).not.toContain('#');
        }
  });

  it('of the day says how many there are to read', () => {
    expect(mailText({ class: 'for_information', items: 1 }, 'en', portal)).toBe(
      `You have 1 item to read.\n\n${portal}\n`,
    );
    expect(mailText({ class: 'for_information', items: 2 }, 'lv', portal)).toBe(
      `Jums ir 2 ieraksti, ko izlasīt.\n\n${portal}\n`,
    );
  });

  it('never holds a word of our work', () => {
    const cases = fc.record({
      class: fc.constantFrom('needs_you', 'for_information' as const),
      items: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(cases, fc.constantFrom(...LANGUAGES), (waiting, language) => {
        const text = mailText(waiting, language, portal);
        expect(text).not.toMatch(
          /victim|person|case|handover|urgent|emergency|police|upur|liet|steidz|polic|nodoš|opfer|ofre?r?|жертв|справ|дел[оа]/i,
        );
      }),
    );
  });

  it('is one for all items of an institution that came together, with the earliest time', () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
    const told = [
      { id: '1', institutionId: 'a', dueAt: at(9) },
      { id: '2', institutionId: 'b', dueAt: null },
      { id: '4', institutionId: 'a', dueAt: at(3) },
      { id: '3', institutionId: 'a', dueAt: null },
    ];
    expect(grouped(told)).toEqual([
      { institutionId: 'a', items: 3, dueAt: at(3), newest: '4' },
      { institutionId: 'b', items: 1, dueAt: null, newest: '2' },
    ]);
  });

  it('that is refused is tried again after half a minute, then ever more rarely, at least once an hour', () => {
    expect([1, 2, 3, 8, 20].map(mailPause)).toEqual([30, 60, 120, 3600, 3600]);
  });
});

describe('an item of the list', () => {
  it.each([
    ['ask.sent', { ask: 'A', case: 'C' }, { what: 'ask', id: 'A' }],
    ['handover.proposed', { handover: 'H' }, { what: 'handover', id: 'H' }],
    ['task.due', { case: 'C', task: 'T' }, { what: 'case', id: 'C' }],
    ['need.nobody-can', { need: 'N' }, { what: 'need', id: 'N' }],
    ['mandate.ended', {}, undefined],
  ] as const)('%s leads to what it is about', (kind, subjects, where) => {
    expect(opens(kind, subjects)).toEqual(where);
  });

  it('says how long is left, or for how long it has passed', () => {
    const now = new Date('2026-11-24T00:00:00Z');
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    expect(left(at(40), now, 'en')).toBe('40 min left');
    expect(left(at(220), now, 'en')).toBe('3 h 40 min left');
    expect(left(at(-90), now, 'en')).toBe('1 h 30 min late');
    expect(left(at(3 * 1440 + 120), now, 'lv')).toBe('atlikušas 3 d. 2 st.');
  });
});
