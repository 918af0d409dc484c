import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { found, invalid, Refusal, type Actor, type HandoverId, type InstitutionId } from '../kernel/index.js';
import type { ReceptionPlanBody } from './handovers.api.js';
import type { ReceptionPlanView } from './handover-views.api.js';
import { Moves, tellAll } from './moves.service.js';
import type { ReceptionPlan } from './reception-plan.record.js';
import { ReceptionPlansStore } from './reception-plans.store.js';

/** Who meets the person, where, when, and by which words they know each other. Version 0 stands for "there is none yet". */
@Injectable()
export class ReceptionPlansService {
  constructor(
    private readonly work: Work,
    private readonly moves: Moves,
    private readonly institutions: InstitutionsService,
    private readonly store: ReceptionPlansStore,
  ) {}

  read(actor: Actor, id: HandoverId): Promise<ReceptionPlanView> {
    return this.work.read(actor, 'handover.read-plan', { handover: id }, async (tx) => {
      const [plan, turn] = await Promise.all([this.store.find(tx, id), this.moves.look(tx, actor, id)]);
      // The escort sees the plan and no handover.
      tx.about({ case: turn?.handover.caseId });
      tx.touchedFields('reception_plan');
      return toView(found(plan));
    });
  }

  write(actor: Actor, id: HandoverId, version: number, body: ReceptionPlanBody): Promise<ReceptionPlanView> {
    return this.work.write(actor, 'handover.plan-reception', { handover: id }, async (tx) => {
      tx.touchedFields('reception_plan');
      const { handover } = await this.moves.turn(tx, actor, 'plan-reception', id);
      const { escort, ...content } = body;
      const to = found(handover.toInstitution);
      if (escort && !(await this.institutions.find(tx, escort))) throw invalid('escort', 'is not in the directory');
      const victimId = found(await this.store.personOf(tx, id));
      if (version === 0)
        await this.create(tx, {
          handoverId: id,
          victimId,
          fromInstitution: handover.fromInstitution,
          toInstitution: to,
          escortInstitution: escort ?? null,
          content,
        });
      else if (!(await this.store.change(tx, id, victimId, version, content, escort ?? null)))
        throw new Refusal('changed-meanwhile');
      const others = [handover.fromInstitution, to, escort ?? null].filter((side) => side !== actor.institutionId);
      tellAll(
        tx,
        handover,
        others.map((side) => ({ kind: 'plan-changed', to: side })),
      );
      return toView(found(await this.store.find(tx, id)));
    });
  }

  private async create(tx: Tx, plan: Parameters<ReceptionPlansStore['insert']>[1]): Promise<void> {
    if (await this.store.exists(tx, plan.handoverId)) throw new Refusal('changed-meanwhile');
    await this.store.insert(tx, plan);
  }
}

const toView = ({
  content,
  escortInstitution,
  version,
}: {
  content: ReceptionPlan;
  escortInstitution: InstitutionId | null;
  version: number;
}): ReceptionPlanView => ({
  ...content,
  escort: escortInstitution,
  version,
});
