import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Actor, InstitutionId } from '../kernel/index.js';
import type { Capacity } from './capacity.js';
import { HOLDS_NOW } from './institutions.store.js';

const LASTS = `(select l.lasts from time_limit l where l.what = 'capacity_counts' and l.country in (i.country, '*')
  and l.during @> statement_timestamp() order by l.country = '*' limit 1)`;

@Injectable()
export class CapacityStore {
  /** Of every service that these institutions offer now, or of one; what nobody has said anything of is unknown. */
  of(tx: Tx, actor: Actor, ids: readonly InstitutionId[], service?: string): Promise<Capacity[]> {
    return tx.rows<Capacity>(
      `select i.id as "institutionId", m.service, coalesce(c.state, 'unknown') as state, c.places, c.said_at as "saidAt",
              case when i.id = $3 then a.name end as "saidBy", c.said_at + ${LASTS} as "countsUntil",
              coalesce(c.said_at + ${LASTS} > statement_timestamp(), false) as counts
         from mandate m join institution i on i.id = m.institution_id
         left join capacity c on c.institution_id = i.id and c.service = m.service
         left join account a on a.id = c.said_by
        where i.id = any($1::uuid[]) and m.kind = 'service' and ${HOLDS_NOW} and ($2::text is null or m.service = $2)
        order by i.id, m.service`,
      [ids, service, actor.institutionId],
    );
  }

  async state(tx: Tx, actor: Actor, said: { service: string; state: string; places: number | null }): Promise<void> {
    await tx.run(
      `insert into capacity (institution_id, service, state, places, said_by) values ($1, $2, $3, $4, $5)
       on conflict (institution_id, service) do update
         set state = excluded.state, places = excluded.places, said_by = excluded.said_by`,
      [actor.institutionId, said.service, said.state, said.places, actor.accountId],
    );
  }
}
