import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, done, HOW_ASKED } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import { Town } from '../support/town.js';

let town: Town;

beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const word = async (id: string) => done(await town.officer.get(`/api/identifications/${id}`)).laterWord;
const mayTell = (caseId: string, answer: string) =>
  town.social.post(`/api/cases/${caseId}/consents`, {
    question: 'tell_first_responder',
    answer: { answer },
    howAsked: HOW_ASKED,
  });

describe('What the officer who met a person hears later', () => {
  it('is nothing, unless the person agrees', async () => {
    const { id, caseId } = await aCase(town.officer);
    expect(await word(id)).toBeNull();
    done(await mayTell(caseId, 'undecided'));
    expect(await word(id)).toBeNull();
    done(await town.social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
    expect(await word(id)).toBeNull();
  });

  it('is one word: in support, and then that it has ended; a no takes it back', async () => {
    const { id, caseId } = await aCase(town.officer);
    done(await mayTell(caseId, 'yes'));
    expect(await word(id)).toBe('in_support');
    done(await mayTell(caseId, 'no'));
    expect(await word(id)).toBeNull();
    done(await mayTell(caseId, 'yes'));
    done(await town.social.post(`/api/cases/${caseId}/close`, { reason: 'person_withdrew' }));
    expect(await word(id)).toBe('ended');
    const card = JSON.stringify(done(await town.officer.get(`/api/identifications/${id}`)));
    for (const secret of ['person_withdrew', 'Canary', 'tell_first_responder']) expect(card).not.toContain(secret);
  });

  it('is of the time that began with their record, and not of when the person came back elsewhere', async () => {
    const { id, caseId, number } = await aCase(town.officer);
    done(await mayTell(caseId, 'yes'));
    done(await town.social.post(`/api/cases/${caseId}/close`, { reason: 'goals_met' }));
    const again = { broughtNumber: number, identity: undefined, safeContact: undefined, called: undefined };
    const back = done(await town.safeHouse.post('/api/identifications', anIdentification(again)));
    expect(await word(id)).toBe('ended');
    expect(done(await town.safeHouse.get(`/api/identifications/${back.id}`)).laterWord).toBeNull();
  });

  it('is not for the lead, who has the case, nor for a colleague', async () => {
    const { id, caseId } = await aCase(town.officer);
    done(await mayTell(caseId, 'yes'));
    expect(done(await town.social.get(`/api/identifications/${id}`)).laterWord).toBeNull();
    expect((await (await town.login('se.police.lead')).get(`/api/identifications/${id}`)).status).toBe(404);
  });
});
