import { Injectable } from '@nestjs/common';
import { Work, type Action, type Tx } from '../audit/index.js';
import { CasesService, type CaseBrief } from '../cases/index.js';
import { found, permit, refuseIf, type Actor, type CaseId, type Country } from '../kernel/index.js';
import {
  allowedOnReflection,
  isOver,
  isShort,
  REMINDERS,
  ruleFor,
  whyNotDays,
  whyNotExtendTo,
  whyNotReflect,
  type ReflectionVerb,
} from './reflection.js';
import type {
  EndReflectionBody,
  ExtendReflectionBody,
  RecordReflectionBody,
  ReflectionPeriodView,
  ReflectionView,
} from './reflections.api.js';
import { ReflectionsStore, type Period } from './reflections.store.js';

/** The lead keeps the clock of the reflection period, and is reminded before it ends; whoever leads next inherits both. */
@Injectable()
export class ReflectionsService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly store: ReflectionsStore,
  ) {}

  view(actor: Actor, caseId: CaseId): Promise<ReflectionView> {
    return this.work.read(actor, 'reflection.view', { case: caseId }, async (tx) =>
      this.shown(tx, actor, await this.led(tx, actor, caseId)),
    );
  }

  record(actor: Actor, caseId: CaseId, body: RecordReflectionBody): Promise<ReflectionView> {
    return this.act(actor, 'reflection.record', caseId, 'record', async (tx, file, running, today) => {
      if (running) await this.store.end(tx, running.id, 'time_over');
      refuseIf(whyNotDays({ beganOn: body.beganOn, endsOn: body.endsOn ?? '9999-12-31' }, today));
      await this.add(tx, actor, file, { country: actor.country, beganOn: body.beganOn, endsOn: body.endsOn });
    });
  }

  /** The earlier one is kept as it was decided; the new one goes on from the same first day. */
  extend(actor: Actor, caseId: CaseId, { endsOn }: ExtendReflectionBody): Promise<ReflectionView> {
    return this.act(actor, 'reflection.extend', caseId, 'extend', async (tx, file, running) => {
      const earlier = found(running);
      refuseIf(whyNotExtendTo(earlier, endsOn));
      await this.store.end(tx, earlier.id, 'extended');
      await this.add(tx, actor, file, { country: earlier.country, beganOn: earlier.beganOn, endsOn });
    });
  }

  end(actor: Actor, caseId: CaseId, { reason }: EndReflectionBody): Promise<ReflectionView> {
    return this.act(actor, 'reflection.end', caseId, 'end', async (tx, _, running) => {
      await this.store.end(tx, found(running).id, reason);
      await this.cases.endTasks(tx, caseId, REMINDERS, actor.accountId);
      await this.cases.note(tx, actor, caseId, 'reflection.end', { reason }, 'immigration');
    });
  }

  private act(
    actor: Actor,
    action: Action,
    caseId: CaseId,
    verb: ReflectionVerb,
    does: (tx: Tx, file: CaseBrief, running: Period | undefined, today: string) => Promise<void>,
  ): Promise<ReflectionView> {
    return this.work.write(actor, action, { case: caseId }, async (tx) => {
      await this.cases.lock(tx, caseId);
      const file = await this.led(tx, actor, caseId);
      const running = (await this.store.ofCase(tx, caseId)).find(({ endedAt }) => !endedAt);
      const today = await this.store.today(tx, running?.country ?? actor.country);
      refuseIf(whyNotReflect(verb, running, today));
      await does(tx, file, running, today);
      return this.shown(tx, actor, file);
    });
  }

  private async add(
    tx: Tx,
    actor: Actor,
    file: CaseBrief,
    days: { country: Country; beganOn: string; endsOn: string | undefined },
  ): Promise<void> {
    const { id: caseId } = file;
    const what = ruleFor(file.path);
    const made = await this.store.add(tx, actor, { caseId, what, ...days });
    await this.cases.endTasks(tx, caseId, REMINDERS, actor.accountId);
    for (const { kind, dueIn } of await this.store.reminders(tx, made.id))
      await this.cases.addTask(tx, caseId, actor.institutionId, kind, dueIn);
    await this.cases.note(tx, actor, caseId, 'reflection.record', { endsOn: made.endsOn }, 'immigration');
  }

  private async led(tx: Tx, actor: Actor, caseId: CaseId): Promise<CaseBrief> {
    const brief = found(await this.cases.brief(tx, caseId));
    permit(brief.lead?.institutionId === actor.institutionId);
    return brief;
  }

  private async shown(tx: Tx, actor: Actor, file: CaseBrief): Promise<ReflectionView> {
    const periods = await this.store.ofCase(tx, file.id);
    const running = periods.find(({ endedAt }) => !endedAt);
    const today = await this.store.today(tx, running?.country ?? actor.country);
    return {
      running: running ? toView(running, today) : null,
      earlier: periods.filter(({ endedAt }) => endedAt).map((period) => toView(period, today)),
      rule: await this.store.rule(tx, running?.country ?? actor.country, ruleFor(file.path)),
      allowed: allowedOnReflection(running, today),
    };
  }
}

const DAY = 86_400_000;
const daysLeft = ({ endsOn }: Period, today: string): number =>
  Math.max(0, Math.round((Date.parse(endsOn) - Date.parse(today)) / DAY) + 1);

const toView = (period: Period, today: string): ReflectionPeriodView => ({
  id: period.id,
  country: period.country,
  beganOn: period.beganOn,
  endsOn: period.endsOn,
  over: !period.endedAt && isOver(period, today),
  daysLeft: period.endedAt ? 0 : daysLeft(period, today),
  shorterThanRule: isShort(period, period.byRuleOn),
  byRuleOn: period.byRuleOn,
  institution: period.institution,
  recordedAt: period.recordedAt,
  endedAt: period.endedAt,
  endReason: period.endReason,
});
