import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, InstitutionId, VictimId } from '../kernel/index.js';
import { keyIn, Keyring } from '../platform/keys/index.js';
import type { Described } from './blind-index.js';

interface Written {
  names?: { text: string }[];
  born?: string;
  documents?: string;
}

export interface Hit {
  victimId: VictimId;
  caseId: CaseId;
  holder: InstitutionId;
}
export interface Asked {
  by: InstitutionId;
  account: string | undefined;
  otherVictim?: string;
  searchId?: string;
}

export const MOST_HITS = 20;
// Several may be compared at once: one at a time, or two records of one person would not see each other.
const ONE_AT_A_TIME = 'select pg_advisory_xact_lock(814250)';

/** The worker's side: the only one that reads or writes the index. */
@Injectable()
export class BlindIndexStore {
  constructor(private readonly keyring: Keyring) {}

  async identityOf(tx: Tx, victimId: string): Promise<Described> {
    const entries = await tx.rows<{ id: string; content: Buffer }>(
      `select id, content from section_entry where victim_id = $1 and section = 'identity' order by id desc limit 50`,
      [victimId],
    );
    const keys = entries.length > 0 ? await this.keyring.ofAll([victimId]) : new Map();
    const written = entries.map(({ id, content }) =>
      keyIn(keys, victimId).open<Written>({ table: 'section_entry', column: 'content', row: id }, content),
    );
    return {
      names: written.flatMap(({ names }) => (names ?? []).map(({ text }) => text)),
      born: written.flatMap(({ born }) => born ?? []),
      documents: written.flatMap(({ documents }) => documents ?? []),
    };
  }

  async keep(tx: Tx, victimId: string, tokens: readonly Buffer[]): Promise<void> {
    await tx.run(ONE_AT_A_TIME);
    await tx.run('delete from blind_token where victim_id = $1 and token <> all($2::bytea[])', [victimId, tokens]);
    await tx.run('insert into blind_token (token, victim_id) select unnest($2::bytea[]), $1 on conflict do nothing', [
      victimId,
      tokens,
    ]);
  }

  /** Where somebody's case is: the open one and its lead, or the last one and who led it. */
  look(tx: Tx, tokens: readonly Buffer[], except: string | null): Promise<Hit[]> {
    return tx.rows<Hit>(
      `select distinct on (k.id) k.victim_id as "victimId", k.id as "caseId", l.institution_id as holder
         from (select victim_id, count(*) as weight from blind_token where token = any($1::bytea[]) and victim_id is distinct from $2
                group by victim_id order by weight desc, victim_id limit ${MOST_HITS}) v
         join lateral (select t.case_id, t.institution_id from case_file c join lead_tenure t on t.case_id = c.id
                        where c.victim_id = v.victim_id order by upper_inf(t.during) desc, lower(t.during) desc limit 1) held on true
         -- What was joined to another case is asked about there; and nobody is asked about a person who keeps them out.
         join case_file k on k.id = kept_case_of(held.case_id)
         join lateral (select t.institution_id from lead_tenure t where t.case_id = k.id
                        order by upper_inf(t.during) desc, lower(t.during) desc limit 1) l on true
        where not exists (select 1 from case_file o where o.victim_id = $2
          and (kept_case_of(o.id) = k.id or l.institution_id in (select institutions_left_out(o.id)))) order by k.id`,
      [tokens, except],
    );
  }

  /** The task and the match, once for a pair of persons; nothing where it was asked before. */
  tell(tx: Tx, { victimId, caseId, holder }: Hit, asked: Asked): Promise<{ id: string; dueAt: Date } | undefined> {
    return tx.row(
      `with wanted as (
         select uuidv7() as task, clock_timestamp() + (select l.lasts from time_limit l join institution i on i.id = $3
             where l.what = 'match_answer' and l.country in (i.country, '*') and l.during @> clock_timestamp()
             order by l.country = '*' limit 1) as due
          where not exists (select 1 from possible_match m where
             least(m.victim_id, m.other_victim) = least($2::uuid, $5::uuid) and greatest(m.victim_id, m.other_victim) = greatest($2::uuid, $5::uuid)
               and $5 is not null and m.other_victim is not null
             or m.search_id = $6 and m.victim_id = $2)),
       task as (insert into case_task (id, case_id, institution_id, kind, due_at)
         select task, $1, $3, 'somebody_may_know', due from wanted)
       insert into possible_match (case_id, victim_id, institution_id, asked_by, other_victim, search_id, task_id, due_at, asked_account)
       select $1, $2, $3, $4, $5, $6, task, due, $7 from wanted returning id, due_at as "dueAt"`,
      [caseId, victimId, holder, asked.by, asked.otherVictim ?? null, asked.searchId ?? null, asked.account ?? null],
    );
  }

  async searchOf(
    tx: Tx,
    id: string,
  ): Promise<{ by: InstitutionId; account: string; described: Described } | undefined> {
    const row = await tx.row<{ by: InstitutionId; account: string; described: Buffer | null }>(
      'select institution_id as by, account_id as account, described from person_search where id = $1 for no key update',
      [id],
    );
    if (!row?.described) return undefined;
    const key = await this.keyring.of(id);
    return {
      by: row.by,
      account: row.account,
      described: key.open({ table: 'person_search', column: 'described', row: id }, row.described),
    };
  }

  async forgetDescription(tx: Tx, id: string): Promise<void> {
    await tx.run('update person_search set described = null where id = $1', [id]);
  }
}
