import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { seededId } from '../../src/institutions/index.js';
import { ScanRunner } from '../../src/platform/scans/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { aCase, A_YES, aProposal, done, HOW_ASKED, withConsent } from '../support/handovers.js';
import { startTestApp, type Answer, type Person, type TestApp } from '../support/people.js';
import { A_CONTACT, aNeed, asked, referred, SHELTERS, THE_PERSONS_YES } from '../support/referrals.js';

const NOWHERE = '00000000-0000-7000-8000-000000000000';
const SOCIAL = seededId('SE', 'Social emergency service, Malmö (exercise)');
const AGENCY = seededId('SE', 'Swedish Gender Equality Agency');
const NIGHT_DESK = seededId('SE', 'National night desk, Sweden');
const SAFE_HOUSE = seededId('LV', 'Shelter "Safe House"');
const { men: MEN, women: WOMEN, families: FAMILIES, lund: LUND } = SHELTERS;

let database: FreshDatabase;
let test: TestApp;
let behind: Client;
let officer: Person,
  social: Person,
  men: Person,
  women: Person,
  lund: Person,
  families: Person,
  stranger: Person,
  agency: Person;

beforeAll(async () => {
  database = await freshDatabase();
  test = await startTestApp(database);
  behind = new Client({ connectionString: database.ownerUrl });
  await behind.connect();
  await behind.query(`update institution set round_the_clock = (id <> $1), hours = '[]' where id in ($1, $2)`, [
    FAMILIES,
    AGENCY,
  ]);
  const login = test.people.login;
  officer = await login('se.police');
  social = await login('se.social');
  men = await login('se.shelter.men');
  women = await login('se.shelter.women');
  lund = await login('se.shelter.lund');
  families = await login('se.shelter.families');
  agency = await login('se.coordinator');
  stranger = await login('lv.safehouse');
});
afterAll(async () => {
  await behind?.end();
  await test?.close();
  await database?.drop();
});

const scan = () => test.app.get(ScanRunner).runAll();
const rows = async (sql: string, ...values: unknown[]) => (await behind.query(sql, values)).rows;
const view = async (who: Person, ask: string) => done(await who.get(`/api/asks/${ask}`));
const post = (who: Person, ask: string | undefined, verb: string, body?: object): Promise<Answer> =>
  who.post(`/api/asks/${ask}/${verb}`, body);
const told = async (ask: string, kind: string): Promise<string[]> =>
  (
    await rows(
      `select subjects->>'to' as to from outbox where subjects->>'ask' = $1 and kind = $2 order by id`,
      ask,
      kind,
    )
  ).map(({ to }) => to);
const grantsOf = (ask: string) =>
  rows(
    `select * from case_grant where request_id = $1 and (upper_inf(during) or upper(during) > clock_timestamp())`,
    ask,
  );
const timeIsOver = (ask: string | undefined) =>
  behind.query(`update ask set due_at = now() - interval '1 second' where id = $1`, [ask]);

