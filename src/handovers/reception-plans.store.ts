import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { HandoverId, InstitutionId } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import { ReceptionPlanRecord, type ReceptionPlan } from './reception-plan.record.js';

whenBroken({ reception_plan_pkey: ['changed-meanwhile', 'Somebody wrote a plan at the same moment.'] });

@Injectable()
export class ReceptionPlansStore {
  find(tx: Tx, id: HandoverId): Promise<ReceptionPlanRecord | undefined> {
    return tx.selectOne(ReceptionPlanRecord, 'where t.handover_id = $1 and t.ended_at is null', [id]);
  }

  async exists(tx: Tx, id: HandoverId): Promise<boolean> {
    return (await tx.rows('select 1 from reception_plan where handover_id = $1 and ended_at is null', [id])).length > 0;
  }

  insert(tx: Tx, plan: Partial<ReceptionPlanRecord>): Promise<void> {
    return tx.insert(ReceptionPlanRecord, plan);
  }

  /** False when somebody changed it since that version. */
  async change(
    tx: Tx,
    id: HandoverId,
    version: number,
    content: ReceptionPlan,
    escort: InstitutionId | null,
  ): Promise<boolean> {
    const touched = await tx.touched(
      `update reception_plan set content = $3, escort_institution = $4, version = version + 1
        where handover_id = $1 and version = $2 and ended_at is null`,
      [id, version, JSON.stringify(content), escort],
    );
    return touched === 1;
  }
}
