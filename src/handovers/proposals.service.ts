import { Injectable } from '@nestjs/common';
import {
  mayBeChild,
  newReference,
  PreviewsStore,
  PreviewView,
  whyNotAnswers,
  type PreviewAnswers,
} from '../access/index.js';
import { settled, Work, type Tx } from '../audit/index.js';
import { CasesService, type CaseBrief } from '../cases/index.js';
import { ChildrenService } from '../children/index.js';
import { InstitutionsService } from '../institutions/index.js';
import {
  found,
  invalid,
  Refusal,
  refuseIf,
  type Actor,
  type CaseId,
  type Country,
  type HandoverId,
  type InstitutionId,
} from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { ConsentsService } from '../victims/index.js';
import { Addressees } from './addressees.service.js';
import { after, at, NOW, type Computed } from './change.js';
import type {
  AnswerHandoverBody,
  AskTogetherBody,
  HandoverPhoneYesBody,
  PrepareHandoverBody,
  WithdrawHandoverBody,
} from './handovers.api.js';
import type { HandoverRecord } from './handover.record.js';
import type { HandoverView } from './handover-views.api.js';
import { HandoverViews } from './handover-views.service.js';
import { HandoversStore } from './handovers.store.js';
import { asked, Moves, tellAll } from './moves.service.js';
import { whyNotPrepare, whyNotPropose, type Person, type Sender } from './proposal.js';

const LATER: Computed = () => 'due_at + (clock_timestamp() - clock_stopped_at)';
const HALF_LATER: Computed = () => 'half_due_at + (clock_timestamp() - clock_stopped_at)';

