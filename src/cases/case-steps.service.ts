import { Injectable } from '@nestjs/common';
import { GrantsService } from '../access/index.js';
import { settled, Work, type Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import {
  found,
  holds,
  invalid,
  permit,
  refuseIf,
  type Actor,
  type CaseId,
  type IdentificationId,
} from '../kernel/index.js';
import type { AssignBody, CaseView, CloseCaseBody, LoseContactBody, ToldByPhoneBody } from './case.api.js';
import {
  mayClose,
  whyNotAssign,
  whyNotClose,
  whyNotLoseContact,
  whyNotRegainContact,
  whyNotReopen,
  whyNotTellMissing,
  type CaseState,
} from './case.js';
import { CaseNotesStore } from './case-notes.store.js';
import { CaseloadService } from './caseload.service.js';
import { CaseloadStore } from './caseload.store.js';
import { CasesService } from './cases.service.js';
import { CasesStore, type CaseBrief } from './cases.store.js';
import type { IdentificationView } from './identification.api.js';
import { IdentificationCards } from './identification-cards.service.js';
import { TasksStore } from './tasks.store.js';

const COORDINATOR = ['lead_coordinator'];
const LOST = ['contact_lost_1', 'contact_lost_2', 'contact_lost_3', 'contact_lost_4'];

/** What is done to a case besides writing in it: acknowledging, assigning, losing contact, closing. */
@Injectable()
export class CaseStepsService {
  constructor(
    private readonly work: Work,
    private readonly store: CasesStore,
    private readonly caseload: CaseloadStore,
    private readonly views: CaseloadService,
    private readonly cases: CasesService,
    private readonly notes: CaseNotesStore,
    private readonly tasks: TasksStore,
    private readonly grants: GrantsService,
    private readonly institutions: InstitutionsService,
    private readonly cards: IdentificationCards,
  ) {}

  /** The first responder rang the lead: said so, and by whom it was heard. Does not make anything "read". */
  async toldByPhone(actor: Actor, id: IdentificationId, body: ToldByPhoneBody): Promise<IdentificationView> {
    await this.work.write(actor, 'case.acknowledge', { identification: id }, async (tx) => {
      const card = found(await this.cards.cardIn(tx, actor, id));
      permit(card.allowed.includes('told_by_phone'));
      const caseId = card.caseId as CaseId;
      const brief = found(await this.cases.brief(tx, caseId));
      const institutionId = found(brief.lead).institutionId;
      await this.notes.acknowledge(tx, actor, {
        caseId,
        institutionId,
        how: 'told_by_phone',
        spokeWith: body.spokeWith,
      });
    });
    return this.cards.view(actor, id);
  }

  assign(actor: Actor, caseId: CaseId, body: AssignBody): Promise<CaseView> {
    return this.step(actor, caseId, 'case.assign', async (tx, brief, state) => {
      refuseIf(whyNotAssign(state));
      const own = body.account === actor.accountId;
      const now = await this.caseload.assigned(tx, brief.id, actor.institutionId);
      permit(holds(actor, 'lead_coordinator') || (own && !now), COORDINATOR);
      if (!(await this.caseload.mayBeAssigned(tx, actor.institutionId, body.account)))
        throw invalid('account', 'must be a caseworker or coordinator of your institution who is not away');
      await this.caseload.assign(tx, brief.id, actor.institutionId, body.account);
      tx.emit('case.assigned', { to: actor.institutionId, case: brief.id, account: body.account });
    });
  }

  giveBack(actor: Actor, caseId: CaseId): Promise<CaseView> {
    return this.step(actor, caseId, 'case.assign', async (tx, brief) => {
      const now = await this.caseload.assigned(tx, brief.id, actor.institutionId);
      permit(holds(actor, 'lead_coordinator') || now?.accountId === actor.accountId, COORDINATOR);
      await this.caseload.assign(tx, brief.id, actor.institutionId, null);
    });
  }

  loseContact(actor: Actor, caseId: CaseId, body: LoseContactBody): Promise<CaseView> {
    return this.step(actor, caseId, 'case.lose-contact', async (tx, brief, state) => {
      const told = body.told ?? [];
      const grounds = told.map(({ ground }) => ground);
      refuseIf(whyNotLoseContact(state) ?? whyNotTellMissing(brief.path, grounds));
      const since = body.since ? new Date(body.since) : brief.now;
      if (since > brief.now) throw invalid('since', 'must not lie in the future');
      await settled([
        this.store.setContactLost(tx, brief.id, since.toISOString()),
        ...LOST.map((kind) => this.tasks.addByRule(tx, brief.id, actor.institutionId, kind, actor.country, kind)),
        this.notes.event(
          tx,
          actor,
          brief.id,
          'contact_lost',
          { told: told.map(({ who, ground }) => ({ who, ground })) },
          'lead',
        ),
      ]);
      tx.emit('case.contact-lost', { to: actor.institutionId, case: brief.id });
      const expecting = await this.notes.expecting(tx, brief.id);
      if (expecting) tx.emit('handover.contact-lost', expecting);
    });
  }

  regainContact(actor: Actor, caseId: CaseId): Promise<CaseView> {
    return this.step(actor, caseId, 'case.regain-contact', async (tx, brief, state) => {
      refuseIf(whyNotRegainContact(state));
      await settled([
        this.store.setContactLost(tx, brief.id, null),
        this.tasks.end(tx, brief.id, LOST, actor.accountId),
        this.notes.event(tx, actor, brief.id, 'contact_regained', {}, 'lead'),
      ]);
      const expecting = await this.notes.expecting(tx, brief.id);
      if (expecting) tx.emit('handover.contact-regained', expecting);
    });
  }

  close(actor: Actor, caseId: CaseId, body: CloseCaseBody): Promise<CaseView> {
    return this.step(actor, caseId, 'case.close', async (tx, brief, state) => {
      permit(mayClose(state, holds(actor, 'lead_coordinator')), COORDINATOR);
      refuseIf(whyNotClose(state, body.reason, brief.now));
      const { institutionId, institutionKind: kind } = actor;
      const window = await this.institutions.lasts(tx, actor.country, 'read_window');
      const others = (await this.grants.of(tx, brief.id)).filter((grant) => grant.relation === 'participant');
      await this.notes.event(tx, actor, brief.id, 'closed', { reason: body.reason }, 'lead');
      await this.tasks.end(tx, brief.id, null, actor.accountId);
      await this.grants.endAll(tx, brief.id);
      // One look back at a time: closed again, the last one counts.
      await this.grants.endRelation(tx, brief.id, institutionId, 'former_lead');
      await this.grants.open(tx, {
        caseId: brief.id,
        institutionId,
        kind,
        relation: 'former_lead',
        cause: 'closed',
        rowsUntil: 'now',
        lasts: window,
      });
      await this.store.close(tx, brief.id, body.reason);
      const places = await this.institutions.findMany(
        tx,
        others.map((grant) => grant.institutionId),
      );
      for (const { id, country } of places.values())
        if (body.reason !== 'opened_in_error' || country === actor.country)
          tx.emit('case.closed', { to: id, case: brief.id });
    });
  }

  /** Undoes a closing by mistake: a new period, led again by whoever closed. */
  reopen(actor: Actor, caseId: CaseId): Promise<CaseView> {
    return this.step(actor, caseId, 'case.reopen', async (tx, brief) => {
      permit(holds(actor, 'lead_coordinator'));
      const tenures = await this.store.tenures(tx, brief.id);
      const closedByUs = tenures.at(-1)?.institutionId === actor.institutionId;
      const until = await this.cases.reopenUntil(tx, actor, brief.id);
      refuseIf(whyNotReopen({ open: brief.open, closedByUs, until }, brief.now));
      const { institutionId, institutionKind: kind, country } = actor;
      const last = tenures.at(-1);
      const basis = last?.basis === 'holding' ? 'holding' : 'mandate';
      await settled([
        ...this.store.openPeriod(tx, {
          caseId: brief.id,
          victimId: brief.victimId,
          openedBy: institutionId,
          country,
          lead: institutionId,
          basis,
          // The hours of a night do not begin again: they run out when they would have.
          holdingUntil: last?.holdingUntil ?? undefined,
        }),
        this.grants.open(tx, {
          caseId: brief.id,
          institutionId,
          kind,
          relation: basis === 'holding' ? 'holding_lead' : 'lead',
          cause: 'reopened',
        }),
        this.notes.event(tx, actor, brief.id, 'reopened', {}, 'lead'),
      ]);
    });
  }

  /** Locked, and as the actor sees it; answers the case as it is then. */
  step(
    actor: Actor,
    caseId: CaseId,
    action: Parameters<Work['write']>[1],
    take: (tx: Tx, brief: CaseBrief, state: CaseState) => Promise<void>,
  ): Promise<CaseView> {
    return this.work.write(actor, action, { case: caseId }, async (tx) => {
      await this.cases.lock(tx, caseId);
      const before = await this.views.visible(tx, actor, caseId);
      await take(tx, before, await this.cases.state(tx, actor, before));
      return this.views.toView(tx, actor, await this.views.visible(tx, actor, caseId));
    });
  }
}