describe('Three places are asked at once, without a name', () => {
  it('each sees what it needs to answer, by a reference of its own, and nothing that tells who it is about', async () => {
    const { caseId, number } = await aCase(officer);
    const { asks, needId } = await asked(social, caseId);
    const references = new Set<string>();
    for (const [place, who] of [
      [MEN, men],
      [WOMEN, women],
      [LUND, lund],
    ] as const) {
      const answer = await who.get(`/api/asks/${asks[place]}`);
      const list = await who.get('/api/asks?direction=in');
      const bytes = JSON.stringify([answer.body, answer.headers, list.body]);
      for (const secret of [caseId, number, needId, 'Canary', 'canary', 'Example One'])
        expect(bytes).not.toContain(secret);
      expect(answer.body).toMatchObject({
        standing: 'receiver',
        status: 'opened',
        caseId: null,
        needId: null,
        mayBeChild: false,
      });
      expect(answer.body.preview).toMatchObject({
        ageBand: '30-38',
        services: ['safe_accommodation'],
        pregnancy: 'not_known',
      });
      expect(answer.body.sender).toMatchObject({
        institutionId: SOCIAL,
        contact: 'Lena Lykta',
        phone: '+46 40 628 04 10',
        openNow: true,
      });
      references.add(answer.body.reference);
    }
    expect(references.size).toBe(3);
    const events = await rows(`select subjects from outbox where subjects->>'to' = any($1)`, [MEN, WOMEN, LUND]);
    expect(JSON.stringify(events)).not.toContain(caseId);
  });

  it('tells both time zones, once each', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [SAFE_HOUSE] });
    expect((await view(stranger, asks[SAFE_HOUSE]!)).due.local.map(({ zone }: { zone: string }) => zone)).toEqual([
      'Europe/Riga',
      'Europe/Stockholm',
    ]);
  });

  it('two say yes in the same second: one is confirmed, the other is told, the third is ended', async () => {
    const { caseId } = await aCase(officer);
    const { asks, needId } = await asked(social, caseId);
    const yes = await Promise.all([
      post(men, asks[MEN], 'accept', A_CONTACT),
      post(women, asks[WOMEN], 'accept', A_CONTACT),
    ]);
    expect(yes.map(({ status }) => status)).toEqual([200, 200]);
    const confirmed = await Promise.all([
      post(social, asks[MEN], 'confirm', THE_PERSONS_YES),
      post(social, asks[WOMEN], 'confirm', THE_PERSONS_YES),
    ]);
    expect(confirmed.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = confirmed[0]!.status === 200 ? [MEN, WOMEN] : [WOMEN, MEN];
    const refused = confirmed.find(({ status }) => status === 409)!.body;
    expect(refused).toMatchObject({
      type: expect.stringContaining('already-answered'),
      confirmed: { askId: asks[winner] },
    });
    expect(refused.confirmed.institution).toBeTruthy();
    expect(await told(asks[winner]!, 'ask.confirmed')).toEqual([winner]);
    expect(await told(asks[loser]!, 'ask.not-chosen')).toEqual([loser]);
    expect(await told(asks[LUND]!, 'ask.not-chosen')).toEqual([LUND]);
    expect(await rows(`select status from ask where need_id = $1 order by status`, needId)).toEqual([
      { status: 'confirmed' },
      { status: 'not_chosen' },
      { status: 'not_chosen' },
    ]);
    const late = await post(lund, asks[LUND], 'accept', A_CONTACT);
    expect(late).toMatchObject({
      status: 409,
      body: { status: 409, state: 'not_chosen', leads: { institution: expect.stringContaining('Malmö') } },
    });
    expect(JSON.stringify(late.body)).not.toMatch(/Öresund|Women/);
  });

  it('a place that said no does not show to the next one, only to the lead', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId);
    done(await post(women, asks[WOMEN], 'decline', { reason: 'out_of_scope_gender', otherPlace: MEN }));
    const [need] = done(await social.get(`/api/cases/${caseId}/needs`)).items;
    expect(need.asks.find(({ askId }: { askId: string }) => askId === asks[WOMEN])).toMatchObject({
      status: 'declined',
      declineReason: 'out_of_scope_gender',
      otherPlace: { institutionId: MEN },
    });
    expect(need.allowed).toEqual(['ask-also', 'withdraw']);
    expect(JSON.stringify(await view(men, asks[MEN]!))).not.toContain('out_of_scope');
    expect((await men.get(`/api/cases/${caseId}/needs`)).status).toBe(404);
    expect((await men.get(`/api/asks/${asks[WOMEN]}`)).status).toBe(404);
    const own = await view(women, asks[WOMEN]!);
    expect(own).toMatchObject({
      status: 'declined',
      declineReason: 'out_of_scope_gender',
      preview: null,
      questions: [],
      allowed: [],
    });
  });

  it('an outsider finds the same nothing as where nothing is', async () => {
    const { caseId } = await aCase(officer);
    const { asks, needId } = await asked(social, caseId, { places: [MEN] });
    const absent = await stranger.get(`/api/asks/${NOWHERE}`);
    expect(absent.status).toBe(404);
    expect(await stranger.get(`/api/asks/${asks[MEN]}`)).toMatchObject({ status: 404, body: absent.body });
    for (const verb of ['accept', 'confirm', 'name-place'])
      expect(
        (
          await post(
            stranger,
            asks[MEN],
            verb,
            verb === 'confirm' ? THE_PERSONS_YES : verb === 'accept' ? A_CONTACT : { place: LUND },
          )
        ).body,
      ).toEqual(absent.body);
    expect((await stranger.post(`/api/needs/${needId}/withdraw`, { reason: 'sent_in_error' })).body).toEqual(
      absent.body,
    );
    expect((await stranger.post(`/api/cases/${caseId}/needs`, aNeed())).body).toEqual(absent.body);
    expect((await officer.get(`/api/asks/${asks[MEN]}`)).status).toBe(403);
    expect((await post(social, asks[MEN], 'accept', A_CONTACT)).status).toBe(403);
    expect((await post(men, asks[MEN], 'confirm', THE_PERSONS_YES)).status).toBe(403);
  });
});

