import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done, HOW_ASKED } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { A_CONTACT, asked, SHELTERS } from '../support/referrals.js';
import { Town } from '../support/town.js';
import { INVESTIGATORS, openInvestigators } from '../support/units.js';

let town: Town;
let men: Person, investigator: Person;

beforeAll(async () => {
  town = await Town.open();
  const login = await openInvestigators((sql, ...values) => town.rows(sql, ...values));
  [men, investigator] = [await town.login('se.shelter.men'), await town.login(login)];
});
afterAll(() => town.close());

const of = (caseId: string, section: string) => `/api/cases/${caseId}/sections/${section}`;
const write = async (who: Person, caseId: string, section: string, content: object) =>
  done(await who.post(of(caseId, section), { statement: 'documented', language: 'sv', ...content }));
const read = async (who: Person, caseId: string, section: string) => done(await who.get(of(caseId, section)));

async function takesPart(who: Person, at: string, caseId: string, sections: string[]): Promise<void> {
  const ask = (await asked(town.social, caseId, { places: [at], service: 'legal' })).asks[at]!;
  done(await who.post(`/api/asks/${ask}/accept`, A_CONTACT));
  done(
    await town.social.post(`/api/asks/${ask}/confirm`, {
      personAgreed: true,
      conditionsAgreed: true,
      sections,
      howAsked: HOW_ASKED,
    }),
  );
}
const crossings = (caseId: string) =>
  town.rows(
    'select section, from_regime, to_regime, ground from regime_crossing where case_id = $1 order by id',
    caseId,
  );

describe('Each class of data is a section of its own', () => {
  it('takes its own form, says where each statement comes from, and under which law', async () => {
    const { caseId } = await aCase(town.officer);
    await write(town.social, caseId, 'communication', {
      communication: { languages: ['uk', 'ru'], interpreter: 'female', reading: 'reads_little' },
    });
    await write(town.social, caseId, 'wishes', { statement: 'told_by_person', text: 'To learn to weld.' });
    const { entries } = await read(town.social, caseId, 'communication');
    expect(entries).toMatchObject([
      { statement: 'documented', language: 'sv', regime: 'gdpr', content: { interpreter: 'female' } },
    ]);
    const wrong = await town.social.post(of(caseId, 'identity'), { statement: 'observed', text: 'What he told' });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: 'identity' }] } });
  });

  it('gives a shelter that helps the summary of the health, and not what else is written there', async () => {
    const { caseId } = await aCase(town.officer);
    await write(town.social, caseId, 'health', {
      health: { summary: 'Needs insulin', fitToTravel: true },
      text: 'concealed',
    });
    await takesPart(men, SHELTERS.men, caseId, ['health', 'risk']);
    expect((await read(men, caseId, 'health')).entries).toMatchObject([{ content: { summary: 'Needs insulin' } }]);
    expect(JSON.stringify(await read(men, caseId, 'health'))).not.toMatch(/concealed|fitToTravel/);
  });

  it('does not let a body without authority write down who did it, whatever is in its grant', async () => {
    const { caseId } = await aCase(town.officer);
    expect((await town.social.post(of(caseId, 'perpetrator'), { statement: 'observed', text: 'A name' })).status).toBe(
      403,
    );
    await town.rows(`update case_grant set writes = writes || '{perpetrator}' where case_id = $1`, caseId);
    const refused = await town.social.post(of(caseId, 'perpetrator'), { statement: 'observed', text: 'A name' });
    expect(refused).toMatchObject({
      status: 403,
      body: { type: '/problems/not-your-role', detail: expect.stringContaining('GDPR 10') },
    });
    expect(await town.rows(`select 1 from section_entry where section = 'perpetrator'`)).toEqual([]);
  });
});

describe('What was written under one law and is read under the other', () => {
  it('is shown with its ground, and each such look is kept: the row, and in the audit', async () => {
    const { caseId } = await aCase(town.officer, {
      ownRecord: { statement: 'observed', text: 'Five men in one room' },
    });
    const { entries, crossings: shown } = await read(town.social, caseId, 'account');
    expect(entries).toMatchObject([{ regime: 'led', content: { text: 'Five men in one room' } }]);
    expect(shown).toEqual([{ from: 'led', to: 'gdpr', ground: 'led_9_1' }]);
    expect(await crossings(caseId)).toEqual([
      { section: 'account', from_regime: 'led', to_regime: 'gdpr', ground: 'led_9_1' },
    ]);
    const acts = await town.rows(
      `select fields from audit_entry where case_id = $1 and action = 'section.read' and outcome = 'done'`,
      caseId,
    );
    expect(acts.flatMap(({ fields }) => fields)).toContain('crossing(led>gdpr:led_9_1)');
  });

  it('leaves no such row where both work under the same law', async () => {
    const { caseId } = await aCase(town.officer);
    await write(town.social, caseId, 'risk', { risk: { level: 'high' } });
    await takesPart(men, SHELTERS.men, caseId, ['risk']);
    await read(men, caseId, 'risk');
    expect((await crossings(caseId)).filter(({ section }) => section === 'risk')).toEqual([]);
  });
});

