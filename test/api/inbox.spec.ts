import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_YES, aCase, aProposal, done, onTheWay } from '../support/handovers.js';
import { waits } from '../support/inbox.js';
import { SAFE_HOUSE, Town } from '../support/town.js';
import type { Person } from '../support/people.js';

let town: Town;

beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

interface Item {
  wait: string;
  opens: { what: string; id: string };
  due: { at: string; local: { zone: string }[] };
  allowed: string[];
  left: string;
  [more: string]: unknown;
}
const inbox = async (person: Person): Promise<Item[]> => done(await person.get('/api/inbox')).items;
const of = async (person: Person, id: string): Promise<Item[]> =>
  (await inbox(person)).filter(({ opens }) => opens.id === id);

describe('The inbox', () => {
  it('shows the lead a new case until somebody there has read it', async () => {
    const { caseId, number } = await aCase(town.officer);
    const [waiting] = await of(town.social, caseId);
    expect(waiting).toMatchObject({ wait: 'case.read', opens: { what: 'case' }, reference: number, allowed: ['open'] });
    done(await town.social.get(`/api/cases/${caseId}`));
    expect(await waits(town.social, caseId)).not.toContain('case.read');
  });

  it('shows a proposal to its receiver with both clocks and without a case number, and who is at it', async () => {
    const { caseId, number } = await aCase(town.officer);
    const { id } = done(
      await town.social.post(`/api/cases/${caseId}/handovers`, aProposal({ institution: SAFE_HOUSE })),
    );
    expect(await waits(town.safeHouse, id)).toEqual([]);
    done(await town.social.post(`/api/handovers/${id}/propose`));

    const [item] = await of(town.safeHouse, id);
    expect(item).toMatchObject({
      wait: 'handover.answer',
      opens: { what: 'handover', id },
      allowed: ['open', 'claim'],
    });
    expect(item!.due.local.map(({ zone }) => zone)).toEqual(['Europe/Riga', 'Europe/Stockholm']);
    expect(item!.left).toMatch(/left|atlikušas/);
    expect(JSON.stringify(await inbox(town.safeHouse))).not.toContain(number);
    expect(JSON.stringify(await inbox(town.safeHouse))).not.toContain(caseId);
    expect(await waits(town.stranger, id)).toEqual([]);

    expect(done(await town.night.post(`/api/inbox/handovers/${id}/claim`))).toMatchObject({
      claimedBy: 'Nora Nakts',
      allowed: ['open', 'release'],
    });
    expect((await of(town.safeHouse, id))[0]).toMatchObject({ claimedBy: 'Nora Nakts', allowed: ['open'] });
    expect(await town.safeHouse.post(`/api/inbox/handovers/${id}/claim`)).toMatchObject({
      status: 409,
      body: { claimedBy: 'Nora Nakts' },
    });
    expect((await town.safeHouse.post(`/api/inbox/handovers/${id}/release`)).status).toBe(409);
    expect((await town.stranger.post(`/api/inbox/handovers/${id}/claim`)).status).toBe(404);
    done(await town.night.post(`/api/inbox/handovers/${id}/release`));
    expect((await of(town.safeHouse, id))[0]).toMatchObject({ allowed: ['open', 'claim'] });

    done(await town.safeHouse.post(`/api/handovers/${id}/questions`, { codes: ['mobilityNeeds'] }));
    expect(await waits(town.safeHouse, id)).toEqual([]);
    expect(await waits(town.social, id)).toEqual(['question.answer']);
    done(await town.social.post(`/api/handovers/${id}/answer`, { answers: { mobilityNeeds: 'no' } }));
    done(await town.safeHouse.post(`/api/handovers/${id}/accept`, A_YES));
    expect(await waits(town.social, id)).toEqual(['handover.ask-the-person']);
  });

  it('shows a focal point what was addressed to its country and nobody else’s', async () => {
    const { caseId } = await aCase(town.officer);
    const { id } = done(await town.social.post(`/api/cases/${caseId}/handovers`, aProposal({ country: 'LV' })));
    done(await town.social.post(`/api/handovers/${id}/propose`));
    expect(await waits(town.focal, id)).toEqual(['handover.name-receiver']);
    expect((await of(town.focal, id))[0]!.allowed).toEqual(['open']);
  });

  it('rings on both sides when somebody who is on the way has not arrived', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await onTheWay(town.social, town.safeHouse, caseId, { institution: SAFE_HOUSE });
    await town.behind.query(`update handover set overdue_at = clock_timestamp() - interval '1 minute' where id = $1`, [
      id,
    ]);
    await town.scan();
    expect(await waits(town.social, id)).toContain('handover.overdue');
    expect(await waits(town.safeHouse, id)).toContain('handover.overdue');
  });

  it('is read page by page, the most urgent first, and nothing twice', async () => {
    await town.behind.query(
      `insert into case_task (case_id, institution_id, kind, due_at)
       select case_id, institution_id, 'call_back', clock_timestamp() + n * interval '1 minute'
         from (select case_id, institution_id from lead_tenure where upper_inf(during) limit 1) t, generate_series(1, 120) n`,
    );
    const seen: Item[] = [];
    for (let after = ''; ;) {
      const page = done(await town.social.get(`/api/inbox${after ? `?after=${after}` : ''}`));
      seen.push(...page.items);
      expect(page.items.length).toBeLessThanOrEqual(50);
      if (!page.next) break;
      after = page.next;
    }
    expect(seen.filter(({ task }) => task === 'call_back')).toHaveLength(120);
    const times = seen.map(({ due }) => due.at);
    expect(times).toEqual([...times].sort());
    expect((await town.social.get('/api/inbox?after=nonsense')).status).toBe(400);
    expect((await town.officer.get('/api/inbox')).body.items).toEqual([]);
    expect((await (await town.login('lv.safehouse.auditor')).get('/api/inbox')).status).toBe(403);
  });
});