describe('Whom one may ask', () => {
  it('what is urgent is not sent to a desk that is closed now, and those who are open are named', async () => {
    const { caseId } = await aCase(officer);
    const answer = await social.post(
      `/api/cases/${caseId}/needs`,
      aNeed({ urgency: 'urgent', places: [FAMILIES, MEN] }),
    );
    expect(answer.status).toBe(409);
    expect(answer.body.type).toContain('desk-closed');
    expect(answer.body.closed).toEqual([expect.objectContaining({ institutionId: FAMILIES })]);
    const open = answer.body.openNow.map(({ institutionId }: { institutionId: string }) => institutionId);
    expect(open).toEqual(expect.arrayContaining([MEN, LUND]));
    for (const place of [FAMILIES, WOMEN]) expect(open).not.toContain(place); // closed; not for a man
    expect(await rows(`select 1 from need where case_id = $1`, caseId)).toEqual([]);
    done(await social.post(`/api/cases/${caseId}/needs`, aNeed({ urgency: 'normal', places: [FAMILIES] })));
  });

  it.each([
    ['a place that does not exist', { places: [NOWHERE] }, 'places[0]'],
    ['its own institution', { places: [MEN, SOCIAL] }, 'places[1]'],
    ['nobody', { places: [] }, 'places'],
    ['words in the preview', { preview: { ageBand: 'her name is Anna' } }, 'preview.ageBand'],
    ['a field that no place must see', { preview: { name: 'Anna' } }, 'preview.name'],
  ])('not %s', async (_, changes, path) => {
    const { caseId } = await aCase(officer);
    const answer = await social.post(`/api/cases/${caseId}/needs`, aNeed(changes));
    expect(answer).toMatchObject({ status: 400, body: { errors: [expect.objectContaining({ path })] } });
    expect(JSON.stringify(answer.body)).not.toContain('Anna');
  });

  it('nobody for a person who said no to support, nor abroad without a yes to that country', async () => {
    const { caseId } = await aCase(officer, withConsent({ another_country: 'no' }));
    const abroad = await social.post(`/api/cases/${caseId}/needs`, aNeed({ places: [SAFE_HOUSE] }));
    expect(abroad).toMatchObject({ status: 409, body: { question: 'another_country', countries: ['LV'] } });
    done(
      await social.post(`/api/cases/${caseId}/consents`, {
        question: 'contact_support',
        answer: { answer: 'no' },
        howAsked: HOW_ASKED,
      }),
    );
    expect(await social.post(`/api/cases/${caseId}/needs`, aNeed())).toMatchObject({
      status: 409,
      body: { question: 'contact_support' },
    });
  });

  it('the same call sent twice asks once', async () => {
    const { caseId } = await aCase(officer);
    const once = { 'idempotency-key': 'the-same-call' };
    const [first, second] = [
      await social.post(`/api/cases/${caseId}/needs`, aNeed(), once),
      await social.post(`/api/cases/${caseId}/needs`, aNeed(), once),
    ];
    expect(second.body).toEqual(first.body);
    expect(await rows(`select 1 from ask where case_id = $1`, caseId)).toHaveLength(3);
  });
});

