import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, Country, VictimId } from '../kernel/index.js';

export type VictimStatus =
  'presumed' | 'identified' | 'not_identified' | 'declined_identification' | 'appealed' | 'revoked';

@Injectable()
export class VictimsStore {
  async add(tx: Tx, victimId: VictimId): Promise<void> {
    await tx.run('insert into victim (id) values ($1)', [victimId]);
  }

  async ofCase(tx: Tx, caseId: CaseId): Promise<VictimId | undefined> {
    return (await tx.row<{ id: VictimId }>('select victim_id as id from case_file where id = $1', [caseId]))?.id;
  }

  /** A status holds in one jurisdiction; it is evidence, not an answer, in another (domain.md 9.2). */
  async addStatus(
    tx: Tx,
    caseId: CaseId,
    victimId: VictimId,
    country: Country,
    status: VictimStatus,
    by: string,
  ): Promise<void> {
    await tx.run(
      'insert into victim_status (case_id, victim_id, country, status, decided_by) values ($1, $2, $3, $4, $5)',
      [caseId, victimId, country, status, by],
    );
  }

  statuses(tx: Tx, caseId: CaseId): Promise<{ country: string; status: VictimStatus; at: Date }[]> {
    return tx.rows(
      'select distinct on (country) country, status, at from victim_status where case_id = $1 order by country, at desc',
      [caseId],
    );
  }
}
