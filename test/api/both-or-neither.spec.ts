import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, aProposal, A_PLAN, A_YES, done, HOW_ASKED, proposed } from '../support/handovers.js';
import { MARTA } from '../support/buttons.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const seen = async (id: string, who = town.social) => done(await who.get(`/api/handovers/${id}`));
const yes = { personAgreed: true, sections: ['identity'], howAsked: HOW_ASKED };

/** Two whom Malmö leads for, and what each said when asked alone. */
async function siblings(...wishes: string[]) {
  const [one, two] = [await aCase(town.officer), await aCase(town.officer)];
  const made = done(await town.social.post(`/api/cases/${one.caseId}/links`, { number: two.number, kind: 'siblings' }));
  const says = async (caseId: string, wish: string) =>
    done(await town.social.post(`/api/cases/${caseId}/links/${made.id}/wish`, { wish, askedAlone: true }));
  for (const [at, wish] of wishes.entries()) await says([one, two][at]!.caseId, wish);
  return { one: one.caseId, two: two.caseId, link: made.id as string, says };
}

/** Prepared for both, asked together, and sent. */
async function together(to = SAFE_HOUSE, changes = {}) {
  const them = await siblings('together', 'together');
  const prepare = async (caseId: string) =>
    done(await town.social.post(`/api/cases/${caseId}/handovers`, aProposal({ institution: to }, changes)))
      .id as string;
  const [first, second] = [await prepare(them.one), await prepare(them.two)];
  const tied = done(await town.social.post(`/api/handovers/${first}/ask-together`, { link: them.link }));
  for (const id of [first, second]) done(await town.social.post(`/api/handovers/${id}/propose`));
  return { ...them, first, second, tied };
}
const accept = async (id: string) => done(await town.safeHouse.post(`/api/handovers/${id}/accept`, A_YES));