describe('Questions before a yes', () => {
  it('are chosen from the list, answered by code for every place, two rounds; then one calls', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId);
    const ask = asks[MEN]!;
    expect((await post(men, ask, 'question', { codes: ['what is the name'] })).status).toBe(400);
    const before = await rows(`select due_at from ask where id = $1`, ask);
    expect(done(await post(men, ask, 'question', { codes: ['pet', 'children'] }))).toMatchObject({
      status: 'info_requested',
      clockStopped: true,
    });
    expect(await told(ask, 'ask.question-asked')).toEqual([SOCIAL]);
    expect((await post(men, ask, 'question', { codes: ['infant'] })).status).toBe(409);
    expect((await view(social, ask)).allowed).toContain('answer-questions');
    await behind.query(`update ask set clock_stopped_at = clock_stopped_at - interval '3 hours' where id = $1`, [ask]);
    expect((await post(social, ask, 'answer-questions', { answers: { pet: 'no' } })).status).toBe(400);
    done(await post(social, ask, 'answer-questions', { answers: { pet: 'no', children: 2 } }));
    const [after] = await rows(`select due_at, clock_stopped_at from ask where id = $1`, ask);
    expect(after.clock_stopped_at).toBeNull();
    expect(after.due_at - before[0].due_at).toBeGreaterThanOrEqual(3 * 3_600_000);
    expect((await view(men, ask)).questions).toEqual([
      expect.objectContaining({ round: 1, codes: ['pet', 'children'], answers: { pet: 'no', children: 2 } }),
    ]);
    expect((await view(women, asks[WOMEN]!)).preview).toMatchObject({ pet: 'no', children: 2 });
    done(await post(men, ask, 'question', { codes: ['infant'] }));
    done(await post(social, ask, 'answer-questions', { answers: { infant: 'not_known' } }));
    expect((await view(men, ask)).allowed).not.toContain('question');
    expect(await post(men, ask, 'question', { codes: ['pregnancy'] })).toMatchObject({
      status: 409,
      body: { rounds: 2 },
    });
    expect(await told(ask, 'ask.question-answered')).toEqual([MEN, MEN]);
  });

  it('stop the place’s clock, while the sender is reminded of its own', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [MEN] });
    done(await post(men, asks[MEN], 'question', { codes: ['pet'] }));
    await timeIsOver(asks[MEN]);
    await behind.query(`update question set due_at = now() - interval '1 second' where request_id = $1`, [asks[MEN]]);
    await scan();
    await scan();
    expect((await view(men, asks[MEN]!)).status).toBe('info_requested');
    expect(await told(asks[MEN]!, 'ask.question-overdue')).toEqual([SOCIAL]);
    done(await post(men, asks[MEN], 'accept', A_CONTACT));
  });
});

