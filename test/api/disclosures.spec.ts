import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import { waits } from '../support/inbox.js';
import type { Person } from '../support/people.js';
import { NIGHT_DESK, NOWHERE, SOCIAL, startReferrals, type Referrals } from '../support/referrals.js';

let stage: Referrals;
let social: Person, officer: Person, prosecutor: Person, worker: Person, stranger: Person;

beforeAll(async () => {
  stage = await startReferrals();
  ({ social, officer, stranger } = stage.people);
  prosecutor = await stage.login('se.prosecutor');
  worker = await stage.login('se.social.worker');
});
afterAll(() => stage.close());

const anOrder = (changes: object = {}) => ({
  to: SOCIAL,
  ground: 'prosecutors_order',
  orderReference: 'Canary order B 77-26',
  purpose: 'prosecution',
  sections: ['risk', 'account'],
  about: 'Canary Examplename, met in Malmö in November; what she says of the threats',
  ...changes,
});
const at = (id: string, verb = '') => `/api/disclosure-requests/${id}${verb && `/${verb}`}`;

/** A case with a risk and an account that the lead wrote, and their ids. */
async function aFile() {
  const { caseId } = await aCase(officer);
  const write = (section: string, body: object) =>
    social.post(`/api/cases/${caseId}/sections/${section}`, { statement: 'told_by_person', ...body });
  done(await write('risk', { risk: { level: 'high', danger: 'Canary danger' } }));
  done(await write('account', { text: 'Canary account' }));
  const entryOf = async (section: string): Promise<string> =>
    done(await social.get(`/api/cases/${caseId}/sections/${section}`)).entries[0].id;
  return { caseId, risk: await entryOf('risk'), account: await entryOf('account') };
}
async function bound(changes: object = {}) {
  const file = await aFile();
  const { id } = done(await prosecutor.post('/api/disclosure-requests', anOrder(changes)));
  done(await social.post(at(id, 'bind'), { case: file.caseId }));
  return { ...file, id };
}
const granted = async (changes: object = {}) => {
  const file = await bound();
  done(
    await social.post(at(file.id, 'grant'), { entries: [{ entry: file.risk }], keptBack: 'not_necessary', ...changes }),
  );
  return file;
};

describe('A request for disclosure', () => {
  it('is answered alike whoever is meant and whether anybody is, and shows the asker no case', async () => {
    const { id, caseId } = await bound();
    const miss = done(await prosecutor.post('/api/disclosure-requests', anOrder({ about: 'Nobody Knowsher' })));
    const hit = done(await prosecutor.get(at(id)));
    const blind = ({ id: _, reference: __, askedAt: ___, due: ____, ...rest }: Record<string, unknown>) => rest;
    expect({ ...blind(hit), orderReference: 0, about: 0 }).toEqual({ ...blind(miss), orderReference: 0, about: 0 });
    expect(JSON.stringify(hit)).not.toContain(caseId);
    expect(hit).toMatchObject({ status: 'sent', caseId: null, allowed: ['withdraw'], direction: 'out' });
    expect((await prosecutor.get(`/api/cases/${caseId}`)).status).toBe(404);
  });

  it('is for those who have a ground in law', async () => {
    expect(done(await prosecutor.get('/api/disclosure-grounds')).grounds.length).toBeGreaterThan(2);
    expect(done(await social.get('/api/disclosure-grounds')).grounds).toEqual([]);
    expect((await stranger.post('/api/disclosure-requests', anOrder())).status).toBe(403);
    expect((await prosecutor.post('/api/disclosure-requests', anOrder({ ground: 'residence_decision' }))).status).toBe(
      409,
    );
    expect((await prosecutor.post('/api/disclosure-requests', anOrder({ to: NOWHERE }))).status).toBe(400);
    expect((await prosecutor.post('/api/disclosure-requests', anOrder({ case: NOWHERE, to: undefined }))).status).toBe(
      404,
    );
  });

  it('keeps its words sealed, and shows them to the two sides only', async () => {
    const { id } = await bound();
    const [row] = await stage.rows('select words from disclosure_request where id = $1', id);
    expect(row.words.toString('latin1')).not.toContain('Canary');
    expect(done(await social.get(at(id)))).toMatchObject({ orderReference: 'Canary order B 77-26', direction: 'in' });
    expect((await stranger.get(at(id))).body).toEqual((await stranger.get(at(NOWHERE))).body);
  });

  it('goes to the lead where it was addressed to somebody else in the case', async () => {
    const { caseId } = await aFile();
    const chief = await stage.login('se.police.lead');
    const [police] = await stage.rows(`select institution_id as id from account where login = 'se.police'`);
    const { id } = done(await prosecutor.post('/api/disclosure-requests', anOrder({ to: police.id })));
    expect([await waits(chief, id), await waits(social, id)]).toEqual([['disclosure.answer'], []]);
    expect(done(await chief.post(at(id, 'bind'), { case: caseId })).allowed).toEqual([]);
    expect((await chief.get(at(id))).status).toBe(404);
    expect([await waits(chief, id), await waits(social, id)]).toEqual([[], ['disclosure.answer']]);
    expect(done(await social.get(at(id))).caseId).toBe(caseId);
    const told = await stage.rows(
      `select subjects ->> 'to' as to from outbox where kind = 'disclosure.asked' and subjects ->> 'disclosure' = $1 order by id`,
      id,
    );
    expect(told).toEqual([{ to: police.id }, { to: SOCIAL }]);
  });

  it('is taken back by the asker, and by nobody else', async () => {
    const { id } = await bound();
    expect((await social.post(at(id, 'withdraw'))).status).toBe(403);
    expect(done(await prosecutor.post(at(id, 'withdraw'))).status).toBe('withdrawn');
    expect(await waits(social, id)).toEqual([]);
    expect((await social.post(at(id, 'refuse'), { reason: 'not_necessary' })).status).toBe(409);
  });
});

