import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { NOWHERE } from '../support/referrals.js';
import { MALMO, Town } from '../support/town.js';

let town: Town;
let chief: Person, agency: Person, desk: Person;
beforeAll(async () => {
  town = await Town.open();
  [chief, agency, desk] = (await Promise.all(
    ['se.police.lead', 'se.coordinator', 'se.nightdesk'].map((login) => town.login(login)),
  )) as [Person, Person, Person];
});
afterAll(() => town.close());

const REASON = 'He did not come to the agreed place; we must know what threatens him.';
const of = (caseId: string) => `/api/cases/${caseId}/break-glass`;
const breaks = (who: Person, caseId: string, section: string) => who.post(of(caseId), { section, reason: REASON });
const risks = (who: Person, caseId: string) => who.get(`/api/cases/${caseId}/sections/risk`);
const written = async () => {
  const { caseId, id } = await aCase(town.officer);
  const risk = { statement: 'assessment', risk: { level: 'high', danger: 'Two men look for him' } };
  const answer = await town.social.post(`/api/cases/${caseId}/sections/risk`, risk);
  done(answer);
  return { caseId, id };
};
const told = (kind: string, glass: string) =>
  town.rows(`select subjects ->> 'to' as "to" from outbox where kind = $1 and subjects ->> 'glass' = $2`, kind, glass);

describe('An officer who identified somebody', () => {
  it('opens one section for hours: the lead is told at once, and colleagues read nothing', async () => {
    const { caseId, id: card } = await written();
    expect(done(await town.officer.get(`/api/identifications/${card}`)).allowed).toContain('break_glass');
    expect(done(await town.officer.get(of(caseId))).sections).toContain('risk');
    expect(done(await risks(town.officer, caseId)).entries).toEqual([]);
    const glass = done(await breaks(town.officer, caseId, 'risk'));
    expect(glass).toMatchObject({ section: 'risk', status: 'open', reason: null, allowed: ['end'] });
    expect(done(await risks(town.officer, caseId)).entries).toHaveLength(1);
    expect(done(await risks(chief, caseId)).entries).toEqual([]);
    expect(done(await town.officer.get(`/api/cases/${caseId}/sections/identity`)).entries.length).toBeLessThan(2);
    expect(await told('break-glass.opened', glass.id)).toEqual([{ to: MALMO }]);
    const [basis] = await town.rows(
      `select d.basis, g.during, upper(g.during) - lower(g.during) as lasts, g.cause from case_grant g join disclosure d on d.grant_id = g.id
        where g.request_id = $1`,
      glass.id,
    );
    expect(basis).toMatchObject({ basis: 'emergency_opening', cause: 'break_glass', lasts: { hours: 3 } });
  });

  it('never opens the address, health or an account: the duty number of whoever leads is shown instead', async () => {
    const { caseId } = await written();
    for (const section of ['address', 'health', 'account', 'perpetrator', 'nothing'])
      expect(await breaks(town.officer, caseId, section)).toMatchObject({
        status: 409,
        body: { call: { institution: expect.stringContaining('Malmö'), dutyLine: expect.any(String) } },
      });
    const behind = await town.rows('select 1 from broken_glass where case_id = $1', caseId);
    expect(behind).toEqual([]);
  });

  it('does not open it again before somebody has looked at why', async () => {
    const { caseId } = await written();
    const { id } = done(await breaks(town.officer, caseId, 'risk'));
    expect((await breaks(town.officer, caseId, 'risk')).body.type).toBe('/problems/already-open');
    done(await town.officer.post(`/api/break-glass/${id}/end`));
    expect((await breaks(town.officer, caseId, 'risk')).body.type).toBe('/problems/still-open');
    done(await chief.post(`/api/break-glass/${id}/review`, { finding: 'justified' }));
    done(await breaks(town.officer, caseId, 'risk'));
  });

  it('is shown no number that nobody has tried', async () => {
    const { caseId } = await written();
    await town.rows('update institution set duty_line_verified_on = null where id = $1', MALMO);
    const { call } = (await breaks(town.officer, caseId, 'address')).body;
    await town.rows(`update institution set duty_line_verified_on = '2026-01-01' where id = $1`, MALMO);
    expect(call.dutyLine).toBeNull();
  });
});