describe('From a yes to the end of the service', () => {
  it('opens the sections that the person said yes to, to this place, and closes them with the service', async () => {
    const { caseId } = await aCase(officer);
    const { asks, needId } = await asked(social, caseId, { places: [MEN] });
    const ask = asks[MEN]!;
    const conditions = [{ code: 'bed_from', value: '2026-12-01T20:00:00+01:00' }, { code: 'no_pets' }];
    expect(
      (
        await post(men, ask, 'accept-with-conditions', {
          ...A_CONTACT,
          conditions: [{ code: 'no_pets', value: 'please' }],
        })
      ).status,
    ).toBe(400);
    done(await post(men, ask, 'accept-with-conditions', { useDutyLine: true, conditions }));
    expect(await view(social, ask)).toMatchObject({
      receiver: { contact: 'duty_line', phone: '+46 40 628 04 20' },
      conditions,
    });
    expect((await men.get(`/api/cases/${caseId}`)).status).toBe(404);
    for (const not of [{ personAgreed: false }, { conditionsAgreed: false }])
      expect(await post(social, ask, 'confirm', { ...THE_PERSONS_YES, ...not })).toMatchObject({ status: 409 });
    expect(await grantsOf(ask)).toEqual([]);
    done(await post(social, ask, 'confirm', THE_PERSONS_YES));
    expect(await rows(`select answer, sections from consent_answer where request_id = $1`, ask)).toEqual([
      { answer: 'yes', sections: ['identity', 'safe_contact'] },
    ]);
    expect(await view(men, ask)).toMatchObject({
      status: 'confirmed',
      caseId,
      agreedSections: ['identity', 'safe_contact'],
      allowed: ['take-back', 'start'],
    });
    expect((await men.get(`/api/cases/${caseId}/sections/identity`)).body.entries[0].content.names[0].text).toBe(
      'Canary Examplename',
    );
    expect((await men.get(`/api/cases/${caseId}/sections/risk`)).status).toBe(404);
    done(await post(men, ask, 'start'));
    expect(await told(ask, 'ask.started')).toEqual([SOCIAL]);
    expect((await social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' })).status).toBe(409);
    done(await post(men, ask, 'complete', { outcome: 'service_given' }));
    expect(await grantsOf(ask)).toEqual([]);
    expect((await men.get(`/api/cases/${caseId}/sections/identity`)).status).toBe(404);
    expect(await view(men, ask)).toMatchObject({ status: 'completed', caseId: null, preview: null, allowed: [] });
    expect(await rows(`select outcome from need where id = $1`, needId)).toEqual([{ outcome: 'met' }]);
    done(await social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
  });

  it('a yes by phone quiets the alarms, and moves and opens nothing', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [MEN] });
    done(await post(social, asks[MEN], 'note-phone-yes', { who: 'Night worker' }));
    await timeIsOver(asks[MEN]);
    await behind.query(`update ask set half_due_at = now() - interval '1 hour' where id = $1`, [asks[MEN]]);
    await scan();
    expect(await view(social, asks[MEN]!)).toMatchObject({ status: 'sent', phoneYes: { who: 'Night worker' } });
    expect(await told(asks[MEN]!, 'ask.reminder')).toEqual([]);
    expect((await post(social, asks[MEN], 'confirm', THE_PERSONS_YES)).status).toBe(409);
    expect(JSON.stringify(await view(men, asks[MEN]!))).not.toContain('Night worker');
    expect(await grantsOf(asks[MEN]!)).toEqual([]);
    await behind.query(`update ask set quiet_until = now() where id = $1`, [asks[MEN]]);
    await scan();
    expect((await view(social, asks[MEN]!)).status).toBe('escalated');
  });

  it('the bed is gone: the offer is taken back, its grants end, and another place is asked for the same need', async () => {
    const { caseId } = await aCase(officer);
    const { ask, needId } = await referred(social, men, caseId);
    expect(await grantsOf(ask)).toHaveLength(1);
    done(await post(men, ask, 'take-back', { reason: 'place_gone' }));
    expect(await grantsOf(ask)).toEqual([]);
    expect(await view(social, ask)).toMatchObject({
      status: 'declined',
      declineReason: 'offer_taken_back',
      endReason: 'place_gone',
    });
    expect(await told(ask, 'ask.offer-taken-back')).toEqual([SOCIAL]);
    const next = await social.post(`/api/needs/${needId}/asks`, { place: LUND });
    expect(next).toMatchObject({ status: 201, body: { status: 'sent', receiver: { institutionId: LUND } } });
    expect((await social.post(`/api/needs/${needId}/asks`, { place: LUND })).status).toBe(409);
    done(await social.post(`/api/needs/${needId}/withdraw`, { reason: 'not_needed_any_more' }));
    expect((await view(lund, next.body.id)).status).toBe('withdrawn');
    expect(await told(next.body.id, 'ask.withdrawn')).toEqual([LUND]);
  });

  it('the person changes their mind: the lead ends the referral, and the place sees nothing more', async () => {
    const { caseId } = await aCase(officer);
    const { ask } = await referred(social, men, caseId);
    done(await post(social, ask, 'end', { reason: 'person_changed_mind' }));
    expect(await grantsOf(ask)).toEqual([]);
    expect(await view(men, ask)).toMatchObject({ status: 'withdrawn', preview: null, caseId: null, endReason: null });
  });

  it('a colleague takes a request on, and lets it go', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [SAFE_HOUSE] });
    const night = await test.people.login('lv.safehouse.night');
    expect(done(await post(night, asks[SAFE_HOUSE], 'claim')).claimedBy).toBe('Nora Nakts');
    expect((await post(stranger, asks[SAFE_HOUSE], 'claim')).status).toBe(409);
    done(await post(night, asks[SAFE_HOUSE], 'release'));
    done(await post(social, asks[SAFE_HOUSE], 'withdraw', { reason: 'sent_in_error' }));
    expect((await view(night, asks[SAFE_HOUSE]!)).allowed).toEqual([]);
  });
});

