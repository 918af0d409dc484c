import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededId } from '../../src/institutions/index.js';
import { aCase, agreed, done, onTheWay, proposed } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;

beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const onTheWayToRiga = async () => {
  const { caseId } = await aCase(town.officer);
  const id = await onTheWay(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
  return { caseId, id };
};

describe('The other country', () => {
  it('that led before does not hear that the person is missing today', async () => {
    const { caseId, id } = await onTheWayToRiga();
    done(await town.safeHouse.post(`/api/handovers/${id}/take-over`));
    done(await town.safeHouse.post(`/api/cases/${caseId}/contact-lost`));
    const now = done(await town.safeHouse.get(`/api/cases/${caseId}`));
    expect(now.contactLostSince).toBeTruthy();
    const past = done(await town.social.get(`/api/cases/${caseId}`));
    expect(past).toMatchObject({ contactLostSince: null, tasks: [] });
    const list = done(await town.social.get('/api/cases?relation=former_lead'));
    expect(list.items[0]).toMatchObject({ id: caseId, contactLostSince: null });
    expect(done(await town.social.get(`/api/cases/${caseId}/timeline`)).items[0].kind).not.toBe('contact_lost');
  });

  it('that held the person for a night hears that the case is closed, and nothing where it was opened in error', async () => {
    const told = async (reason: string) => {
      const { caseId, id } = await onTheWayToRiga();
      done(await town.safeHouse.post(`/api/handovers/${id}/fail`, { reason: 'turned_back' }));
      done(await town.social.post(`/api/cases/${caseId}/close`, { reason }));
      return town.rows(`select 1 from outbox where kind = 'case.closed' and subjects ->> 'case' = $1`, caseId);
    };
    expect(await told('goals_met')).toHaveLength(1);
    expect(await told('opened_in_error')).toHaveLength(0);
  });

  it('that met the person who came back is told when the lead there has read it', async () => {
    const { caseId, number } = await aCase(town.officer);
    done(await town.social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
    const border = await town.login('lv.border');
    const bare = { identity: undefined, safeContact: undefined, called: undefined, broughtNumber: number };
    const back = await aCase(border, bare);
    expect(back.caseId).toBe(caseId);
    const [lead] = await town.rows(
      `select a.login from account a join lead_tenure t on t.institution_id = a.institution_id
        where t.case_id = $1 and upper_inf(t.during) and 'lead_coordinator' = any(a.roles) limit 1`,
      caseId,
    );
    done(await (await town.login(lead.login)).get(`/api/cases/${caseId}`));
    const heard = await town.rows(
      `select i.country from outbox o join institution i on i.id = (o.subjects ->> 'to')::uuid
        where o.kind = 'case.acknowledged' and o.subjects ->> 'case' = $1 order by o.id desc limit 1`,
      caseId,
    );
    expect(heard).toEqual([{ country: 'LV' }]);
  });
});

describe('The next receiver', () => {
  it('sees in the timeline what happened, and not who was asked before it and said no', async () => {
    const { caseId } = await aCase(town.officer);
    const first = await proposed(town.social, caseId, { institution: seededId('LV', 'Centre MARTA') });
    done(await town.stranger.post(`/api/handovers/${first}/decline`, { reason: 'no_capacity' }));
    const id = await agreed(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
    const kinds = async (who: Person): Promise<string[]> =>
      done(await who.get(`/api/cases/${caseId}/timeline`)).items.map(({ kind }: { kind: string }) => kind);
    expect(await kinds(town.social)).toContain('handover.decline');
    expect(await kinds(town.safeHouse)).toEqual(['opened']);
    done(await town.safeHouse.post(`/api/handovers/${id}/take-over`));
    expect(await kinds(town.safeHouse)).toContain('handover.take-over');
  });
});
