import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { HandoverId, InstitutionId, VictimId } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import { ReceptionPlanRecord, type ReceptionPlan } from './reception-plan.record.js';

whenBroken({ reception_plan_pkey: ['changed-meanwhile', 'Somebody wrote a plan at the same moment.'] });

type KeptPlan = Omit<ReceptionPlanRecord, 'content'> & { content: ReceptionPlan };

const placeOf = (row: HandoverId) => ({ table: 'reception_plan', column: 'content', row });

@Injectable()
export class ReceptionPlansStore {
  constructor(private readonly keyring: Keyring) {}

  async find(tx: Tx, id: HandoverId): Promise<KeptPlan | undefined> {
    const kept = await tx.selectOne(ReceptionPlanRecord, 'where t.handover_id = $1 and t.ended_at is null', [id]);
    if (!kept) return undefined;
    const { content, ...plan } = kept;
    const key = await this.keyring.of(plan.victimId);
    return { ...plan, content: key.open<ReceptionPlan>(placeOf(id), content) };
  }

  /** Whose handover it is: also for those who write the plan and do not see the case. */
  async personOf(tx: Tx, id: HandoverId): Promise<VictimId | undefined> {
    return (
      (await tx.row<{ person: VictimId | null }>('select person_of_handover($1) as person', [id]))?.person ?? undefined
    );
  }

  async exists(tx: Tx, id: HandoverId): Promise<boolean> {
    return (await tx.rows('select 1 from reception_plan where handover_id = $1 and ended_at is null', [id])).length > 0;
  }

  async insert(tx: Tx, plan: Omit<KeptPlan, 'madeAt' | 'endedAt' | 'version'>): Promise<void> {
    const key = await this.keyring.of(plan.victimId);
    await tx.insert(ReceptionPlanRecord, { ...plan, content: key.seal(placeOf(plan.handoverId), plan.content) });
  }

  /** False when somebody changed it since that version. */
  async change(
    tx: Tx,
    id: HandoverId,
    victimId: VictimId,
    version: number,
    content: ReceptionPlan,
    escort: InstitutionId | null,
  ): Promise<boolean> {
    const key = await this.keyring.of(victimId);
    const touched = await tx.touched(
      `update reception_plan set content = $3, escort_institution = $4, version = version + 1
        where handover_id = $1 and version = $2 and ended_at is null`,
      [id, version, key.seal(placeOf(id), content), escort],
    );
    return touched === 1;
  }
}
