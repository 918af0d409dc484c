import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '../../src/access/index.js';
import { SERVICES as OFFERED } from '../../src/institutions/institution.js';
import { aCase, done, HOW_ASKED, withConsent } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import {
  A_CONTACT,
  aNeed,
  asked,
  NOWHERE,
  post,
  SAFE_HOUSE,
  SHELTERS,
  SOCIAL,
  startReferrals,
  THE_PERSONS_YES,
  view,
  type Referrals,
} from '../support/referrals.js';

const { men: MEN, women: WOMEN, families: FAMILIES, lund: LUND } = SHELTERS;

let test: Referrals;
let rows: Referrals['rows'], scan: Referrals['scan'], told: Referrals['told'], timeIsOver: Referrals['timeIsOver'];
let officer: Person, social: Person, men: Person, women: Person, lund: Person, stranger: Person;

beforeAll(async () => {
  test = await startReferrals();
  ({ rows, scan, told, timeIsOver } = test);
  ({ officer, social, men, women, lund, stranger } = test.people);
});
afterAll(() => test.close());

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
    expect((await view(stranger, asks[SAFE_HOUSE])).due.local.map(({ zone }: { zone: string }) => zone)).toEqual([
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
    const [winner, loser] = confirmed[0].status === 200 ? [MEN, WOMEN] : [WOMEN, MEN];
    const refused = confirmed.find(({ status }) => status === 409)!.body;
    expect(refused).toMatchObject({
      type: expect.stringContaining('already-answered'),
      confirmed: { askId: asks[winner] },
    });
    expect(refused.confirmed.institution).toBeTruthy();
    expect(await told(asks[winner], 'ask.confirmed')).toEqual([winner]);
    expect(await told(asks[loser], 'ask.not-chosen')).toEqual([loser]);
    expect(await told(asks[LUND], 'ask.not-chosen')).toEqual([LUND]);
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
    expect(JSON.stringify(await view(men, asks[MEN]))).not.toContain('out_of_scope');
    expect((await men.get(`/api/cases/${caseId}/needs`)).status).toBe(404);
    expect((await men.get(`/api/asks/${asks[WOMEN]}`)).status).toBe(404);
    const own = await view(women, asks[WOMEN]);
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

  it('what is asked for has the names that the directory gives to what is offered', () =>
    expect(SERVICES).toEqual(OFFERED));

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
    await rows(`update ask set clock_stopped_at = clock_stopped_at - interval '3 hours' where id = $1`, ask);
    expect((await post(social, ask, 'answer-questions', { answers: { pet: 'no' } })).status).toBe(400);
    done(await post(social, ask, 'answer-questions', { answers: { pet: 'no', children: 2 } }));
    const [after] = await rows(`select due_at, clock_stopped_at from ask where id = $1`, ask);
    expect(after.clock_stopped_at).toBeNull();
    expect(after.due_at - before[0].due_at).toBeGreaterThanOrEqual(3 * 3_600_000);
    expect((await view(men, ask)).questions).toEqual([
      expect.objectContaining({ round: 1, codes: ['pet', 'children'], answers: { pet: 'no', children: 2 } }),
    ]);
    expect((await view(women, asks[WOMEN])).preview).toMatchObject({ pet: 'no', children: 2 });
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
    await rows(`update question set due_at = now() - interval '1 second' where request_id = $1`, asks[MEN]);
    await scan();
    await scan();
    expect((await view(men, asks[MEN])).status).toBe('info_requested');
    expect(await told(asks[MEN], 'ask.question-overdue')).toEqual([SOCIAL]);
    done(await post(men, asks[MEN], 'accept', A_CONTACT));
  });
});