describe('The unit that investigates the person', () => {
  it('reads nothing of what the same police wrote to protect them, nor what a municipality wrote; only its own', async () => {
    const { caseId } = await aCase(town.officer, { ownRecord: { statement: 'observed', text: 'protected' } });
    await write(town.social, caseId, 'risk', { risk: { level: 'high', danger: 'The brother' } });
    await takesPart(investigator, INVESTIGATORS, caseId, ['identity', 'risk', 'account', 'proceedings']);
    for (const section of ['identity', 'risk', 'account'])
      expect((await read(investigator, caseId, section)).entries).toEqual([]);
    const [grant] = await town.rows(
      'select purpose from case_grant where case_id = $1 and institution_id = $2',
      caseId,
      INVESTIGATORS,
    );
    expect(grant).toEqual({ purpose: 'investigation' });

    await write(investigator, caseId, 'proceedings', {
      proceedings: { role: 'suspect', reference: 'B 1-26', charge: 'concealed' },
    });
    expect((await read(investigator, caseId, 'proceedings')).entries).toHaveLength(1);
    expect((await town.social.get(of(caseId, 'proceedings'))).status).toBe(404);
  });

  it('in SQL as well', async () => {
    const { caseId } = await aCase(town.officer, { ownRecord: { statement: 'observed', text: 'protected' } });
    await takesPart(investigator, INVESTIGATORS, caseId, ['identity', 'risk', 'account']);
    await town.behind.query('begin');
    await town.behind.query(
      `select set_config('app.account', a.id::text, true), set_config('app.institution', a.institution_id::text, true),
              set_config('app.country', 'SE', true), set_config('app.roles', a.roles::text, true)
         from account a where a.login = 'se.investigator'`,
    );
    await town.behind.query('set local role hof_app');
    const { rows } = await town.behind.query('select 1 from section_entry where case_id = $1', [caseId]);
    await town.behind.query('rollback');
    expect(rows).toEqual([]);
  });
});

describe('Before one writes it is said who will see it', () => {
  const whoReads = async (who: Person, caseId: string, section: string) =>
    done(await who.get(`/api/cases/${caseId}/sections`)).items.find(
      (one: { section: string }) => one.section === section,
    );

  it('to the lead by name; police not what the person told; abroad nobody without a yes', async () => {
    const { caseId } = await aCase(town.officer);
    await takesPart(men, SHELTERS.men, caseId, ['health', 'wishes']);
    expect(await whoReads(town.social, caseId, 'account')).toMatchObject({
      now: [{ relation: 'lead', kind: 'social_municipal', country: 'SE', whole: true }],
      police: 'none',
      abroad: 'after_yes',
    });
    const health = await whoReads(town.social, caseId, 'health');
    expect(health.now).toContainEqual(
      expect.objectContaining({ institution: 'Shelter Öresund (exercise)', relation: 'participant', whole: false }),
    );
    expect(health).toMatchObject({ police: 'none', abroad: 'after_yes' });
    expect(await whoReads(town.social, caseId, 'communication')).toMatchObject({ police: 'whole' });
  });

  it('to whoever takes part, of whoever leads and of themselves; a stranger is told nothing', async () => {
    const { caseId } = await aCase(town.officer);
    await takesPart(men, SHELTERS.men, caseId, ['address', 'health', 'risk']);
    expect(await whoReads(men, caseId, 'address')).toMatchObject({ police: 'none', abroad: 'never' });
    const { items } = done(await men.get(`/api/cases/${caseId}/sections`));
    expect(items.flatMap(({ now }: { now: { relation: string }[] }) => now.map(({ relation }) => relation))).toEqual(
      expect.arrayContaining(['lead']),
    );
    expect(JSON.stringify(items)).not.toContain('Police');
    expect((await town.stranger.get(`/api/cases/${caseId}/sections`)).status).toBe(404);
  });
});

describe('Rights end', () => {
  it('with the role: at the next request', async () => {
    const { caseId } = await aCase(town.officer);
    const worker = await town.login('se.social.worker');
    expect((await worker.get(of(caseId, 'identity'))).status).toBe(200);
    await town.rows(`update account set roles = '{analyst}' where login = 'se.social.worker'`);
    expect((await worker.get(of(caseId, 'identity'))).status).toBe(403);
    await town.rows(`update account set roles = '{caseworker}' where login = 'se.social.worker'`);
  });

  it('with the case: whoever took part reads nothing of a closed one', async () => {
    const { caseId } = await aCase(town.officer);
    await takesPart(men, SHELTERS.men, caseId, ['identity']);
    expect((await men.get(of(caseId, 'identity'))).status).toBe(200);
    const [ask] = await town.rows('select id from ask where case_id = $1', caseId);
    done(await town.social.post(`/api/asks/${ask.id}/end`, { reason: 'person_changed_mind' }));
    const [need] = await town.rows('select id from need where case_id = $1 and ended_at is null', caseId);
    if (need) done(await town.social.post(`/api/needs/${need.id}/withdraw`, { reason: 'other_place_found' }));
    done(await town.social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
    expect((await men.get(of(caseId, 'identity'))).status).toBe(404);
    expect((await town.social.post(of(caseId, 'risk'), { statement: 'observed', text: 'late' })).status).toBe(403);
  });

  it('with the window: a former lead sees the past, and after the window nothing', async () => {
    const { caseId } = await aCase(town.officer);
    done(await town.social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
    expect((await town.social.get(of(caseId, 'identity'))).status).toBe(200);
    await town.rows(
      `update case_grant set during = tstzrange(lower(during), clock_timestamp()) where case_id = $1 and relation = 'former_lead'`,
      caseId,
    );
    expect((await town.social.get(of(caseId, 'identity'))).status).toBe(404);
  });
});