describe('Whoever has no place in the case', () => {
  it('is answered as for a case that does not exist', async () => {
    const { caseId } = await written();
    for (const who of [town.stranger, town.safeHouse, await town.login('lv.border')]) {
      const [here, nowhere] = await Promise.all([breaks(who, caseId, 'risk'), breaks(who, NOWHERE, 'risk')]);
      expect(here.status).toBe(404);
      expect({ ...here.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
      expect((await who.get(of(caseId))).status).toBe(404);
    }
  });

  it('neither, when the person wants them kept out', async () => {
    const { caseId } = await written();
    const out = {
      institution: (await town.rows(`select institution_id from account where login = 'se.police'`))[0].institution_id,
    };
    done(await breaks(town.officer, caseId, 'risk'));
    done(await town.social.post(`/api/cases/${caseId}/exclusions`, { ...out, reason: 'My cousin works there' }));
    expect((await breaks(town.officer, caseId, 'identity')).status).toBe(404);
    expect((await risks(town.officer, caseId)).status).toBe(404);
  });
});

describe('The review', () => {
  it('is a second person’s, who reads the reason; found not justified, it ends at once', async () => {
    const { caseId } = await written();
    const { id } = done(await breaks(town.officer, caseId, 'risk'));
    expect((await town.officer.post(`/api/break-glass/${id}/review`, { finding: 'justified' })).status).toBe(403);
    expect((await town.social.post(`/api/break-glass/${id}/review`, { finding: 'justified' })).status).toBe(403);
    expect(done(await chief.get(`/api/break-glass/${id}`))).toMatchObject({ reason: REASON, allowed: ['review'] });
    const waiting = async () =>
      (done(await chief.get('/api/break-glass?waiting=true')).items as { id: string }[]).map((one) => one.id);
    expect(await waiting()).toContain(id);
    const inbox = done(await chief.get('/api/inbox')).items;
    expect(inbox).toContainEqual(expect.objectContaining({ wait: 'break-glass.review' }));
    const after = done(await chief.post(`/api/break-glass/${id}/review`, { finding: 'not_justified' }));
    expect(after).toMatchObject({ status: 'reviewed', finding: 'not_justified', allowed: [] });
    expect(await waiting()).not.toContain(id);
    expect(done(await risks(town.officer, caseId)).entries).toEqual([]);
    expect(await told('break-glass.not-justified', id)).toEqual([{ to: MALMO }]);
  });

  it('may be the focal point’s, who sees no case; late, it is told to all three', async () => {
    const { caseId } = await written();
    const { id } = done(await breaks(town.officer, caseId, 'risk'));
    await town.rows(
      `update broken_glass set review_due_at = now() - interval '1 minute', ends_at = at + interval '1 microsecond' where id = $1`,
      id,
    );
    await town.scan();
    await town.scan();
    expect(await told('break-glass.review-overdue', id)).toHaveLength(3);
    expect((await agency.get(`/api/cases/${caseId}`)).status).toBe(403);
    expect(done(await agency.get('/api/break-glass')).items).toContainEqual(
      expect.objectContaining({ id, caseId: null, status: 'overdue', allowed: ['review'] }),
    );
    done(await agency.post(`/api/break-glass/${id}/review`, { finding: 'justified' }));
    expect((await chief.post(`/api/break-glass/${id}/review`, { finding: 'justified' })).status).toBe(409);
    const { counts } = done(await agency.get('/api/break-glass-counts'));
    expect(counts).toContainEqual(expect.objectContaining({ country: 'SE', kind: 'police', section: 'risk' }));
    expect((await desk.get(`/api/break-glass/${id}`)).status).toBe(404);
  });

  it('is the fallback’s where a country names no focal point: two workers of one house are not left without a second', async () => {
    await town.rows(
      `update mandate set during = tstzrange(lower(during), now()) where kind = 'focal_point' and upper_inf(during)
          and institution_id in (select id from institution where country = 'SE')`,
    );
    const { caseId } = await written();
    const { id } = done(await breaks(town.officer, caseId, 'risk'));
    const [reviewer] = await town.rows(
      `select a.login, exists (select 1 from mandate m where m.institution_id = b.reviewer_id and m.kind = 'fallback_lead'
          and m.during @> now()) as fallback
         from broken_glass b join account a on a.institution_id = b.reviewer_id and a.roles && '{lead_coordinator}'
        where b.id = $1 order by a.login limit 1`,
      id,
    );
    expect(reviewer).toMatchObject({ fallback: true });
    const fallback = await town.login(reviewer.login);
    done(await fallback.post(`/api/break-glass/${id}/review`, { finding: 'justified' }));
    await town.rows(
      `update mandate set during = tstzrange(lower(during), null) where kind = 'focal_point' and not upper_inf(during)
          and institution_id in (select id from institution where country = 'SE')`,
    );
  });

  it('aside, the lead sees each opening on the case and ends it', async () => {
    const { caseId } = await written();
    const { id } = done(await breaks(town.officer, caseId, 'risk'));
    expect(done(await town.social.get(of(caseId))).broken).toMatchObject([{ id, by: 'Sven Ström', allowed: ['end'] }]);
    const { grants } = done(await town.social.get(`/api/cases/${caseId}`));
    expect(grants).toContainEqual(
      expect.objectContaining({ relation: 'break_glass', reads: ['risk'], cause: 'break_glass' }),
    );
    expect(done(await town.social.get(`/api/break-glass/${id}`)).reason).toBe(REASON);
    done(await town.social.post(`/api/break-glass/${id}/end`));
    expect(done(await risks(town.officer, caseId)).entries).toEqual([]);
    expect((await town.social.post(`/api/break-glass/${id}/end`)).status).toBe(409);
  });
});

describe('In the database', () => {
  it('the reason is sealed, and no opening is made without the row that is reviewed', async () => {
    const { caseId } = await written();
    const { id } = done(await breaks(town.officer, caseId, 'risk'));
    const [row] = await town.rows('select reason from broken_glass where id = $1', id);
    expect(row.reason.toString('latin1')).not.toContain('agreed place');
    const lead = await town.leadOf(caseId);
    expect(lead).toBe(MALMO);
  });
});
