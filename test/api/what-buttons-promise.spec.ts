import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aCase, agreed, aProposal, done, HOW_ASKED, proposed, withConsent } from '../support/handovers.js';
import type { Answer, Person } from '../support/people.js';
import { asked, SHELTERS } from '../support/referrals.js';
import { MALMO, SAFE_HOUSE, Town } from '../support/town.js';
import { MARTA, ofAsk, ofCase, ofHandover, withPlan, type Call } from '../support/buttons.js';
import { canUndo, UNDONE, undoing } from '../support/undone.js';

// Everybody presses every button in every state: some thousand calls.
jest.setTimeout(120_000);
let town: Town;
let lund: Person;
let everybody: Readonly<Record<string, Person>>;

beforeAll(async () => {
  town = await Town.open();
  await canUndo(town.behind);
  await town.behind.query(`update institution set round_the_clock = true where id = any($1)`, [
    [SHELTERS.lund, SHELTERS.men, SAFE_HOUSE, MALMO, MARTA],
  ]);
  lund = await town.login('se.shelter.lund');
  everybody = {
    coordinator: town.social,
    worker: await town.login('se.social.worker'),
    receiver: town.safeHouse,
    night: town.night,
    'focal point': town.focal,
    lund,
  };
});
afterAll(() => town.close());

const press = (who: Person, [method, path, body, headers]: Call): Promise<Answer> =>
  method === 'delete' ? who.delete(path) : who[method](path, body ?? {}, headers);
const wouldBeDone = ({ status, body }: Answer): boolean => status === 409 && body.detail === UNDONE;

/** Everybody presses every button, offered or not, and nothing of it stays. */
async function walk(
  view: string,
  calls: Readonly<Record<string, Call>>,
  people: readonly string[],
  quiet: readonly string[] = [],
): Promise<number> {
  let offered = 0;
  const broken: string[] = [];
  for (const name of people) {
    const who = everybody[name]!;
    const seen = await who.get(view);
    const allowed: string[] = seen.status === 200 ? seen.body.allowed : [];
    await undoing(town.behind, true);
    for (const verb of Object.keys(calls)) {
      const answer = await press(who, calls[verb]!);
      const why = `${verb} by ${name}: ${answer.status} ${JSON.stringify(answer.body)}`;
      if (allowed.includes(verb) && !wouldBeDone(answer)) broken.push(`offered, and refused: ${why}`);
      if (!allowed.includes(verb) && !quiet.includes(verb) && ![403, 404, 409].includes(answer.status))
        broken.push(`not offered, and not refused: ${why}`);
      if (!allowed.includes(verb) && !quiet.includes(verb) && wouldBeDone(answer))
        broken.push(`not offered, and done: ${why}`);
      if (allowed.includes(verb)) offered += 1;
    }
    await undoing(town.behind, false);
    const unknown = allowed.filter((verb) => !(verb in calls));
    if (unknown.length > 0) broken.push(`no call is known for ${unknown.join(', ')}`);
  }
  expect(broken).toEqual([]);
  return offered;
}

const SIDES = ['coordinator', 'receiver', 'night', 'focal point'];
const walkHandover = (id: string, plan = 0) => walk(`/api/handovers/${id}`, withPlan(id, plan), SIDES);

async function sameInLists(id: string, view: string, lists: readonly string[]): Promise<void> {
  for (const who of Object.values(everybody))
    for (const list of lists) {
      const page = await who.get(list);
      const row = page.status === 200 ? page.body.items.find((item: { id: string }) => item.id === id) : undefined;
      if (row) expect([list, row.allowed]).toEqual([list, (await who.get(view)).body.allowed]);
    }
}
const HANDOVER_LISTS = ['in', 'out', 'country'].map((direction) => `/api/handovers?direction=${direction}`);

describe('What a page offers is what then succeeds, and what it does not offer is refused: a handover', () => {
  it('that is prepared; it is not offered for sending while the person’s yes to that country is missing', async () => {
    const { caseId } = await aCase(town.officer, withConsent({ another_country: 'undecided' }));
    const path = `/api/cases/${caseId}/handovers`;
    const prepared = done(await town.social.post(path, aProposal({ institution: SAFE_HOUSE })));
    const { id } = prepared;
    expect(prepared).toMatchObject({ allowed: ['withdraw'], missing: ['yes_to_country'] });
    await walkHandover(id);
    await sameInLists(id, `/api/handovers/${id}`, [...HANDOVER_LISTS, path]);
    const question = { question: 'another_country', howAsked: HOW_ASKED };
    done(await town.social.post(`/api/cases/${caseId}/consents`, { ...question, answer: { answer: 'yes' } }));
    const ready = done(await town.social.get(`/api/handovers/${id}`));
    expect(ready).toMatchObject({ missing: [] });
    expect(ready.allowed).toContain('propose');
    await walkHandover(id);
  });

  it('that waits, is asked about, is promised, is agreed and travels', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await proposed(town.social, caseId, { institution: SAFE_HOUSE });
    const lists = [...HANDOVER_LISTS, `/api/cases/${caseId}/handovers`];
    let plan = 0;
    const move = async (who: Person, call: Call) => {
      done(await press(who, call));
      await walkHandover(id, plan);
      await sameInLists(id, `/api/handovers/${id}`, lists);
    };
    const calls = ofHandover(id);
    expect(await walkHandover(id)).toBeGreaterThan(8);
    await sameInLists(id, `/api/handovers/${id}`, lists);
    await move(town.safeHouse, calls['ask']!);
    await move(town.social, calls['answer']!);
    await move(town.safeHouse, calls['accept']!);
    await move(town.social, calls['agree']!);
    expect(done(await town.social.get(`/api/handovers/${id}`)).missing).toEqual(['reception_plan']);
    plan = 1;
    await move(town.safeHouse, withPlan(id, 0)['plan-reception']!);
    expect(done(await town.social.get(`/api/handovers/${id}`)).missing).toEqual([]);
    await move(town.social, calls['depart']!);
    await move(town.night, calls['report-overdue']!);
    await move(town.night, calls['take-over']!);
  });

  it('that is addressed to a country, and that went up', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await proposed(town.social, caseId, { country: 'LV' });
    await walkHandover(id);
    await sameInLists(id, `/api/handovers/${id}`, HANDOVER_LISTS);
    await town.behind.query(`update handover set due_at = now() - interval '1 minute' where id = $1`, [id]);
    await town.scan();
    await walkHandover(id);
    await sameInLists(id, `/api/handovers/${id}`, HANDOVER_LISTS);
  });

  it('whose person takes the yes to that country back: nothing is offered that goes on', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await agreed(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
    const no = { question: 'another_country', answer: { answer: 'no' }, howAsked: HOW_ASKED };
    done(await town.social.post(`/api/cases/${caseId}/consents`, no));
    await walkHandover(id);
    expect(done(await town.social.get(`/api/handovers/${id}`)).missing).toContain('yes_to_country');
    await sameInLists(id, `/api/handovers/${id}`, HANDOVER_LISTS);
  });
});

