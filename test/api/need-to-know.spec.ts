import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreed, aCase, A_PLAN, A_YES, done, HOW_ASKED, proposed } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { MALMO, SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;
let worker: Person, nightWorker: Person;

beforeAll(async () => {
  town = await Town.open();
  [worker, nightWorker] = [await town.login('se.social.worker'), town.night];
});
afterAll(() => town.close());

const give = (caseId: string, institution: string, login: string) =>
  town.rows(
    `insert into assignment (case_id, institution_id, account_id, during)
     select $1, $2, id, tstzrange(clock_timestamp(), null) from account where login = $3`,
    caseId,
    institution,
    login,
  );

describe('A case that somebody else at my institution works on', () => {
  it('has no sections, no reception plan and no tasks for me', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await agreed(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
    done(await town.safeHouse.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
    expect((await worker.get(`/api/cases/${caseId}/sections/identity`)).status).toBe(200);
    await give(caseId, MALMO, 'se.social');
    const nothing = await worker.get('/api/cases/00000000-0000-7000-8000-000000000000/sections/identity');
    expect(nothing.status).toBe(404);
    expect((await worker.get(`/api/cases/${caseId}/sections/identity`)).body).toEqual(nothing.body);
    expect((await worker.get(`/api/handovers/${id}/reception-plan`)).status).toBe(404);
    const { items } = done(await worker.get('/api/inbox'));
    expect(JSON.stringify(items)).not.toContain(caseId);
  });

  it('can still be taken over by the night worker who meets the person, and the tasks come along', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await agreed(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
    await give(caseId, SAFE_HOUSE, 'lv.safehouse');
    done(await nightWorker.post(`/api/handovers/${id}/take-over`, {}));
    expect(await town.leadOf(caseId)).toBe(SAFE_HOUSE);
    const tasks = await town.rows(
      'select institution_id from case_task where case_id = $1 and done_at is null',
      caseId,
    );
    expect(tasks.length).toBeGreaterThan(0);
    expect(new Set(tasks.map(({ institution_id: at }) => at))).toEqual(new Set([SAFE_HOUSE]));
  });
});

describe('What the person wants to be called', () => {
  it('is for those who may read who they are, and for nobody else who takes part', async () => {
    const one = await aCase(town.officer, { called: 'Gull Canary' });
    const two = await aCase(town.officer, { called: 'Tern Canary' });
    const to = { institution: SAFE_HOUSE };
    const id = await proposed(town.social, one.caseId, to);
    done(await town.safeHouse.post(`/api/handovers/${id}/accept`, A_YES));
    const yes = { personAgreed: true, sections: ['plan'], howAsked: HOW_ASKED };
    done(await town.social.post(`/api/handovers/${id}/agree`, yes));
    await agreed(town.social, town.safeHouse, two.caseId, to);

    expect(done(await town.social.get(`/api/cases/${one.caseId}`)).called).toBe('Gull Canary');
    expect(done(await town.safeHouse.get(`/api/cases/${one.caseId}`))).toMatchObject({ called: null });
    expect(done(await town.safeHouse.get(`/api/cases/${two.caseId}`)).called).toBe('Tern Canary');
    const everywhere = await Promise.all(
      ['/api/cases', `/api/handovers/${id}`, '/api/handovers?direction=in', '/api/inbox', '/api/notifications'].map(
        async (path) => JSON.stringify(done(await town.safeHouse.get(path))),
      ),
    );
    expect(everywhere[0]).toContain('Tern Canary');
    for (const shown of everywhere)
      for (const secret of ['Gull', '+000 000 canary']) expect(shown).not.toContain(secret);
  });
});
