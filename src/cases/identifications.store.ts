import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type Actor, type IdentificationId, type InstitutionId } from '../kernel/index.js';
import type { Acknowledged } from './case-notes.store.js';
import { IdentificationRecord } from './identification.record.js';

export type LoggedIdentification = IdentificationRecord & {
  number: string | null;
  lead: InstitutionId | null;
  leadName: string | null;
  dutyLine: string | null;
  acknowledged: Pick<Acknowledged, 'how' | 'at' | 'spokeWith'>[];
  laterWord: LaterWord | null;
};

export type LaterWord = 'in_support' | 'ended';

@Injectable()
export class IdentificationsStore {
  async add(tx: Tx, identification: Partial<IdentificationRecord>): Promise<void> {
    await tx.insert(IdentificationRecord, identification);
  }

  async find(tx: Tx, id: IdentificationId): Promise<IdentificationRecord | undefined> {
    return tx.selectOne(IdentificationRecord, 'where t.id = $1', [id]);
  }

  /** The caller's own, newest first: the page is cut from their index, the rest is looked up by key. */
  mine(tx: Tx, actor: Actor, before: string | undefined): Promise<LoggedIdentification[]> {
    return tx.rows<LoggedIdentification>(
      `select i.id, i.outcome, i.urgency, i.at, i.logged_by as "loggedBy", c.number, l.institution_id as lead,
              l.name as "leadName", l.duty_line as "dutyLine", later_word(i.id) as "laterWord",
              coalesce((select jsonb_agg(jsonb_build_object('how', k.how, 'at', k.at, 'spokeWith', k.spoke_with) order by k.at)
                 from acknowledgement k where k.case_id = l.case_id and k.institution_id = l.institution_id
                  and k.at >= lower(l.during)), '[]'::jsonb) as acknowledged
           from (select m.id, m.case_id, m.outcome, m.urgency, m.at, m.logged_by from identification m
                  where m.logged_by = $1 and ($2::uuid is null or m.id < $2) order by m.id desc limit $3) i
           left join case_file c on c.id = i.case_id
           left join lateral (select t.case_id, t.institution_id, t.during, n.name,
                                     case when n.duty_line_verified_on is not null then n.duty_line end as duty_line
                                from lead_tenure t join institution n on n.id = t.institution_id
                               where t.case_id = c.id and upper_inf(t.during)) l on true
          order by i.id desc`,
      [actor.accountId, before ?? null, PAGE_SIZE + 1],
    );
  }

  /** If the person agreed that its writer may hear it: in support, or ended. */
  async laterWord(tx: Tx, id: IdentificationId): Promise<LaterWord | null> {
    return (await tx.row<{ word: LaterWord | null }>('select later_word($1) as word', [id]))?.word ?? null;
  }

  async emergencyNumber(tx: Tx, country: string): Promise<string | null> {
    return (
      (await tx.row<{ number: string }>('select emergency_number as number from country where code = $1', [country]))
        ?.number ?? null
    );
  }
}
