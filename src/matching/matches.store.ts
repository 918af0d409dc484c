import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type Actor, type CaseId, type VictimId } from '../kernel/index.js';
import type { PersonKey } from '../platform/keys/index.js';
import { keyIn, Keyring } from '../platform/keys/index.js';
import type { Described } from './blind-index.js';
import type { Deciding, MatchStatus } from './match.js';
import { PersonSearchRecord } from './person-search.record.js';

export interface Match extends Deciding {
  id: string;
  caseId: CaseId;
  victimId: VictimId;
  number: string | null;
  other: string;
  otherDutyLine: string | null;
  timeZone: string;
  reason: string | null;
  status: MatchStatus;
  dueAt: Date;
  foundAt: Date;
  askedBy: string;
  /** Who decides, as far as the actor may know it. */
  holder: string;
  otherLead: string | null;
  taskId: string;
}

// The asker's side sees who made contact and nothing of the case there.
const MATCHES = `
  select m.id, m.case_id as "caseId", m.victim_id as "victimId", case when h.holds then c.number end as number,
         m.other_victim is not null as "onRecord", h.holds, coalesce(h.meets, false) as meets, h.other_lead as "otherLead", h.other_lead is not null as "otherLed",
         coalesce(m.said_same = actor_institution(), false) as "saidSame", match_kept_from(m.id) as "keptFrom", m.institution_id as holder, i.name as other,
         case when i.duty_line_verified_on is not null then i.duty_line end as "otherDutyLine", i.time_zone as "timeZone",
         s.id as "searchId", s.reason, m.status, m.due_at as "dueAt", m.found_at as "foundAt", m.asked_by as "askedBy", m.task_id as "taskId"
    from possible_match m cross join lateral (select actor_holds(m.case_id, m.institution_id) as holds, actor_meets(m.other_victim) as meets,
         other_lead_of(m.id) as other_lead) h
    join institution i on i.id = case when h.holds then m.asked_by else m.institution_id end
    left join case_file c on c.id = m.case_id left join person_search s on s.id = m.search_id`;

type Row = Omit<Match, 'reason'> & { searchId: string | null; reason: Buffer | null };

const inSearch = (id: string, column: 'reason' | 'described') => ({ table: 'person_search', column, row: id });

/** The application's side: what was asked, and what its holder decided. It has no way to the index. */
@Injectable()
export class MatchesStore {
  constructor(private readonly keyring: Keyring) {}

  async addSearch(
    tx: Tx,
    actor: Actor,
    id: string,
    key: PersonKey,
    given: { described: Described; reason: string },
  ): Promise<void> {
    await tx.insert(PersonSearchRecord, {
      id,
      accountId: actor.accountId,
      institutionId: actor.institutionId,
      reason: key.seal(inSearch(id, 'reason'), given.reason),
      described: key.seal(inSearch(id, 'described'), given.described),
    });
  }

  /** Seconds, or nothing where this account may search now. */
  async searchAgainIn(tx: Tx): Promise<number | null> {
    return (await tx.row<{ wait: number | null }>('select search_again_in() as wait'))?.wait ?? null;
  }

  async page(tx: Tx, before: string | undefined): Promise<Match[]> {
    return this.open(
      await tx.rows<Row>(`${MATCHES} where ($1::uuid is null or m.id < $1) order by m.id desc limit $2`, [
        before ?? null,
        PAGE_SIZE + 1,
      ]),
    );
  }

  async find(tx: Tx, id: string): Promise<Match | undefined> {
    return (await this.open(await tx.rows<Row>(`${MATCHES} where m.id = $1`, [id])))[0];
  }

  async decide(tx: Tx, actor: Actor, match: Match, next: MatchStatus, why: string | null): Promise<number> {
    const sealed =
      why === null
        ? null
        : (await this.keyring.of(match.victimId)).seal({ table: 'possible_match', column: 'why', row: match.id }, why);
    return tx.touched(
      `update possible_match set status = $3, decided_at = clock_timestamp(), decided_by = $4, why = $5,
              said_same = case $3 when 'one_says_same' then actor_institution() else said_same end where id = $1 and status = $2`,
      [match.id, match.status, next, actor.accountId, sealed],
    );
  }

  async endTask(tx: Tx, actor: Actor, taskId: string): Promise<void> {
    await tx.run('update case_task set done_at = clock_timestamp(), done_by = $2 where id = $1 and done_at is null', [
      taskId,
      actor.accountId,
    ]);
  }

  private async open(rows: readonly Row[]): Promise<Match[]> {
    const keys = await this.keyring.ofAll(rows.flatMap(({ searchId }) => searchId ?? []));
    return rows.map(({ searchId, reason, ...row }) => ({
      ...row,
      reason: searchId && reason ? keyIn(keys, searchId).open<string>(inSearch(searchId, 'reason'), reason) : null,
    }));
  }
}
