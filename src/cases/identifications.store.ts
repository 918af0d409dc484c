import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type Actor, type IdentificationId, type InstitutionId } from '../kernel/index.js';
import { IdentificationRecord } from './identification.record.js';

export type LoggedIdentification = IdentificationRecord & { number: string | null; lead: InstitutionId | null };

export type LaterWord = 'in_support' | 'ended';

@Injectable()
export class IdentificationsStore {
  async add(tx: Tx, identification: Partial<IdentificationRecord>): Promise<void> {
    await tx.insert(IdentificationRecord, identification);
  }

  async find(tx: Tx, id: IdentificationId): Promise<IdentificationRecord | undefined> {
    return tx.selectOne(IdentificationRecord, 'where t.id = $1', [id]);
  }

  /** The caller's own, newest first. */
  mine(tx: Tx, actor: Actor, before: string | undefined): Promise<LoggedIdentification[]> {
    return tx.rows<LoggedIdentification>(
      `select i.id, i.outcome, i.urgency, i.at, i.logged_by as "loggedBy", c.number, t.institution_id as lead
           from identification i left join case_file c on c.id = i.case_id
           left join lead_tenure t on t.case_id = i.case_id and upper_inf(t.during)
        where i.logged_by = $1 and ($2::uuid is null or i.id < $2) order by i.id desc limit $3`,
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
