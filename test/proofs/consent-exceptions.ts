import type { Pool } from 'pg';
import type { Reply, Visitor } from '../support/over-http.js';
import type { Place } from './consent-model.js';
import { ASKERS, pick, READERS, SECTIONS, type Story } from './consent-reads.js';
import { must } from './handing-over.js';

const GROUND: Readonly<Record<string, object>> = {
  'se.prosecutor': { ground: 'prosecutors_order', purpose: 'prosecution' },
  'se.migration': { ground: 'residence_decision', purpose: 'residence' },
};
/** The focal point of either country looks at what its people opened. */
const REVIEWER: Readonly<Record<string, string>> = { SE: 'se.coordinator', LV: 'lv.coordinator' };
const TRIED = [...SECTIONS, 'address', 'health', 'account'];

/**
 * What opens without the person's yes, and leaves a record each time: break-glass, and the answer to a disclosure request.
 * Here as people do it; what should come of it is worked out by the model.
 */
export class ConsentExceptions {
  constructor(
    private readonly people: ReadonlyMap<string, Visitor>,
    private readonly places: ReadonlyMap<string, Place>,
    private readonly behind: Pool,
  ) {}

  /** Answers what was done, for the count, or what was not as it should be as an error. */
  async glass(story: Story): Promise<string> {
    const { model, random } = story;
    const open = model.glasses.filter(({ live, reviewed }) => live || !reviewed);
    const glass = open.length > 0 && random() < 0.5 ? pick(random, open) : undefined;
    if (!glass) return this.breakIt(story);
    if (glass.live && random() < 0.4) {
      const end = await this.by(model.lead.login, `/api/break-glass/${glass.id}/end`, {});
      this.expect(story, `lead ends the glass of ${glass.by.login}`, end, 200);
      glass.live = false;
      return 'glass-ended';
    }
    const finding = pick(random, ['justified', 'not_justified']);
    const reviewer = REVIEWER[glass.by.country]!;
    const reply = await this.by(reviewer, `/api/break-glass/${glass.id}/review`, { finding });
    this.expect(story, `${reviewer} finds ${finding}`, reply, glass.reviewed ? 409 : 200);
    if (glass.reviewed) return 'refused';
    glass.reviewed = true;
    if (finding === 'not_justified') glass.live = false;
    return 'glass-reviewed';
  }

  private async breakIt(story: Story): Promise<string> {
    const { model, random, caseId } = story;
    const all = READERS.flatMap((login) => TRIED.map((section) => ({ by: this.places.get(login)!, section })));
    const opens = all.filter(({ by, section }) => model.breaking(by, section) === 201);
    const { by, section } = pick(random, opens.length > 0 && random() < 0.6 ? opens : all);
    const expected = model.breaking(by, section);
    const body = { section, reason: 'somebody may be hurt' };
    const reply = await this.by(by.login, `/api/cases/${caseId}/break-glass`, body);
    this.expect(story, `${by.login} breaks the glass on ${section}`, reply, expected);
    if (expected !== 201) return 'refused';
    model.glasses.push({ id: reply.body.id as string, by, section, live: true, reviewed: false });
    return 'glass-broken';
  }

  async disclosure(story: Story): Promise<string> {
    const { model, random } = story;
    const open = model.disclosures.find(({ status }) => status === 'sent');
    if (!open) return this.askFor(story);
    const at = (verb: string) => `/api/disclosure-requests/${open.id}/${verb}`;
    const chance = random();
    if (chance < 0.15) {
      this.expect(story, `${open.asker} withdraws the request`, await this.by(open.asker, at('withdraw'), {}), 200);
      open.status = 'over';
      return 'disclosure-withdrawn';
    }
    if (chance < 0.3) {
      const reply = await this.by(model.lead.login, at('refuse'), { reason: 'not_necessary' });
      this.expect(story, 'lead refuses the request', reply, 200);
      open.status = 'over';
      return 'disclosure-refused';
    }
    const given = SECTIONS.filter((section) => open.sections.includes(section) && random() < 0.7);
    const beyond = random() < 0.2 ? SECTIONS.filter((section) => !open.sections.includes(section)).slice(0, 1) : [];
    const chosen = [...given, ...beyond];
    if (chosen.length === 0) chosen.push(open.sections[0]!);
    const reads = model.reads(model.lead, story.writer);
    const covered = chosen.every((section) => open.sections.includes(section) && reads.has(section));
    const entries = chosen.map((section) => ({ entry: story.entries[section]! }));
    const reply = await this.by(model.lead.login, at('grant'), { entries, keptBack: 'rights_of_others' });
    this.expect(story, `lead gives ${chosen.join('+')} of ${open.sections.join('+')}`, reply, covered ? 200 : 400);
    if (!covered) return 'refused';
    open.status = 'granted';
    open.given = new Set(chosen);
    return 'disclosure-granted';
  }

  private async askFor(story: Story): Promise<string> {
    const { model, random, caseId } = story;
    const asker = pick(random, ASKERS);
    const some = SECTIONS.filter(() => random() < 0.5);
    const sections = some.length > 0 ? some : ['risk'];
    const { login, institution } = model.lead;
    const body = { ...GROUND[asker], to: institution, sections, orderReference: 'Order 1', about: 'a person' };
    const { id } = must(await this.by(asker, '/api/disclosure-requests', body), 201).body;
    this.expect(
      story,
      `${asker} asks for ${sections.join('+')}`,
      await this.by(login, `/api/disclosure-requests/${id}/bind`, { case: caseId }),
      200,
    );
    model.disclosures.push({ id, asker, sections, status: 'sent', given: new Set() });
    return 'disclosure-asked';
  }

  /** Each exception has its record: who broke the glass and why, on what basis something was given. */
  async recorded(story: Story): Promise<string[]> {
    const { rows: glass } = await this.behind.query<{ id: string }>(
      'select request_id as id from case_grant g join broken_glass b on b.id = g.request_id where g.case_id = $1',
      [story.caseId],
    );
    const { rows: given } = await this.behind.query<{ id: string }>(
      `select request_id as id from disclosure where case_id = $1 and request_id is not null and basis <> 'referral'`,
      [story.caseId],
    );
    const same = (found: { id: string }[], due: { id: string }[]) =>
      found
        .map(({ id }) => id)
        .sort()
        .join() ===
      due
        .map(({ id }) => id)
        .sort()
        .join();
    return [
      ...(same(glass, story.model.glasses) ? [] : ['what was broken open is not what is recorded of it']),
      ...(same(
        given,
        story.model.disclosures.filter(({ status }) => status === 'granted'),
      )
        ? []
        : ['what was given on request is not what the ledger says of it']),
    ];
  }

  private by = (login: string, path: string, body: object): Promise<Reply> => this.people.get(login)!.post(path, body);

  private expect(story: Story, what: string, reply: Reply, status: number): void {
    story.log.push(status < 300 ? what : `${what} (${status})`);
    if (reply.status !== status)
      throw new Error(
        `after ${story.log.join(' | ')}: ${status} expected, ${reply.status} ${reply.text.slice(0, 300)}`,
      );
  }
}
