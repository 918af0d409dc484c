import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coveringAnswer, saidYesToCountry, type Entry } from '../../src/victims/consent-cover.js';
import { ANSWERS } from '../../src/victims/index.js';
import { aCase } from '../support/handovers.js';
import { NOWHERE } from '../support/referrals.js';
import { MALMO, SAFE_HOUSE, Town } from '../support/town.js';

const REQUESTS = [null, '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
const PLACES = [
  { institution: SAFE_HOUSE, kind: 'shelter', country: 'LV' },
  { institution: MALMO, kind: 'social_municipal', country: 'SE' },
];
const LONG_AGO = new Date('2001-01-01T00:00:00Z');
const FAR = new Date('2101-01-01T00:00:00Z');

type Line = Entry & { id: string };
const entries: fc.Arbitrary<Omit<Line, 'id'>[]> = fc.array(
  fc.record({
    question: fc.constantFrom(
      'another_country',
      'share_with_receiver',
      'share_sections',
      'share_name',
      'contact_police',
    ),
    answer: fc.constantFrom(...ANSWERS, 'yes' as const, 'no' as const),
    country: fc.constantFrom(null, null, 'LV', 'SE', 'EE'),
    requestId: fc.constantFrom(...REQUESTS),
    recipientInstitution: fc.constantFrom(null, null, SAFE_HOUSE, MALMO),
    recipientKinds: fc.constantFrom([], [], ['police'], ['shelter', 'social_municipal']),
    purpose: fc.constantFrom('referral', 'health'),
    sections: fc.constantFrom<string[]>([], ['identity'], ['identity', 'plan']),
    provisional: fc.boolean(),
    validUntil: fc.constantFrom(null, null, LONG_AGO, FAR),
    askedIn: fc.constantFrom('SE', 'LV'),
  }),
  { minLength: 1, maxLength: 7 },
);

let town: Town;
let caseId: string;
beforeAll(async () => {
  town = await Town.open();
  ({ caseId } = await aCase(town.officer));
});
afterAll(() => town.close());

describe('TypeScript and SQL agree', () => {
  it('on what the newest answer leaves of the earlier ones, for any ledger', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (given) => {
        await town.rows('delete from consent_answer where case_id = $1', caseId);
        const ledger: Line[] = [];
        for (const entry of given) ledger.unshift({ ...entry, id: await keep(entry) });
        const now = new Date();
        for (const country of ['LV', 'SE', 'EE'])
          expect((await town.rows('select agrees_to_country($1, $2, now()) as yes', caseId, country))[0].yes).toBe(
            saidYesToCountry(ledger, country, now),
          );
        for (const place of PLACES)
          for (const request of REQUESTS)
            for (const section of ['identity', 'plan', 'health']) {
              const sql = 'select covering_consent($1, $2, $3, $4, now()) as id';
              const [{ id }] = await town.rows(sql, caseId, request, place.institution, section);
              expect(id).toBe(coveringAnswer(ledger, { ...place, request }, section, now)?.id ?? null);
            }
      }),
      { numRuns: 150 },
    );
  });
});

async function keep(entry: Omit<Line, 'id'>): Promise<string> {
  const sql = `insert into consent_answer (case_id, question, answer, country, request_id, recipient_institution, recipient_kinds, purpose,
      sections, provisional, valid_until, how_asked, account_id, institution_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '{}', $12, $13) returning id`;
  const { question, answer, country, requestId, recipientInstitution, recipientKinds, purpose, sections } = entry;
  const asked = entry.askedIn === 'SE' ? MALMO : SAFE_HOUSE;
  const what = [question, answer, country, requestId, recipientInstitution, recipientKinds, purpose, sections];
  return (await town.rows(sql, caseId, ...what, entry.provisional, entry.validUntil, NOWHERE, asked))[0].id;
}
