import { Injectable } from '@nestjs/common';
import type { Action, Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { refuseIf, type Actor, type CaseId } from '../kernel/index.js';
import {
  AskConsentBody,
  ConsentsService,
  saidYesToCountry,
  whereQuestionsStand,
  WithdrawConsentBody,
} from '../victims/index.js';
import type { CaseView } from './case.api.js';
import { whyNotLead } from './case.js';
import { CaseNotesStore } from './case-notes.store.js';
import { CaseStepsService } from './case-steps.service.js';
import { CasesStore, type CaseBrief } from './cases.store.js';
import { ConsentEffectsStore, type Sharing } from './consent-effects.store.js';
import { TasksStore } from './tasks.store.js';

const ASK_AGAIN = 'ask_again';

/** Asking the person again, and hearing that they take a yes back: with what it stops, and who is told. */
@Injectable()
export class ConsentStepsService {
  constructor(
    private readonly steps: CaseStepsService,
    private readonly store: CasesStore,
    private readonly notes: CaseNotesStore,
    private readonly tasks: TasksStore,
    private readonly institutions: InstitutionsService,
    private readonly consents: ConsentsService,
    private readonly effects: ConsentEffectsStore,
  ) {}

  ask(actor: Actor, caseId: CaseId, body: AskConsentBody): Promise<CaseView> {
    return this.hear(actor, caseId, 'case.ask-consent', async (tx, brief) => {
      const { question, answer } = body;
      const valid = await this.institutions.lasts(tx, actor.country, 'consent_valid');
      const runsOut = question === 'another_country' ? await this.consents.validUntil(tx, valid) : null;
      await this.consents.recordAsked(tx, actor, brief.id, body, runsOut);
      if (question === 'contact_support' && answer.answer === 'yes')
        await this.store.confirmNotProvisional(tx, brief.id);
      await this.notes.event(tx, actor, brief.id, 'asked', { question, answer: answer.answer }, 'consent');
      await this.askAgain(tx, actor, brief);
    });
  }

  withdraw(actor: Actor, caseId: CaseId, body: WithdrawConsentBody): Promise<CaseView> {
    return this.hear(actor, caseId, 'case.withdraw-consent', async (tx, brief) => {
      await this.consents.withdraw(tx, actor, brief.id, body);
      const { recipient, request = null, sections = [] } = body;
      const to = { institution: recipient?.institution, country: recipient?.country, kinds: recipient?.kinds };
      const withdrawn = { ...to, request, sections };
      await this.notes.event(tx, actor, brief.id, 'consent_withdrawn', withdrawn, 'consent');
    });
  }

  /** What stops is told in the same transaction to those with whom it was shared; on the way, to both sides. */
  private hear(
    actor: Actor,
    caseId: CaseId,
    action: Action,
    answer: (tx: Tx, brief: CaseBrief) => Promise<void>,
  ): Promise<CaseView> {
    return this.steps.step(actor, caseId, action, async (tx, brief, state) => {
      refuseIf(whyNotLead(state));
      tx.touchedFields('consent');
      const [since, abroad, before] = await Promise.all([
        this.effects.now(tx),
        this.effects.abroad(tx, caseId, actor.country),
        this.consents.latest(tx, caseId),
      ]);
      await answer(tx, brief);
      const [closed, after] = await Promise.all([
        this.effects.closed(tx, caseId, since),
        this.consents.latest(tx, caseId),
      ]);
      const stopped = abroad.filter(
        ({ country }) => saidYesToCountry(before, country, brief.now) && !saidYesToCountry(after, country, brief.now),
      );
      this.tell(tx, closed, stopped);
    });
  }

  private tell(tx: Tx, ...stopped: readonly Sharing[][]): void {
    const requests = new Map(stopped.flat().map((sharing) => [`${sharing.id} ${sharing.to}`, sharing]));
    for (const { what, id, from, to, inTransit } of requests.values()) {
      if (what === 'ask') tx.emit('ask.sharing-stopped', { to, ask: id });
      else if (inTransit)
        for (const side of [from, to]) tx.emit('handover.arrives-unnamed', { to: side, handover: id });
      else tx.emit('handover.sharing-stopped', { to, handover: id });
    }
  }

  /** The task of the first night is done when nothing is provisional or open, and comes back with an answer that is. */
  private async askAgain(tx: Tx, actor: Actor, brief: CaseBrief): Promise<void> {
    const [heard, tasks] = await Promise.all([this.consents.latest(tx, brief.id), this.tasks.ofCase(tx, brief.id)]);
    const open = whereQuestionsStand(heard, brief.now).some(({ standing }) => standing !== 'answered');
    const waits = tasks.some(({ kind, doneAt }) => kind === ASK_AGAIN && doneAt === null);
    if (!open && waits) await this.tasks.end(tx, brief.id, [ASK_AGAIN], actor.accountId);
    const provisional = heard.some((one) => one.provisional && one.institutionId === actor.institutionId);
    if (open && !waits && provisional)
      await this.tasks.addByRule(tx, brief.id, actor.institutionId, ASK_AGAIN, actor.country, 'consent_ask_again');
  }
}