describe('The lead answers', () => {
  it('in part: a copy of the chosen entry, for a time, and nothing else of the case', async () => {
    const { id, caseId } = await granted();
    const seen = done(await prosecutor.get(at(id)));
    expect(seen).toMatchObject({
      status: 'partly_granted',
      keptBack: 'not_necessary',
      readableUntil: expect.any(String),
    });
    const { items } = done(await prosecutor.get(at(id, 'entries')));
    expect(items).toEqual([
      {
        id: expect.any(String),
        section: 'risk',
        content: expect.objectContaining({ level: 'high', danger: 'Canary danger' }),
        statement: 'told_by_person',
        regime: 'gdpr',
        authorKind: 'social_municipal',
        recordedOn: expect.any(String),
      },
    ]);
    expect((await prosecutor.get(`/api/cases/${caseId}/sections/risk`)).status).toBe(404);
    expect(
      await stage.rows(
        `select 1 from case_grant g join account a using (institution_id) where a.login = 'se.prosecutor' and case_id = $1`,
        caseId,
      ),
    ).toEqual([]);
    await stage.rows(`update disclosure_request set ends_at = now() - interval '1 second' where id = $1`, id);
    expect(done(await prosecutor.get(at(id, 'entries'))).items).toEqual([]);
  });

  it('in full, and may leave fields of an entry out', async () => {
    const { id, risk, account } = await bound();
    const entries = [{ entry: risk, fields: ['level'] }, { entry: account }];
    expect(done(await social.post(at(id, 'grant'), { entries })).status).toBe('granted');
    const { items } = done(await prosecutor.get(at(id, 'entries')));
    const contents = items.map(({ content }: { content: object }) => content);
    expect(contents).toContainEqual({ level: 'high' });
    expect(contents).toHaveLength(2);
  });

  it('not with what was not asked, nor with what it may not read', async () => {
    const { id } = await bound({ sections: ['plan'] });
    const other = await aFile();
    expect((await social.post(at(id, 'grant'), { entries: [{ entry: other.risk }] })).status).toBe(400);
  });

  it('once, by a coordinator', async () => {
    const { id, risk } = await bound();
    expect((await worker.post(at(id, 'refuse'), { reason: 'not_necessary' })).status).toBe(403);
    done(await social.post(at(id, 'refuse'), { reason: 'neither_confirmed_nor_denied' }));
    expect(done(await prosecutor.get(at(id)))).toMatchObject({
      status: 'refused',
      keptBack: 'neither_confirmed_nor_denied',
    });
    expect((await social.post(at(id, 'grant'), { entries: [{ entry: risk }] })).body.type).toBe(
      '/problems/already-answered',
    );
  });

  it('with a refusal to whom the person keeps out, on whatever ground', async () => {
    const { id, caseId, risk } = await bound();
    const [{ institution }] = await stage.rows(
      `select institution_id as institution from account where login = 'se.prosecutor'`,
    );
    done(await social.post(`/api/cases/${caseId}/exclusions`, { institution, reason: 'My cousin works there' }));
    expect((await social.post(at(id, 'grant'), { entries: [{ entry: risk }] })).status).toBe(409);
    // Past the application as well.
    await expect(
      stage.rows(
        `insert into released_entry (request_id, case_id, victim_id, entry_id, author, section, content, statement, regime, author_kind, recorded_on)
         select $1, $2, victim_id, id, institution_id, section, content, statement, regime, 'ngo', now() from section_entry where id = $3`,
        id,
        caseId,
        risk,
      ),
    ).rejects.toThrow(/left out/);
    expect(done(await prosecutor.get(at(id))).status).toBe('sent');
    done(await social.post(at(id, 'refuse'), { reason: 'neither_confirmed_nor_denied' }));
  });

  it('and its successor where the lead has moved meanwhile', async () => {
    const { id, caseId } = await bound();
    await stage.rows(
      `with ended as (update lead_tenure set during = tstzrange(lower(during), clock_timestamp())
          where case_id = $1 and upper_inf(during) returning upper(during) as at)
       insert into lead_tenure (case_id, institution_id, during, cause, basis) select $1, $2, tstzrange(at, null), 'fell_back', 'fallback' from ended`,
      caseId,
      NIGHT_DESK,
    );
    const told = await stage.rows(
      `select 1 from outbox where kind = 'disclosure.asked' and subjects ->> 'disclosure' = $1 and subjects ->> 'to' = $2`,
      id,
      NIGHT_DESK,
    );
    expect(told).toHaveLength(1);
    expect((await social.get(at(id))).status).toBe(404);
  });
});

