import type { Pool } from 'pg';
import { type Visitor } from '../support/over-http.js';
import type { ConsentModel, Place } from './consent-model.js';
import { must } from './handing-over.js';
import type { Random } from './sequences.js';

export const SECTIONS = ['identity', 'safe_contact', 'plan', 'risk', 'family'];
export const PLACES = ['se.social', 'se.shelter.men', 'se.shelter.lund', 'lv.marta', 'lv.safehouse'];
/** A word in each section that occurs nowhere else. */
export const CONTENT: Readonly<Record<string, object>> = {
  identity: { identity: { names: [{ kind: 'stated', text: 'canary-identity' }] } },
  safe_contact: { safe_contact: { channel: 'phone', value: 'canary-safe_contact' } },
};
/** With the officer who met the person. */
export const READERS = ['se.police', ...PLACES];
/** Who has a ground in law to ask for what was written, and no place in the case. */
export const ASKERS = ['se.prosecutor', 'se.migration'];
export const RECEIVER = 'lv.safehouse';
export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

export interface Story {
  readonly caseId: string;
  readonly model: ConsentModel;
  readonly random: Random;
  readonly log: string[];
  /** Who wrote it all, and one entry of each section. */
  readonly writer: string;
  readonly entries: Readonly<Record<string, string>>;
  /** Confirmed asks, newest last, and the handover with where it stands. */
  asks: { id: string; to: Place; confirmed: boolean }[];
  handover: { id: string; status: 'prepared' | 'proposed' | 'accepted' | 'agreed' | 'in_transit' } | undefined;
}

/** What each institution is shown of a story, held against what the person agreed to. */
export class ConsentReads {
  read = 0;

  constructor(
    private readonly people: ReadonlyMap<string, Visitor>,
    private readonly places: ReadonlyMap<string, Place>,
    private readonly accounts: ReadonlyMap<string, readonly string[]>,
    private readonly app: Pool,
    private readonly behind: Pool,
  ) {}

  /** Every section at once, as the application's role with none of our code in between. */
  async inSql(story: Story): Promise<string[]> {
    const wrong: string[] = [];
    const writer = this.place('se.social').institution;
    for (const login of READERS) {
      const sql = 'select distinct section from section_entry where case_id = $1 and institution_id = $2';
      const seen = await this.sectionsAs(login, sql, story.caseId, writer);
      const due = this.due(story, login);
      if (seen.join() !== due.join())
        wrong.push(`${login} reads ${seen.join('+')} in SQL, and may read ${due.join('+')}`);
    }
    for (const { id, asker, given } of story.model.disclosures)
      for (const login of ASKERS) {
        const seen = await this.sectionsAs(login, 'select section from released_entry where request_id = $1', id);
        const due = login === asker ? [...given].sort() : [];
        if (seen.join() !== due.join()) wrong.push(`${login} is given ${seen.join('+')} in SQL, not ${due.join('+')}`);
      }
    return wrong;
  }