describe('Nobody answers', () => {
  it('the place is reminded at half of the time; then the request goes up, the place is late, and the desk names another', async () => {
    const { caseId } = await aCase(officer);
    const { asks, needId } = await asked(social, caseId, { places: [MEN] });
    const ask = asks[MEN]!;
    await behind.query(`update ask set half_due_at = now() - interval '1 second' where id = $1`, [ask]);
    await scan();
    await scan();
    expect(await told(ask, 'ask.reminder')).toEqual([MEN]);
    await timeIsOver(ask);
    await scan();
    expect(await told(ask, 'ask.reminder')).toEqual([MEN, MEN]);
    expect(await told(ask, 'ask.expired')).toEqual([SOCIAL]);
    expect(await told(ask, 'ask.escalated')).toEqual([AGENCY]);
    const late = await post(men, ask, 'accept', A_CONTACT);
    expect(late).toMatchObject({ status: 409, body: { leads: { institution: expect.stringContaining('Malmö') } } });
    expect(await view(men, ask)).toMatchObject({ status: 'escalated', preview: null, wentUpTo: null, allowed: [] });
    const desk = await agency.get(`/api/asks/${ask}`);
    expect(desk.body).toMatchObject({
      standing: 'desk',
      preview: { ageBand: '30-38' },
      caseId: null,
      allowed: ['name-place'],
    });
    expect(
      done(await agency.get('/api/asks?direction=desk&open=yes')).items.map(({ id }: { id: string }) => id),
    ).toContain(ask);
    done(await post(agency, ask, 'name-place', { place: LUND }));
    expect(await told(ask, 'ask.place-named')).toEqual([SOCIAL]);
    expect(await view(social, ask)).toMatchObject({
      status: 'answered_elsewhere',
      otherPlace: { institutionId: LUND },
    });
    expect((await view(agency, ask)).preview).toBeNull();
    const next = done(await social.post(`/api/needs/${needId}/asks`, { place: LUND }));
    done(await post(lund, next.id, 'accept', A_CONTACT));
    done(await post(social, next.id, 'confirm', THE_PERSONS_YES));
  });

  it('climbs desk by desk to the one that always answers, and stays there', async () => {
    const { caseId } = await aCase(officer);
    const { asks } = await asked(social, caseId, { places: [MEN] });
    for (let turn = 0; turn < 3; turn += 1) {
      await timeIsOver(asks[MEN]);
      await scan();
    }
    expect(await told(asks[MEN]!, 'ask.escalated')).toEqual([AGENCY, NIGHT_DESK, NIGHT_DESK]);
    expect(await told(asks[MEN]!, 'ask.expired')).toEqual([SOCIAL]);
    expect((await agency.get(`/api/asks/${asks[MEN]}`)).status).toBe(404);
    const again = await post(social, asks[MEN], 're-address', { place: LUND });
    expect(again).toMatchObject({
      status: 201,
      body: { receiver: { institutionId: LUND }, preview: { ageBand: '30-38' } },
    });
    expect((await view(men, asks[MEN]!)).status).toBe('re_addressed');
  });

  it('nobody can: a state with a day, and the duty passes to the focal point', async () => {
    const { caseId } = await aCase(officer);
    const { asks, needId } = await asked(social, caseId, { places: [MEN, WOMEN] });
    done(await post(women, asks[WOMEN], 'decline', { reason: 'no_capacity' }));
    expect((await social.post(`/api/needs/${needId}/nobody-can`, { conferenceOn: '2099-01-01' })).status).toBe(409);
    await timeIsOver(asks[MEN]);
    await scan();
    expect((await social.post(`/api/needs/${needId}/nobody-can`, { conferenceOn: '2020-01-01' })).status).toBe(400);
    const need = done(await social.post(`/api/needs/${needId}/nobody-can`, { conferenceOn: '2099-01-01' }));
    expect(need).toMatchObject({ outcome: 'nobody_can', conferenceOn: '2099-01-01', allowed: [] });
    expect((await view(men, asks[MEN]!)).status).toBe('nobody_can');
    expect(
      await rows(`select institution_id from case_task where case_id = $1 and kind = 'nobody_can'`, caseId),
    ).toEqual([{ institution_id: AGENCY }]);
    expect(
      await rows(
        `select subjects->>'to' as to from outbox where kind = 'need.nobody-can' and subjects->>'need' = $1`,
        needId,
      ),
    ).toEqual([{ to: AGENCY }]);
  });
});

