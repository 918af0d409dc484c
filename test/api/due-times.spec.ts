import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, aProposal, done, HOW_ASKED, onTheWay, proposed } from '../support/handovers.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

let town: Town;

beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const ZONES = ['Europe/Riga', 'Europe/Stockholm'];
const zonesOf = (due: { local: { zone: string }[] }) => due.local.map(({ zone }) => zone).sort();
const toSafeHouse = { institution: SAFE_HOUSE };

describe('Every time that is due', () => {
  it('is told on the clocks of both sides: in lists, tasks, notices, after the arrival and for news', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await onTheWay(town.social, town.safeHouse, caseId, toSafeHouse);
    const [line] = done(await town.safeHouse.get('/api/handovers?direction=in')).items;
    expect(zonesOf(line.due)).toEqual(ZONES);
    done(await town.social.post(`/api/handovers/${id}/report-arrival`, { by: 'escort' }));
    expect(zonesOf(done(await town.safeHouse.get(`/api/handovers/${id}`)).takeoverDue)).toEqual(ZONES);
    done(await town.safeHouse.post(`/api/handovers/${id}/take-over`));
    const { feedback } = done(await town.safeHouse.get(`/api/handovers/${id}`));
    expect(zonesOf(feedback[0].due)).toEqual(ZONES);
    const { tasks } = done(await town.safeHouse.post(`/api/cases/${caseId}/contact-lost`));
    expect(tasks[0].due).toMatchObject({ at: expect.any(String), local: [{ zone: 'Europe/Riga' }] });
    // The event goes through the queue; its row is written here as the consumer would.
    const told = await aCase(town.officer);
    const second = await proposed(town.social, told.caseId, toSafeHouse);
    await town.rows(
      `insert into notification (outbox_id, institution_id, class, kind, subjects, due_at)
       select id, $1, 'needs_you', kind, subjects, (subjects ->> 'due')::timestamptz from outbox
        where kind = 'handover.proposed' and subjects ->> 'handover' = $2`,
      SAFE_HOUSE,
      second,
    );
    const notices = done(await town.safeHouse.get('/api/notifications')).items;
    expect(zonesOf(notices[0].due)).toEqual(ZONES);
  });
});

describe('While a question is open', () => {
  it('the receiver’s clock stands and nothing goes up; the sender is reminded once its own time is over', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await proposed(town.social, caseId, toSafeHouse);
    done(await town.safeHouse.post(`/api/handovers/${id}/questions`, { codes: ['pet'] }));
    await town.rows(`update handover set half_due_at = now(), due_at = now() where id = $1`, id);
    await town.rows(`update question set due_at = now() where request_id = $1`, id);
    await town.scan();
    await town.scan();
    expect(done(await town.social.get(`/api/handovers/${id}`))).toMatchObject({
      status: 'info_requested',
      clockStopped: true,
    });
    const kinds = (await town.toldAbout(id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'handover.question-overdue')).toHaveLength(1);
    expect(kinds).not.toContain('handover.gone-up');
    expect(kinds).not.toContain('handover.half-time');
    done(await town.social.post(`/api/handovers/${id}/answer`, { answers: { pet: 'no' } }));
  });
});

describe('What cannot wait and is addressed to a country', () => {
  it('reaches only those candidates who are open now', async () => {
    const { caseId } = await aCase(town.officer);
    const open = ['de.labour', 'de.women'];
    await town.rows(
      `update institution i set round_the_clock = a.login = $1, hours = '[]' from account a
        where a.institution_id = i.id and a.login = any($2)`,
      open[0],
      open,
    );
    done(
      await town.social.post(`/api/cases/${caseId}/consents`, {
        question: 'another_country',
        answer: { answer: 'yes', countries: ['DE'] },
        howAsked: HOW_ASKED,
      }),
    );
    const { id } = done(
      await town.social.post(`/api/cases/${caseId}/handovers`, aProposal({ country: 'DE' }, { urgency: 'urgent' })),
    );
    done(await town.social.post(`/api/handovers/${id}/propose`));
    const [labour, women] = await Promise.all(open.map((login) => town.login(login)));
    expect((await labour!.get(`/api/handovers/${id}`)).status).toBe(200);
    expect((await women!.get(`/api/handovers/${id}`)).status).toBe(404);
  });
});