describe('What was given', () => {
  it('stands in the ledger with its basis, and its crossing from one law to the other with its ground', async () => {
    const { id, caseId } = await granted();
    expect(await stage.rows('select basis, sections, case_id from disclosure where request_id = $1', id)).toEqual([
      { basis: 'ordered_disclosure', sections: ['risk'], case_id: caseId },
    ]);
    expect(
      await stage.rows(
        'select section, from_regime, to_regime, ground from regime_crossing where case_id = $1',
        caseId,
      ),
    ).toEqual([{ section: 'risk', from_regime: 'gdpr', to_regime: 'led', ground: 'prosecutors_order' }]);
  });

  it('is read under the eyes of the lead and the author', async () => {
    const { id, caseId } = await granted();
    done(await prosecutor.get(at(id, 'entries')));
    const [reading] = done(await social.get(`/api/cases/${caseId}/readings`)).items;
    expect(reading).toMatchObject({
      kind: 'prosecutor',
      sections: ['risk'],
      relation: 'disclosure',
      purpose: 'prosecution',
      basis: 'ordered_disclosure',
    });
  });

  it('is told to the person: a task for the lead, until it is done', async () => {
    const { id, caseId } = await granted();
    const open = () =>
      stage.rows(
        `select kind from case_task where case_id = $1 and kind like '%disclosure' and done_at is null`,
        caseId,
      );
    expect(await open()).toEqual([{ kind: 'tell_of_disclosure' }]);
    expect(done(await worker.post(at(id, 'person-told'))).person.at).not.toBeNull();
    expect(await open()).toEqual([]);
    expect((await social.post(at(id, 'not-told'), { reason: 'order_of_secrecy' })).status).toBe(409);
  });

  it('unless the law forbids it: with a reason, a date and a task to look again', async () => {
    const { id, caseId } = await granted({ notTold: 'order_of_secrecy' });
    const open = () =>
      stage.rows(
        `select kind from case_task where case_id = $1 and kind like '%disclosure' and done_at is null`,
        caseId,
      );
    expect(await open()).toEqual([{ kind: 'may_be_told_of_disclosure' }]);
    const { person } = done(await social.get(at(id)));
    expect(person).toMatchObject({ at: null, notTold: 'order_of_secrecy', since: expect.any(String) });
    done(await social.post(at(id, 'not-told'), { reason: 'investigation_would_be_harmed' }));
    expect(await open()).toEqual([{ kind: 'may_be_told_of_disclosure' }]);
    done(await social.post(at(id, 'person-told')));
    expect(await open()).toEqual([]);
  });
});

describe('Time and figures', () => {
  it('tells both sides once when nobody answers in time', async () => {
    const { id } = await bound();
    await stage.rows(`update disclosure_request set due_at = now() - interval '1 minute' where id = $1`, id);
    await stage.scan();
    await stage.scan();
    const told = await stage.rows(
      `select kind from outbox where subjects ->> 'disclosure' = $1 and kind ~ 'overdue|unanswered' order by kind`,
      id,
    );
    expect(told).toEqual([{ kind: 'disclosure.overdue' }, { kind: 'disclosure.unanswered' }]);
    expect(
      done(await social.get('/api/disclosure-requests?direction=in')).items.find((one: { id: string }) => one.id === id)
        .overdue,
    ).toBe(true);
  });

  it('is counted by kind of asker and result, without persons', async () => {
    await granted();
    const analyst = await stage.login('se.ombudsman');
    const { counts } = done(await analyst.get('/api/disclosure-counts'));
    const of = (result: string) =>
      counts.find(
        (one: { askerKind: string; result: string }) => one.askerKind === 'prosecutor' && one.result === result,
      );
    expect(of('asked').requests).toBeGreaterThanOrEqual(of('partly_granted').requests);
    expect(Object.keys(counts[0]).sort()).toEqual(['askerKind', 'country', 'requests', 'result']);
    expect((await analyst.get('/api/disclosure-requests')).status).toBe(403);
  });
});