describe('The lead moves', () => {
  it('open requests are inherited or ended as the new lead chooses, and one to the new lead itself ends', async () => {
    const { caseId } = await aCase(officer);
    const { ask: kept } = await referred(social, men, caseId);
    const { asks } = await asked(social, caseId, { places: [WOMEN, LUND, SAFE_HOUSE] });
    const { id } = done(
      await social.post(`/api/cases/${caseId}/handovers`, aProposal({ institution: SAFE_HOUSE }, { travel: 'none' })),
    );
    done(await social.post(`/api/handovers/${id}/propose`));
    done(
      await stranger.post(`/api/handovers/${id}/accept-and-take-over`, {
        ...A_YES,
        personAgreed: true,
        spokenWith: 'person',
        howAsked: HOW_ASKED,
        openRequests: [{ askId: asks[WOMEN], do: 'end' }],
      }),
    );
    expect(await view(stranger, kept)).toMatchObject({
      standing: 'sender',
      status: 'confirmed',
      sender: { contact: 'Dzintra Jūra' },
    });
    expect(await view(stranger, asks[LUND]!)).toMatchObject({ standing: 'sender', preview: { ageBand: '30-38' } });
    expect(await view(women, asks[WOMEN]!)).toMatchObject({ status: 'withdrawn', preview: null });
    expect(await rows(`select status, end_reason from ask where id = $1`, asks[SAFE_HOUSE])).toEqual([
      { status: 'withdrawn', end_reason: 'lead_moved' },
    ]);
    expect((await social.get(`/api/asks/${kept}`)).status).toBe(404);
    expect(await told(kept, 'ask.lead-moved')).toEqual([MEN]);
    done(await post(lund, asks[LUND], 'accept', A_CONTACT));
    expect(await told(asks[LUND]!, 'ask.accepted')).toEqual([SAFE_HOUSE]);
    done(await post(stranger, asks[LUND], 'confirm', { ...THE_PERSONS_YES, sections: [] }));
    done(await post(men, kept, 'start'));
  });
});

describe('The audit', () => {
  it('has a row of every act with its institution, and of refusals, and no value', async () => {
    const acts = await rows(
      `select distinct action from audit_entry where outcome = 'done' and (action like 'ask.%' or action like 'need.%')`,
    );
    expect(acts.map(({ action }) => action).sort()).toEqual([
      'ask.accept',
      'ask.accept-with-conditions',
      'ask.answer-questions',
      'ask.claim',
      'ask.complete',
      'ask.confirm',
      'ask.decline',
      'ask.end',
      'ask.fall-due',
      'ask.list',
      'ask.name-place',
      'ask.note-phone-yes',
      'ask.question',
      'ask.re-address',
      'ask.release',
      'ask.start',
      'ask.take-back',
      'ask.view',
      'ask.withdraw',
      'need.ask-also',
      'need.create',
      'need.list',
      'need.nobody-can',
      'need.withdraw',
    ]);
    const refused = await rows(
      `select distinct problem from audit_entry where outcome = 'refused' and action = 'ask.confirm'`,
    );
    expect(refused.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining(['already-answered', 'person-has-not-agreed', 'not-found']),
    );
    const entries = JSON.stringify(
      await rows(`select * from audit_entry where action like 'ask.%' or action like 'need.%'`),
    );
    for (const value of ['Canary', 'Night worker', '30-38', 'Example Contact']) expect(entries).not.toContain(value);
  });

  it('keeps nothing where it was only looked for what is due', async () => {
    const count = async () =>
      (await rows(`select count(*)::int as n from audit_entry where action = 'ask.fall-due'`))[0].n;
    const before = await count();
    await scan();
    expect(await count()).toBe(before);
  });

  it('lists what I sent and what I got, newest first', async () => {
    const sent = done(await social.get('/api/asks?direction=out'));
    const got = done(await families.get('/api/asks?direction=in&open=yes'));
    expect(sent.items[0].standing).toBe('sender');
    expect(sent.items.map(({ id }: { id: string }) => id)).toEqual(
      sent.items
        .map(({ id }: { id: string }) => id)
        .toSorted()
        .reverse(),
    );
    expect(got.items.every(({ standing }: { standing: string }) => standing === 'receiver')).toBe(true);
    if (sent.next)
      expect(
        done(await social.get(`/api/asks?direction=out&after=${sent.next}`)).items[0].id < sent.items.at(-1).id,
      ).toBe(true);
  });
});
