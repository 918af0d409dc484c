import type { Pool } from 'pg';
import type { Reply } from '../support/over-http.js';
import { FOCAL, OFFICERS } from './sequence-verbs.js';

export interface Thing {
  caseId: string;
  number: string;
  handovers: string[];
  asks: string[];
}

export type Call = (
  login: string,
  name: string,
  method: string,
  path: string,
  body?: unknown,
) => Promise<Reply | undefined>;
type AtTheLead = (caseId: string) => Promise<{ who: string }>;

const CHOICES = ['first', 'second', 'second', 'second', 'apart'];

/** One person in two cases: found, confirmed by both sides, settled by the countries, parted again; by anybody, at any time. */
export class Joining {
  constructor(
    private readonly call: Call,
    private readonly random: () => number,
    private readonly behind: Pool,
  ) {}

  async step(cases: Thing[], atTheLead: AtTheLead, first: () => Record<string, unknown>): Promise<void> {
    const [one] = cases;
    if (!one) return;
    if (cases.length === 1) return this.meetAgain(cases, one, first());
    const [match] = (
      await this.behind.query<{ id: string; status: string; conflict: string | null; state: string | null }>(
        `select m.id, m.status, c.id as conflict, c.status as state from possible_match m left join lead_conflict c on c.match_id = m.id
          where m.case_id = $1`,
        [one.caseId],
      )
    ).rows;
    if (!match) return;
    const somewhere = async () => (await atTheLead(this.pick(cases).caseId)).who;
    if (!match.conflict)
      await this.call(await somewhere(), 'match confirm', 'POST', `/api/matches/${match.id}/confirm`, {});
    else if (match.state !== 'merged' || this.random() < 0.3) {
      const goesOn = this.random() < 0.7 ? 'second' : this.pick(CHOICES);
      const who = this.random() < 0.8 ? this.pick(FOCAL) : await somewhere();
      await this.call(who, 'conflict settle', 'POST', `/api/lead-conflicts/${match.conflict}/settle`, { goesOn });
    } else {
      const who = this.random() < 0.5 ? this.pick(FOCAL) : await somewhere();
      const body = { reason: 'two_persons' };
      await this.call(who, 'conflict undo', 'POST', `/api/lead-conflicts/${match.conflict}/undo`, body);
    }
  }

  /** Contact was made: arranged behind the scenes, since no worker compares here. */
  private async meetAgain(cases: Thing[], one: Thing, body: Record<string, unknown>): Promise<void> {
    const reply = await this.call(this.pick(OFFICERS), 'identify again', 'POST', '/api/identifications', body);
    if (reply?.status !== 201 || !reply.body.caseId || cases.length > 1) return;
    const { caseId, number } = reply.body;
    cases.push({ caseId, number, handovers: [], asks: [] });
    await this.behind.query(
      `with held as (select t.case_id, t.institution_id, c.victim_id from lead_tenure t join case_file c on c.id = t.case_id
                      where t.case_id = $1 order by lower(t.during) desc limit 1),
            other as (select c.victim_id, t.institution_id from case_file c join lead_tenure t on t.case_id = c.id
                      where c.id = $2 order by lower(t.during) desc limit 1),
            task as (insert into case_task (case_id, institution_id, kind, due_at)
                     select case_id, institution_id, 'somebody_may_know', now() from held returning id)
       insert into possible_match (victim_id, case_id, institution_id, other_victim, asked_by, task_id, due_at, status)
       select h.victim_id, h.case_id, h.institution_id, o.victim_id, o.institution_id, k.id, now(), 'contact' from held h, other o, task k`,
      [one.caseId, caseId],
    );
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }
}
