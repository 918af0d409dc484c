import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededId } from '../../src/institutions/index.js';
import { aCase, agreed, done, onTheWay } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import type { Person } from '../support/people.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

const MARTA = seededId('LV', 'Centre MARTA');

let town: Town;
let officer: Person, social: Person, safeHouse: Person;

beforeAll(async () => {
  town = await Town.open();
  ({ officer, social, safeHouse } = town);
});
afterAll(() => town.close());

const told = (text: string) => ({ statement: 'told_by_person', text });
const entriesOf = async (who: Person, caseId: string, section: string) =>
  done(await who.get(`/api/cases/${caseId}/sections/${section}`)).entries;
const closed = async () => {
  const card = await aCase(officer);
  done(await social.post(`/api/cases/${card.caseId}/sections/account`, told('of the first period')));
  done(await social.post(`/api/cases/${card.caseId}/close`, { reason: 'goals_met' }));
  return card;
};

describe('A person who comes back with their number', () => {
  it('is taken in again by the same officer', async () => {
    const { caseId, number } = await closed();
    const back = done(await officer.post('/api/identifications', anIdentification({ broughtNumber: number })));
    expect(back).toMatchObject({ caseId, number });
    expect(done(await officer.get(`/api/identifications/${back.id}`)).leads.institution).toContain('Malmö');
  });

  it('does not bring along what they told elsewhere: the new lead reads from now on', async () => {
    const { caseId, number } = await closed();
    const again = { broughtNumber: number, identity: undefined, safeContact: undefined, called: undefined };
    done(await safeHouse.post('/api/identifications', anIdentification(again)));
    done(await safeHouse.post(`/api/cases/${caseId}/sections/account`, told('of the second period')));
    expect(await entriesOf(safeHouse, caseId, 'identity')).toEqual([]);
    expect(await entriesOf(safeHouse, caseId, 'account')).toMatchObject([
      { content: { text: 'of the second period' } },
    ]);
    const view = done(await safeHouse.get(`/api/cases/${caseId}`));
    expect(view.tenures).toMatchObject([{ cause: 'opened', until: null }]);
    const { items } = done(await safeHouse.get(`/api/cases/${caseId}/timeline`));
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['returned']);
  });

  it('is not seen coming back by who led before', async () => {
    const { caseId, number } = await closed();
    const before = done(await social.get(`/api/cases/${caseId}`));
    expect(before).toMatchObject({ open: false, closeReason: 'goals_met' });
    done(await safeHouse.post('/api/identifications', anIdentification({ broughtNumber: number })));
    done(await safeHouse.post(`/api/cases/${caseId}/sections/account`, told('of the second period')));
    const { open, closedAt, tenures } = done(await social.get(`/api/cases/${caseId}`));
    expect({ open, closedAt, tenures }).toEqual({ open: false, closedAt: before.closedAt, tenures: before.tenures });
    expect(await entriesOf(social, caseId, 'account')).toMatchObject([{ content: { text: 'of the first period' } }]);
  });
});

describe('A former lead', () => {
  it('of somebody who had come back still reads nothing of the time before, after closing', async () => {
    const { caseId, number } = await closed();
    const again = { broughtNumber: number, identity: undefined, safeContact: undefined, called: undefined };
    done(await safeHouse.post('/api/identifications', anIdentification(again)));
    done(await safeHouse.post(`/api/cases/${caseId}/sections/account`, told('of the second period')));
    done(await safeHouse.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
    expect(await entriesOf(safeHouse, caseId, 'account')).toMatchObject([
      { content: { text: 'of the second period' } },
    ]);
    expect(await entriesOf(safeHouse, caseId, 'identity')).toEqual([]);
  });

  it('does not learn when and why the next lead closed the case', async () => {
    const { caseId } = await aCase(officer);
    const id = await onTheWay(social, safeHouse, caseId, { institution: SAFE_HOUSE });
    done(await safeHouse.post(`/api/handovers/${id}/take-over`));
    const before = done(await social.get(`/api/cases/${caseId}`));
    done(await safeHouse.post(`/api/cases/${caseId}/close`, { reason: 'person_withdrew' }));
    const after = done(await social.get(`/api/cases/${caseId}`));
    expect(after).toMatchObject({ open: true, closedAt: null, closeReason: null, tenures: before.tenures });
  });

  it('does not learn that the lead has moved on again, nor what became of the person since', async () => {
    const { caseId } = await aCase(officer);
    const id = await onTheWay(social, safeHouse, caseId, { institution: SAFE_HOUSE });
    done(await safeHouse.post(`/api/handovers/${id}/take-over`));
    const look = async () => {
      const { items } = done(await social.get('/api/cases?relation=former_lead'));
      const row = items.find((item: { id: string }) => item.id === caseId);
      return { view: done(await social.get(`/api/cases/${caseId}`)), row };
    };
    const before = await look();
    expect(before.view.leads.institution).toContain('Safe House');
    expect(before.row.leads).toContain('Safe House');
    const marta = await town.login('lv.marta');
    const inside = { travel: 'none', reason: 'services_not_available', feedbackWanted: false };
    const next = await agreed(safeHouse, marta, caseId, { institution: MARTA }, inside);
    done(await marta.post(`/api/handovers/${next}/take-over`, { spokenWith: 'person' }));
    expect(await town.leadOf(caseId)).toBe(MARTA);
    expect(await look()).toEqual(before);
    done(await marta.post(`/api/cases/${caseId}/contact-lost`));
    const seen = { toCase: caseId, identity: undefined, safeContact: undefined, called: undefined };
    done(await marta.post('/api/identifications', anIdentification({ ...seen, ageGroup: 'unsure' })));
    expect(await look()).toEqual(before);
    done(await marta.post(`/api/cases/${caseId}/close`, { reason: 'person_withdrew' }));
    expect(await look()).toEqual(before);
    expect(JSON.stringify(await look())).not.toContain('MARTA');
  });
});
