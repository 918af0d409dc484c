import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WRITTEN_SECTIONS } from '../../src/access/index.js';
import { A_YES, aCase, done, HOW_ASKED, proposed } from '../support/handovers.js';
import type { Person } from '../support/people.js';
import { A_CONTACT, asked, SHELTERS } from '../support/referrals.js';
import { SAFE_HOUSE, Town } from '../support/town.js';

const howAsked = HOW_ASKED;
let town: Town;
let social: Person, safeHouse: Person;

beforeAll(async () => {
  town = await Town.open();
  ({ social, safeHouse } = town);
});
afterAll(() => town.close());

const WRITTEN: Record<string, object> = {
  identity: { identity: { names: [{ kind: 'stated', text: 'An Invented Name' }], born: '1990' } },
  safe_contact: { safe_contact: { channel: 'phone', value: '+000 100', codeWord: 'amber' } },
  communication: { communication: { languages: ['lv'], interpreter: 'female', reading: 'reads_little' } },
  health: { health: { summary: 'Needs insulin', fitToTravel: true }, text: 'More that a doctor wrote' },
  plan: { text: 'A room, then a course' },
  wishes: { text: 'To learn to weld.' },
};

/** A case in which the lead wrote in every section of the list above. */
async function aWrittenCase(): Promise<string> {
  const { caseId } = await aCase(town.officer);
  for (const [section, content] of Object.entries(WRITTEN))
    done(await social.post(`/api/cases/${caseId}/sections/${section}`, { statement: 'documented', ...content }));
  return caseId;
}

const accepted = async (caseId: string): Promise<string> => {
  const id = await proposed(social, caseId, { institution: SAFE_HOUSE });
  done(await safeHouse.post(`/api/handovers/${id}/accept`, A_YES));
  return id;
};

const ahead = async (request: string, section: string) =>
  done(await social.get(`/api/${request}/look-ahead/${section}`)) as {
    opens: boolean;
    entries: object[];
    beyond: number;
  };

/** What the receiver reads of each section now; a section that does not open is not there. */
const readBy = async (who: Person, caseId: string, section: string) => {
  const { status, body } = await who.get(`/api/cases/${caseId}/sections/${section}`);
  return status === 404 ? undefined : (body.entries as object[]);
};

describe('Before the person is asked, the sender sees what the receiver will see', () => {
  it('field for field, in every section, of a handover', async () => {
    const caseId = await aWrittenCase();
    const id = await accepted(caseId);
    const seen = new Map<string, Awaited<ReturnType<typeof ahead>>>();
    for (const section of WRITTEN_SECTIONS) seen.set(section, await ahead(`handovers/${id}`, section));
    done(
      await social.post(`/api/handovers/${id}/agree`, {
        personAgreed: true,
        sections: [...WRITTEN_SECTIONS],
        howAsked,
      }),
    );
    for (const section of WRITTEN_SECTIONS) {
      const received = await readBy(safeHouse, caseId, section);
      const foreseen = seen.get(section)!;
      expect({ section, entries: foreseen.opens ? foreseen.entries : undefined }).toEqual({
        section,
        entries: received,
      });
      expect(foreseen.beyond).toBe(0);
    }
    expect(seen.get('identity')?.entries).not.toEqual([]);
  });

  it('field for field, of a place that will help: the summary of the health and nothing else written there', async () => {
    const caseId = await aWrittenCase();
    const men = await town.login('se.shelter.men');
    const ask = (await asked(social, caseId, { places: [SHELTERS.men], service: 'legal' })).asks[SHELTERS.men]!;
    done(await men.post(`/api/asks/${ask}/accept`, A_CONTACT));
    const foreseen = await ahead(`asks/${ask}`, 'health');
    const sections = ['health', 'risk'];
    done(
      await social.post(`/api/asks/${ask}/confirm`, { personAgreed: true, conditionsAgreed: true, sections, howAsked }),
    );
    expect(foreseen.entries).toEqual(await readBy(men, caseId, 'health'));
    expect(foreseen.entries).toMatchObject([{ content: { summary: 'Needs insulin' } }]);
    expect(JSON.stringify(foreseen)).not.toMatch(/doctor|fitToTravel/);
  });

  it('and looking opens nothing, answers nothing for the person and tells nobody; only that it was looked at is kept', async () => {
    const caseId = await aWrittenCase();
    const id = await accepted(caseId);
    const facts = () =>
      Promise.all([
        town.rows('select id from case_grant where case_id = $1 order by id', caseId),
        town.rows('select id from consent_answer where case_id = $1 order by id', caseId),
        town.rows('select grant_id from disclosure where case_id = $1', caseId),
        town.rows('select id from regime_crossing where case_id = $1', caseId),
        town.toldAbout(id),
      ]);
    const before = await facts();
    await ahead(`handovers/${id}`, 'identity');
    expect(await facts()).toEqual(before);
    expect(await readBy(safeHouse, caseId, 'identity')).toBeUndefined();
    const kept = await town.rows(
      `select fields from audit_entry where action = 'handover.look-ahead' and subjects ->> 'handover' = $1`,
      id,
    );
    expect(kept).toEqual([{ fields: expect.arrayContaining(['identity']) }]);
  });

  it('and shows the sender nothing that it may not read itself: that is counted', async () => {
    const caseId = await aWrittenCase();
    const id = await accepted(caseId);
    expect(await ahead(`handovers/${id}`, 'health')).toMatchObject({ opens: true, beyond: 0 });
    await town.rows(
      `update case_grant set reads = array_remove(reads, 'health'), reads_own = array_remove(reads_own, 'health')
        where case_id = $1 and relation = 'lead'`,
      caseId,
    );
    const seen = await ahead(`handovers/${id}`, 'health');
    expect(seen).toMatchObject({ opens: true, entries: [], beyond: 1 });
    expect(JSON.stringify(seen)).not.toMatch(/insulin|doctor/);
  });

  it('is for the sender alone, and only once a receiver has said yes', async () => {
    const caseId = await aWrittenCase();
    const waiting = await proposed(social, caseId, { institution: SAFE_HOUSE });
    expect((await social.get(`/api/handovers/${waiting}/look-ahead/identity`)).status).toBe(409);
    done(await safeHouse.post(`/api/handovers/${waiting}/accept`, A_YES));
    expect((await safeHouse.get(`/api/handovers/${waiting}/look-ahead/identity`)).status).toBe(403);
    expect((await town.officer.get(`/api/handovers/${waiting}/look-ahead/identity`)).status).toBe(403);
    expect((await social.get(`/api/handovers/${waiting}/look-ahead/nothing-of-the-kind`)).status).toBe(404);
  });
});