describe('Asked for together: both or neither', () => {
  it('is offered to the lead of both where each of them wishes it, and to nobody else', async () => {
    const them = await siblings('together');
    const first = await proposed(town.social, them.one, { institution: SAFE_HOUSE });
    const second = await proposed(town.social, them.two, { institution: SAFE_HOUSE });
    expect((await seen(first)).allowed).not.toContain('ask-together');
    const early = await town.social.post(`/api/handovers/${first}/ask-together`, { link: them.link });
    expect(early).toMatchObject({ status: 409, body: { detail: expect.stringContaining('each of them has to wish') } });
    await them.says(them.two, 'together');
    const offered = await seen(first);
    expect(offered.allowed).toContain('ask-together');
    expect(offered.askableBy).toMatchObject([{ link: them.link, kind: 'siblings', requests: [{ id: second }] }]);
    expect((await seen(first, town.safeHouse)).askableBy).toBeUndefined();
    expect((await town.safeHouse.post(`/api/handovers/${first}/ask-together`, { link: them.link })).status).toBe(403);
    expect((await town.stranger.post(`/api/handovers/${first}/ask-together`, { link: them.link })).status).toBe(404);

    const tied = done(await town.social.post(`/api/handovers/${first}/ask-together`, { link: them.link }));
    expect(tied).toMatchObject({ together: { others: 1, requests: [{ id: second, status: 'proposed' }] } });
    expect(tied.allowed).not.toContain('ask-together');
    expect(await town.toldAbout(second)).toContainEqual({ kind: 'handover.asked-together', to: SAFE_HOUSE });
    const timeline = done(await town.social.get(`/api/cases/${them.two}/timeline`)).items;
    expect(timeline.map(({ kind }: { kind: string }) => kind)).toContain('handover.ask-together');
  });

  it('is not offered for two receivers, nor for whom another link keeps apart', async () => {
    const them = await siblings('together', 'together');
    const first = await proposed(town.social, them.one, { institution: SAFE_HOUSE });
    await proposed(town.social, them.two, { institution: MARTA });
    expect((await seen(first)).allowed).not.toContain('ask-together');

    const others = await siblings('together', 'together');
    const number = done(await town.social.get(`/api/cases/${others.two}`)).number;
    const group = done(await town.social.post(`/api/cases/${others.one}/links`, { number, kind: 'same_group' }));
    done(
      await town.social.post(`/api/cases/${others.two}/links/${group.id}/wish`, {
        wish: 'must_not_learn',
        askedAlone: true,
      }),
    );
    const third = await proposed(town.social, others.one, { institution: SAFE_HOUSE });
    await proposed(town.social, others.two, { institution: SAFE_HOUSE });
    expect((await seen(third)).askableBy).toBeUndefined();
    const forced = await town.social.post(`/api/handovers/${third}/ask-together`, { link: others.link });
    expect(forced.status).toBe(409);
  });

  it('shows the receiver a number and the other request, and no case; and whoever watches only the number', async () => {
    const { first, second, one, two } = await together();
    const asked = await seen(first, town.safeHouse);
    const { reference } = await seen(second, town.safeHouse);
    expect(asked.together).toEqual({ others: 1, requests: [{ id: second, reference, status: 'proposed' }] });
    expect(JSON.stringify(asked)).not.toMatch(new RegExp(`${one}|${two}`));
    expect(asked.caseId).toBeUndefined();
    await town.behind.query(`update handover set status = 'escalated', escalated_to = $2 where id = $1`, [
      first,
      MARTA,
    ]);
    expect((await seen(first, town.stranger)).together).toEqual({ others: 1, requests: [] });
  });

  it('is promised for one and carried out for neither until the other is promised too', async () => {
    const { first, second } = await together();
    await accept(first);
    const early = await town.social.post(`/api/handovers/${first}/agree`, yes);
    expect(early).toMatchObject({ status: 409, body: { together: 'others_accepted' } });
    expect(await seen(first)).toMatchObject({
      missing: ['others_accepted'],
      allowed: expect.not.arrayContaining(['agree']),
    });
    await accept(second);
    expect((await seen(first)).allowed).toContain('agree');
    done(await town.social.post(`/api/handovers/${first}/agree`, yes));
    done(await town.safeHouse.put(`/api/handovers/${first}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
    const alone = await town.social.post(`/api/handovers/${first}/depart`, { expectedAt: A_PLAN.at });
    expect(alone).toMatchObject({ status: 409, body: { together: 'others_agreed' } });
    const taken = await town.safeHouse.post(`/api/handovers/${first}/take-over`, {});
    expect(taken).toMatchObject({ status: 409, body: { together: 'others_agreed' } });

    done(await town.social.post(`/api/handovers/${second}/agree`, yes));
    const left = done(await town.social.post(`/api/handovers/${first}/depart`, { expectedAt: A_PLAN.at }));
    expect(left.together).toBeUndefined();
    // From here each stands alone: whoever is on the way is not turned back, nor is the other.
    done(await town.safeHouse.post(`/api/handovers/${second}/offer-withdraw`, { reason: 'place_gone' }));
    expect((await seen(first)).status).toBe('in_transit');
    done(await town.safeHouse.post(`/api/handovers/${first}/take-over`, {}));
    expect((await seen(first, town.safeHouse)).status).toBe('taken_over');
  });

  it('ends for both when it ends for one: what was open closes, and both sides are told', async () => {
    const { first, second, two } = await together();
    for (const id of [first, second]) await accept(id);
    for (const id of [first, second]) done(await town.social.post(`/api/handovers/${id}/agree`, yes));
    expect(await town.grantsOf(second)).toBe(1);
    done(await town.safeHouse.post(`/api/handovers/${first}/offer-withdraw`, { reason: 'place_gone' }));
    expect(await seen(second)).toMatchObject({ status: 'cancelled', endReason: 'ended_together' });
    expect(await town.grantsOf(second)).toBe(0);
    expect((await town.safeHouse.get(`/api/cases/${two}`)).status).toBe(404);
    expect(await town.toldAbout(second)).toContainEqual({
      kind: 'handover.ended-together',
      to: (await seen(second)).from.id,
    });
    const timeline = done(await town.social.get(`/api/cases/${two}/timeline`)).items;
    expect(timeline.map(({ kind }: { kind: string }) => kind)).toContain('handover.ended-together');
    // Nothing is in the way of asking somebody else, for each or for both.
    await proposed(town.social, two, { institution: MARTA });
  });

  it.each([
    [
      'a no of the receiver',
      (id: string) => town.safeHouse.post(`/api/handovers/${id}/decline`, { reason: 'no_capacity' }),
    ],
    ['a withdrawal', (id: string) => town.social.post(`/api/handovers/${id}/withdraw`, { reason: 'risk_changed' })],
    [
      'a no of one person',
      (id: string) => town.social.post(`/api/handovers/${id}/person-said-no`, { howAsked: HOW_ASKED }),
    ],
  ] as const)('ends for both by %s', async (_, ends) => {
    const { first, second } = await together();
    await accept(second);
    done(await ends(first));
    expect(await seen(second)).toMatchObject({ status: 'withdrawn', endReason: 'ended_together', word: 'ended' });
    expect(await town.leadOf((await seen(second)).caseId)).toBe((await seen(second)).from.id);
  });

  it('ends for both when nobody answers in time and nobody is left to ask', async () => {
    const { first, second } = await together();
    await accept(second);
    const desks = await town.rows(`delete from escalation_step where country = 'LV' returning *`);
    await town.behind.query(`update handover set due_at = clock_timestamp() where id = $1`, [first]);
    await town.scan();
    for (const { country, position, institution_id: desk } of desks)
      await town.rows(
        'insert into escalation_step (country, position, institution_id) values ($1, $2, $3)',
        country,
        position,
        desk,
      );
    expect((await seen(first)).status).toBe('expired');
    expect(await seen(second)).toMatchObject({ status: 'withdrawn', endReason: 'ended_together' });
    const sender = (await seen(second)).from.id;
    for (const to of [sender, SAFE_HOUSE])
      expect(await town.toldAbout(second)).toContainEqual({ kind: 'handover.ended-together', to });
  });

  it('leaves what was not sent yet to the sender, by itself', async () => {
    const them = await siblings('together', 'together');
    const first = await proposed(town.social, them.one, { institution: SAFE_HOUSE });
    const draft = done(
      await town.social.post(`/api/cases/${them.two}/handovers`, aProposal({ institution: SAFE_HOUSE })),
    ).id;
    done(await town.social.post(`/api/handovers/${first}/ask-together`, { link: them.link }));
    expect((await seen(first, town.safeHouse)).together).toEqual({ others: 1, requests: [] });
    await accept(first);
    expect((await seen(first)).missing).toEqual(['others_accepted']);
    done(await town.social.post(`/api/handovers/${first}/withdraw`, { reason: 'risk_changed' }));
    const left = await seen(draft);
    expect(left).toMatchObject({ status: 'prepared', allowed: expect.arrayContaining(['propose']) });
    expect(left.together).toBeUndefined();
  });

  it.each([
    ['one of them, asked alone again, no longer wishes it', 'wish'],
    ['they turn out not to belong together', 'end'],
  ])('is parted where %s: each goes on alone, nothing names the other', async (_, how) => {
    const { first, second, one, link } = await together();
    await accept(first);
    const url = `/api/cases/${one}/links/${link}`;
    done(
      how === 'wish'
        ? await town.social.post(`${url}/wish`, { wish: 'must_not_learn', askedAlone: true })
        : await town.social.post(`${url}/end`, { reason: 'not_so' }),
    );
    for (const id of [first, second]) {
      expect((await seen(id, town.safeHouse)).together).toBeUndefined();
      expect((await seen(id)).together).toBeUndefined();
      expect(await town.toldAbout(id)).toContainEqual({ kind: 'handover.asked-alone', to: SAFE_HOUSE });
    }
    expect((await seen(first)).allowed).toContain('agree');
    done(await town.safeHouse.post(`/api/handovers/${second}/decline`, { reason: 'no_capacity' }));
    expect((await seen(first)).status).toBe('accepted');
  });

  it('goes to one receiver only: whoever has it next may not send one of them elsewhere', async () => {
    const { first } = await together();
    await town.behind.query(`update handover set status = 'escalated', escalated_to = $2 where id = $1`, [
      first,
      MARTA,
    ]);
    expect((await seen(first)).allowed).not.toContain('re-address');
    const elsewhere = await town.social.post(`/api/handovers/${first}/re-address`, { institution: MARTA });
    expect(elsewhere).toMatchObject({ status: 409, body: { together: 'one_receiver' } });
  });

  it('cannot be set past the rule, and two who press at once agree on one outcome', async () => {
    const { first, second } = await together();
    const answers = await Promise.all([
      town.safeHouse.post(`/api/handovers/${first}/decline`, { reason: 'no_capacity' }),
      town.social.post(`/api/handovers/${second}/withdraw`, { reason: 'risk_changed' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const statuses = await Promise.all([first, second].map(async (id) => (await seen(id)).status));
    expect([
      ['declined', 'withdrawn'],
      ['withdrawn', 'withdrawn'],
    ]).toContainEqual(statuses);
  });
});