  private async sectionsAs(login: string, sql: string, ...values: string[]): Promise<string[]> {
    const client = await this.app.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('app.account', $1, true), set_config('app.institution', $2, true), set_config('app.country', $3, true), set_config('app.roles', $4, true)`,
        [...this.accounts.get(login)!],
      );
      const { rows } = await client.query<{ section: string }>(sql, values);
      await client.query('commit');
      return rows.map(({ section }) => section).sort();
    } finally {
      client.release();
    }
  }

  /** Whoever asks on a ground in law reads the copies that were given to them, and never the case. */
  async disclosed(story: Story): Promise<string[]> {
    const wrong: string[] = [];
    for (const { id, asker, given } of story.model.disclosures)
      for (const login of ASKERS) {
        const reply = await this.people.get(login)!.get(`/api/disclosure-requests/${id}/entries`);
        this.read += 1;
        const seen = SECTIONS.filter((section) => reply.text.includes(`canary-${section}`));
        const due = SECTIONS.filter((section) => login === asker && given.has(section));
        if (seen.join() !== due.join() || reply.status !== (login === asker ? 200 : 404))
          wrong.push(`${login} is given ${seen.join('+')} of a request for ${due.join('+')} (${reply.status})`);
      }
    for (const login of ASKERS) {
      const section = pick(story.random, SECTIONS);
      const { status } = await this.people.get(login)!.get(`/api/cases/${story.caseId}/sections/${section}`);
      this.read += 1;
      if (status !== 404) wrong.push(`${login} gets ${status} for the case itself`);
    }
    return wrong;
  }

  /** As people read: sections, and what is shown of the requests. */
  async overHttp(story: Story, some = Infinity): Promise<string[]> {
    const wrong: string[] = [];
    const cells = READERS.flatMap((login) => SECTIONS.map((section) => ({ login, section })));
    const chosen = some === Infinity ? cells : Array.from({ length: some }, () => pick(story.random, cells));
    for (const { login, section } of chosen) {
      const reply = await this.people.get(login)!.get(`/api/cases/${story.caseId}/sections/${section}`);
      this.read += 1;
      const open = this.due(story, login).includes(section);
      const shown = reply.text.includes(`canary-${section}`);
      if (shown !== open) wrong.push(`${login} is ${shown ? 'shown' : 'refused'} ${section} (${reply.status})`);
    }
    if (story.handover && story.handover.status !== 'prepared') {
      const { body, text } = must(await this.people.get(RECEIVER)!.get(`/api/handovers/${story.handover.id}`), 200);
      const { status } = story.handover;
      const open = status === 'in_transit' || story.model.agreesTo('LV');
      if (Boolean(body.preview) !== open) wrong.push(`the receiver is ${open ? 'refused' : 'shown'} the preview`);
      const knows = (status === 'agreed' || status === 'in_transit') && !story.model.stopped;
      if (text.includes(story.caseId) !== knows)
        wrong.push(`the receiver ${knows ? 'does not learn' : 'learns'} of the case`);
    }
    return wrong;
  }

  /**
   * Nobody is told of the case who never had a part in it, and whoever met the person first only that it is read, and of what
   * they broke open themselves; whoever lost what was shared was told so; and no notice carries a word of the person.
   */
  async notified(story: Story): Promise<string[]> {
    const { rows } = await this.behind.query<{ kind: string; to: string; of: string | null; words: string }>(
      `select kind, subjects ->> 'to' as "to", coalesce(subjects ->> 'ask', subjects ->> 'handover') as of, subjects::text as words
         from outbox where subjects ->> 'case' = $1 or subjects ->> 'ask' = any($2) or subjects ->> 'handover' = any($2)`,
      [story.caseId, [...story.model.tookBack]],
    );
    const toFirst = (kind: string) => kind === 'case.acknowledged' || kind.startsWith('break-glass.');
    const police = this.place('se.police').institution;
    const ofCase = rows.filter(({ words }) => words.includes(story.caseId));
    const others = ofCase.filter(({ to, kind }) => !story.model.everIn.has(to) && !(to === police && toFirst(kind)));
    const stopped = new Set(
      rows.filter(({ kind }) => /sharing-stopped|arrives-unnamed/.test(kind)).map(({ of }) => of),
    );
    return [
      ...others.map(({ kind, to }) => `${to} is told ${kind} of a case it has no part in`),
      ...[...story.model.tookBack]
        .filter((id) => !stopped.has(id))
        .map((id) => `of ${id} nobody was told that it stopped`),
      ...rows.filter(({ words }) => words.includes('canary')).map(({ kind }) => `${kind} carries a word of the person`),
    ];
  }

  private due(story: Story, login: string): string[] {
    const open = story.model.reads(this.place(login), this.place('se.social').institution);
    return SECTIONS.filter((section) => open.has(section)).sort();
  }

  private place = (login: string): Place => this.places.get(login)!;
}
