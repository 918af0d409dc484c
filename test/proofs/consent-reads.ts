import type { Pool } from 'pg';
import { type Visitor } from '../support/over-http.js';
import type { ConsentModel, Place } from './consent-model.js';
import { must } from './handing-over.js';
import type { Random } from './sequences.js';

export const SECTIONS = ['identity', 'safe_contact', 'plan', 'risk', 'family'];
export const PLACES = ['se.social', 'se.shelter.men', 'se.shelter.lund', 'lv.marta', 'lv.safehouse'];
export const RECEIVER = 'lv.safehouse';
export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

export interface Story {
  readonly caseId: string;
  readonly model: ConsentModel;
  readonly random: Random;
  readonly log: string[];
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
    for (const login of PLACES) {
      const client = await this.app.connect();
      try {
        await client.query('begin');
        await client.query(
          `select set_config('app.account', $1, true), set_config('app.institution', $2, true), set_config('app.country', $3, true), set_config('app.roles', $4, true)`,
          [...this.accounts.get(login)!],
        );
        const { rows } = await client.query<{ section: string }>(
          'select distinct section from section_entry where case_id = $1 and institution_id = $2',
          [story.caseId, this.place('se.social').institution],
        );
        await client.query('commit');
        const seen = rows.map(({ section }) => section).sort();
        const due = this.due(story, login);
        if (seen.join() !== due.join())
          wrong.push(`${login} reads ${seen.join('+')} in SQL, and may read ${due.join('+')}`);
      } finally {
        client.release();
      }
    }
    return wrong;
  }

  /** As people read: sections, and what is shown of the requests. */
  async overHttp(story: Story, some = Infinity): Promise<string[]> {
    const wrong: string[] = [];
    const cells = PLACES.flatMap((login) => SECTIONS.map((section) => ({ login, section })));
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

  /** Nobody is told of the case who never had a part in it, and whoever lost what was shared was told so. */
  async notified(story: Story): Promise<string[]> {
    const { rows } = await this.behind.query<{ kind: string; to: string }>(
      `select kind, subjects ->> 'to' as "to" from outbox where subjects ->> 'case' = $1`,
      [story.caseId],
    );
    const others = rows.filter(({ to, kind }) => !story.model.everIn.has(to) && kind !== 'case.acknowledged');
    return others.map(({ kind, to }) => `${to} is told ${kind} of a case it has no part in`);
  }

  private due(story: Story, login: string): string[] {
    const open = story.model.reads(this.place(login), this.place('se.social').institution);
    return SECTIONS.filter((section) => open.has(section)).sort();
  }

  private place = (login: string): Place => this.places.get(login)!;
}
