import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, agreed, done, onTheWay, proposed } from '../support/handovers.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;

beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const to = { institution: SAFE_HOUSE };
const toldOf = async (handover: string) =>
  await town.rows(
    `select kind, subjects from outbox where subjects ->> 'handover' = $1 and kind like '%contact%' order by id`,
    handover,
  );

describe('When contact with a person is lost', () => {
  for (const [when, arrange] of [
    ['has said yes to', agreed],
    ['is on the way to', onTheWay],
  ] as const)
    it(`the house that the person ${when} is told, and told again when there is contact: that, and nothing about them`, async () => {
      const { caseId } = await aCase(town.officer);
      const id = await arrange(town.social, town.safeHouse, caseId, to);
      done(await town.social.post(`/api/cases/${caseId}/contact-lost`));
      const subjects = { to: SAFE_HOUSE, handover: id };
      expect(await toldOf(id)).toEqual([{ kind: 'handover.contact-lost', subjects }]);
      done(await town.social.post(`/api/cases/${caseId}/contact-regained`));
      expect((await toldOf(id)).at(-1)).toEqual({ kind: 'handover.contact-regained', subjects });
    });

  it('a house that was only asked is not told', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await proposed(town.social, caseId, to);
    done(await town.social.post(`/api/cases/${caseId}/contact-lost`));
    expect(await toldOf(id)).toEqual([]);
  });
});