describe('What a page offers is what then succeeds, and what it does not offer is refused: a case', () => {
  const QUIET = ['write', 'give_back', 'take', 'assign'];
  const CASE_LISTS = ['/api/cases', '/api/cases?relation=former_lead'];
  const walkCase = async (id: string) => {
    for (const name of ['coordinator', 'worker', 'receiver']) {
      const me = done(await everybody[name]!.get('/api/session'));
      await walk(`/api/cases/${id}`, ofCase(id, me.accountId), [name], QUIET);
    }
    await sameInLists(id, `/api/cases/${id}`, CASE_LISTS);
  };

  it('that is new, assigned, out of contact, closed', async () => {
    const { caseId } = await aCase(town.officer);
    await walkCase(caseId);
    const worker = everybody['worker']!;
    const me = done(await worker.get('/api/session'));
    done(await worker.put(`/api/cases/${caseId}/assignment`, { account: me.accountId }));
    await walkCase(caseId);
    done(await worker.post(`/api/cases/${caseId}/contact-lost`));
    await walkCase(caseId);
    await town.behind.query(`update case_file set contact_lost_since = now() - interval '31 days' where id = $1`, [
      caseId,
    ]);
    await walkCase(caseId);
    done(await town.social.post(`/api/cases/${caseId}/close`, { reason: 'lost_contact' }));
    await walkCase(caseId);
  });

  it('that another institution has taken over: its former lead takes and assigns nothing', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await agreed(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
    await walkCase(caseId);
    done(await town.night.post(`/api/handovers/${id}/take-over`, { spokenWith: 'person' }));
    await walkCase(caseId);
    for (const who of [town.social, everybody['worker']!])
      expect(done(await who.get(`/api/cases/${caseId}`)).allowed).not.toContain('take');
    const me = done(await town.social.get('/api/session'));
    expect(await town.social.put(`/api/cases/${caseId}/assignment`, { account: me.accountId })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('look back') },
    });
  });
});

describe('What a page offers is what then succeeds, and what it does not offer is refused: an ask', () => {
  const QUIET = ['claim', 'release'];

  it('that is asked about twice, accepted, confirmed, started; after the second round no question is offered', async () => {
    const { caseId } = await aCase(town.officer);
    const id = (await asked(town.social, caseId, { places: [SHELTERS.lund] })).asks[SHELTERS.lund]!;
    const calls = ofAsk(id);
    const step = async (who: Person, verb: string) => {
      done(await press(who, calls[verb]!));
      await walk(`/api/asks/${id}`, calls, ['coordinator', 'lund', 'receiver'], QUIET);
      await sameInLists(id, `/api/asks/${id}`, ['/api/asks?direction=in', '/api/asks?direction=out']);
    };
    expect(await walk(`/api/asks/${id}`, calls, ['coordinator', 'lund', 'receiver'], QUIET)).toBeGreaterThan(5);
    for (const verb of ['question', 'answer-questions', 'question', 'answer-questions'])
      await step(verb === 'question' ? lund : town.social, verb);
    const { items } = done(await lund.get('/api/asks?direction=in'));
    const row = items.find((item: { id: string }) => item.id === id);
    expect(row.allowed).toContain('accept');
    expect(row.allowed).not.toContain('question');
    await step(lund, 'accept');
    await step(town.social, 'confirm');
    await step(lund, 'start');
    await step(lund, 'complete');
  });
});

it('A first responder’s own list offers to note the call to the lead, as the card does', async () => {
  const { id } = await aCase(town.officer);
  const { items } = done(await town.officer.get('/api/identifications'));
  expect(items[0]).toMatchObject({ id, allowed: ['told_by_phone'] });
  expect(done(await town.officer.get(`/api/identifications/${id}`)).allowed).toEqual(['told_by_phone', 'break_glass']);
});
