import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_YES, aCase, aProposal, done, proposed } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import type { Person } from '../support/people.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

const to = { institution: SAFE_HOUSE };
let town: Town;
let officer: Person, social: Person, safeHouse: Person;

beforeAll(async () => {
  town = await Town.open();
  ({ officer, social, safeHouse } = town);
});
afterAll(() => town.close());

describe('What is not kept in the audit', () => {
  it('is not shown and not done: 503 and nothing else, wherever one looks', async () => {
    const { id: card, caseId } = await aCase(officer);
    const handover = await proposed(social, caseId, to);
    const auditor = await town.login('lv.safehouse.auditor');
    await town.rows('revoke insert on audit_entry from hof_app');
    try {
      const answers = await Promise.all([
        ...['', '/timeline', '/handovers', '/needs', '/sections/identity'].map((part) =>
          social.get(`/api/cases/${caseId}${part}`),
        ),
        ...['cases', 'inbox', 'notifications', 'institutions', 'handovers?direction=out', 'asks?direction=out'].map(
          (list) => social.get(`/api/${list}`),
        ),
        social.get(`/api/cases/${randomUUID()}`),
        safeHouse.get(`/api/handovers/${handover}`),
        safeHouse.post(`/api/handovers/${handover}/accept`, A_YES),
        officer.get(`/api/identifications/${card}`),
        officer.post('/api/identifications', anIdentification()),
        officer.get('/api/accounts'),
        auditor.get('/api/audit'),
      ]);
      for (const { status, body } of answers)
        expect({ status, body }).toEqual({
          status: 503,
          body: {
            type: '/problems/unavailable',
            title: 'Not available for a moment; nothing was lost or done',
            status: 503,
          },
        });
    } finally {
      await town.rows('grant insert on audit_entry to hof_app');
    }
    expect(await town.rows('select status from handover where id = $1', handover)).toEqual([{ status: 'proposed' }]);
  });

  it('neither is an answer that was given before and is asked for again', async () => {
    const { caseId } = await aCase(officer);
    const key = { 'idempotency-key': randomUUID() };
    const prepare = () => social.post(`/api/cases/${caseId}/handovers`, aProposal(to), key);
    const { id } = done(await prepare());
    expect(done(await prepare()).id).toBe(id);
    const acts = `select count(*)::int as acts from audit_entry where action = 'handover.prepare' and subjects ->> 'case' = $1`;
    expect(await town.rows(acts, caseId)).toEqual([{ acts: 2 }]);
    await town.rows('revoke insert on audit_entry from hof_app');
    const again = await prepare();
    await town.rows('grant insert on audit_entry to hof_app');
    expect(again).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
  });
});

describe('An auditor of a place that was only asked', () => {
  it('reads what its people did, and not of which case', async () => {
    const { caseId } = await aCase(officer);
    const handover = await proposed(social, caseId, to);
    done(await safeHouse.get(`/api/handovers/${handover}`));
    const auditor = await town.login('lv.safehouse.auditor');
    const [entry] = done(await auditor.get('/api/audit?action=handover.view')).items;
    expect(entry).toMatchObject({ subjects: { handover }, caseId: null });
    expect(JSON.stringify(entry)).not.toContain(caseId);
    const own = await town.login('se.social.auditor');
    expect(done(await own.get('/api/audit?action=handover.view')).items[0]).toMatchObject({ caseId });
  });
});