/** What the sender does before an answer: prepares, proposes, answers questions, withdraws. The lead stays where it is. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly institutions: InstitutionsService,
    private readonly consents: ConsentsService,
    private readonly children: ChildrenService,
    private readonly previews: PreviewsStore,
    private readonly store: HandoversStore,
    private readonly addressees: Addressees,
    private readonly views: HandoverViews,
    private readonly moves: Moves,
  ) {}

  prepare(actor: Actor, caseId: CaseId, body: PrepareHandoverBody): Promise<HandoverView> {
    const id = newId<HandoverId>();
    return this.work.write(actor, 'handover.prepare', { case: caseId, handover: id }, async (tx) => {
      if ((body.to.institution === undefined) === (body.to.country === undefined))
        throw invalid('to', 'must name one institution or one country');
      const locked = this.cases.lock(tx, caseId);
      const brief = this.cases.brief(tx, caseId);
      const receiver = body.to.institution
        ? this.institutions.find(tx, body.to.institution)
        : Promise.resolve(undefined);
      const mayLead = body.to.institution ? this.institutions.mayLead(tx, body.to.institution) : Promise.resolve(true);
      await settled([locked, brief, receiver, mayLead]);
      const file = found(await brief);
      refuseIfNotLead(actor, file);
      const to = await receiver;
      if (body.to.institution && !to) throw invalid('to.institution', 'is not in the directory');
      const country = to?.country ?? body.to.country ?? actor.country;
      refuseIf(
        whyNotPrepare(
          sender(actor, file),
          await this.person(tx, caseId, file, body.preview, country),
          { country, ...(to ? { institutionId: to.id, mayLead: await mayLead } : {}) },
          body.travel,
        ),
      );
      const handover = this.store.insert(tx, {
        id,
        caseId,
        fromInstitution: actor.institutionId,
        fromCountry: actor.country,
        toCountry: country,
        toInstitution: to?.id ?? null,
        addressedTo: to ? 'institution' : 'country',
        travel: body.travel,
        reason: body.reason,
        urgency: body.urgency,
        status: 'prepared',
        reference: newReference(),
        preparedBy: actor.accountId,
        feedbackWanted: body.feedbackWanted,
      });
      const preview = this.previews.insert(tx, {
        requestId: id,
        requestKind: 'handover',
        caseId,
        fromInstitution: actor.institutionId,
        answers: body.preview,
      });
      const noted = this.cases.note(tx, actor, caseId, 'handover.prepare', { handover: id, country });
      const written = this.store.find(tx, id);
      const names = this.institutions.findMany(tx, to ? [actor.institutionId, to.id] : [actor.institutionId]);
      const beside = this.store.beside(tx, id);
      await settled([handover, preview, noted, written, names, beside]);
      return {
        ...this.views.view(actor, found(await written), ['sender'], await beside, await names),
        preview: PreviewView.of(body.preview),
      };
    });
  }

  /** Linked persons who wish it, of one receiver: all or none. Nothing is answered yet; whoever has one already, hears of it. */
  askTogether(actor: Actor, id: HandoverId, { link }: AskTogetherBody): Promise<HandoverView> {
    return this.moves.make(
      actor,
      'ask-together',
      id,
      async ({ tx, handover }) => {
        for (const { status, toInstitution: to, dueAt, ...other } of await this.store.askTogether(tx, id, link))
          if (status !== 'prepared')
            tellAll(tx, { ...other, fromInstitution: handover.fromInstitution }, [
              { kind: 'asked-together', to, ...(dueAt ? { due: dueAt.toISOString() } : {}) },
            ]);
        return { lookAgain: true };
      },
      (tx) => this.store.lockLinked(tx, id, link),
    );
  }

  propose(actor: Actor, id: HandoverId): Promise<HandoverView> {
    return this.moves.make(actor, 'propose', id, async ({ tx, handover }) => {
      const across = handover.toCountry !== handover.fromCountry;
      const brief = this.cases.brief(tx, handover.caseId);
      const preview = this.previews.read(tx, id);
      const yes = across ? this.consents.yesToCountry(tx, handover.caseId, handover.toCountry) : Promise.resolve(true);
      const sending = this.addressees.sending(tx, handover, handover.toInstitution);
      await settled([brief, preview, yes, sending]);
      const file = found(await brief);
      refuseIfNotLead(actor, file);
      const person = await this.person(tx, handover.caseId, file, (await preview) ?? {}, handover.toCountry);
      refuseIf(whyNotPropose(handover, person, sender(actor, file), await yes));
      const { told, due, candidates } = await this.addressees.check(tx, handover, await sending);
      return {
        change: { status: 'proposed', proposedAt: NOW, dueAt: at(due.dueAt), halfDueAt: at(due.halfDueAt) },
        afterwards: () => (candidates.length > 0 ? [this.store.addCandidates(tx, handover, candidates)] : []),
        note: { to: handover.toInstitution, country: handover.toCountry },
        tell: told.map((to) => asked(to, handover.toInstitution, candidates, due.dueAt)),
      };
    });
  }

  answer(actor: Actor, id: HandoverId, body: AnswerHandoverBody): Promise<HandoverView> {
    return this.moves.make(actor, 'answer', id, async ({ tx, handover }) => {
      const open = (await this.previews.questions(tx, id)).find(
        ({ answeredAt, askedBy }) => answeredAt === null && askedBy === handover.toInstitution,
      );
      if (!open) throw new Refusal('not-possible-now', 'No question is open.');
      refuseIf(whyNotAnswers(open.codes, body.answers));
      return {
        change: { status: 'proposed', dueAt: LATER, halfDueAt: HALF_LATER, clockStoppedAt: null },
        before: () => [
          this.previews.answer(tx, { requestId: id, askedBy: open.askedBy, round: open.round }, id, body.answers),
        ],
        tell: [{ kind: 'question-answered', to: handover.toInstitution }],
      };
    });
  }

  withdraw(actor: Actor, id: HandoverId, body: WithdrawHandoverBody): Promise<HandoverView> {
    return this.moves.make(actor, 'withdraw', id, async ({ tx, handover }) => ({
      change: { status: 'withdrawn', endReason: body.reason, endedAt: NOW },
      note: { reason: body.reason },
      tell: [...(await this.asked(tx, handover)), handover.status === 'escalated' ? handover.escalatedTo : null].map(
        (to) => ({
          kind: 'withdrawn',
          to,
        }),
      ),
    }));
  }

  /** Quiets reminders for some hours; moves nothing and opens nothing, and the receiver still has to answer. */
  notePhoneYes(actor: Actor, id: HandoverId, body: HandoverPhoneYesBody): Promise<HandoverView> {
    return this.moves.make(actor, 'note-phone-yes', id, async ({ tx, handover }) => ({
      change: {
        phoneYesWho: body.who,
        phoneYesAt: NOW,
        quietUntil: after(await this.institutions.lasts(tx, handover.toCountry, 'quiet_after_phone_yes')),
      },
      note: {},
    }));
  }

  private async person(
    tx: Tx,
    caseId: CaseId,
    { path }: CaseBrief,
    preview: PreviewAnswers,
    to: Country,
  ): Promise<Person> {
    const person = { path, mayBeChild: mayBeChild(preview) };
    const child = path === 'child' || person.mayBeChild;
    return { ...person, missing: child ? await this.children.missing(tx, caseId, to) : [] };
  }

  /** Everybody who has the request before them, to be told that it is gone. */
  private asked(tx: Tx, handover: HandoverRecord): Promise<readonly InstitutionId[]> {
    return handover.status === 'prepared' ? Promise.resolve([]) : this.addressees.askedNow(tx, handover);
  }
}

const sender = (actor: Actor, file: CaseBrief): Sender => ({
  institutionId: actor.institutionId,
  country: actor.country,
  holding: file.lead?.basis === 'holding',
});

function refuseIfNotLead(actor: Actor, file: CaseBrief): void {
  if (!file.open) throw new Refusal('not-possible-now', 'This case is closed.');
  if (file.lead?.institutionId !== actor.institutionId)
    throw new Refusal('already-led', 'Only the institution that leads the case may hand it over.', {
      leads: file.lead?.name,
    });
}
