import { Injectable } from '@nestjs/common';
import { Work, type Action, type Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { inZones } from '../institutions/index.js';
import { decodeCursor, found, invalid, permit, refuseIf, toPage, type Actor, type CaseId } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import { afterWord, allowedOnConsultation, mayConsult, whyNotConsult, type ConsultationVerb } from './consultation.js';
import type {
  BecomeCaseBody,
  CloseConsultationBody,
  ConsultationListView,
  ConsultationThreadView,
  ConsultationView,
  ConsultationWordBody,
  ConsultBody,
} from './consultations.api.js';
import { ConsultationsStore, type Consultation } from './consultations.store.js';

/** Advice about somebody who is not named; when that person agrees to a case, what was said goes with them. */
@Injectable()
export class ConsultationsService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly store: ConsultationsStore,
    private readonly keyring: Keyring,
  ) {}

  async ask(actor: Actor, body: ConsultBody): Promise<ConsultationView> {
    const id = newId<never>() as string;
    await this.keyring.create(id);
    return this.work.write(actor, 'consultation.ask', { consultation: id }, async (tx) => {
      if (body.institution === actor.institutionId) throw invalid('institution', 'is your own');
      if (!(await this.store.advises(tx, body.institution))) throw invalid('institution', 'gives no advice here');
      await this.store.add(tx, actor, id, body);
      const asked = found(await this.store.find(tx, id));
      tx.emit('consultation.asked', { to: asked.toId, consultation: id, due: asked.dueAt.toISOString() });
      return toView(actor, asked);
    });
  }

  list(actor: Actor, after?: string): Promise<ConsultationListView> {
    return this.work.read(actor, 'consultation.list', {}, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      const page = toPage(await this.store.page(tx, actor, before), (one) => toView(actor, one), idOf);
      return { ...page, allowed: ['ask'] };
    });
  }

  ofCase(actor: Actor, caseId: CaseId, after?: string): Promise<ConsultationListView> {
    return this.work.read(actor, 'consultation.list', { case: caseId }, async (tx) => {
      found(await this.cases.brief(tx, caseId));
      const [before] = decodeCursor(after, 1) ?? [];
      const page = toPage(await this.store.ofCase(tx, caseId, before), (one) => toView(actor, one), idOf);
      return { ...page, allowed: [] };
    });
  }

  view(actor: Actor, id: string, after?: string): Promise<ConsultationThreadView> {
    return this.work.read(actor, 'consultation.view', { consultation: id }, async (tx) => {
      const one = found(await this.store.find(tx, id));
      const [before] = decodeCursor(after, 1) ?? [];
      const said = await this.store.thread(tx, id, before);
      tx.touchedFields('words');
      tx.showedWordsOf(...said.map(({ institutionId }) => institutionId));
      const { items: thread, ...more } = toPage(
        said,
        ({ institution, words, at }) => ({ institution, words, at }),
        idOf,
      );
      return Object.assign(toView(actor, one), { thread }, more);
    });
  }

  write(actor: Actor, id: string, { words }: ConsultationWordBody): Promise<ConsultationView> {
    return this.act(actor, 'consultation.write', id, 'write', async (tx, one) => {
      await this.store.write(tx, actor, id, words);
      await this.store.move(tx, id, afterWord(one.status, sideOf(actor, one)), null);
      tx.emit('consultation.word', { to: otherOf(actor, one), consultation: id });
    });
  }

  decline(actor: Actor, id: string): Promise<ConsultationView> {
    return this.act(actor, 'consultation.decline', id, 'decline', async (tx, one) => {
      await this.store.move(tx, id, 'declined', null);
      tx.emit('consultation.declined', { to: one.fromId, consultation: id });
    });
  }

  close(actor: Actor, id: string, { outcome }: CloseConsultationBody): Promise<ConsultationView> {
    return this.act(actor, 'consultation.close', id, 'close', async (tx, one) => {
      await this.store.move(tx, id, 'closed', outcome);
      tx.emit('consultation.closed', { to: one.toId, consultation: id });
    });
  }

  /** The person has agreed, and has a case. The adviser hears that, and not which case. */
  becomeCase(actor: Actor, id: string, { number }: BecomeCaseBody): Promise<ConsultationView> {
    return this.act(actor, 'consultation.become-case', id, 'become_case', async (tx, one) => {
      const caseId = await this.store.caseOfNumber(tx, number.trim().toUpperCase());
      if (!caseId) throw invalid('number', 'you see no case of this number');
      await this.store.tie(tx, actor, id, caseId);
      await this.store.move(tx, id, 'became_case', null);
      tx.about({ case: caseId });
      const lead = (await this.cases.brief(tx, caseId))?.lead?.institutionId;
      if (lead && lead !== actor.institutionId) tx.emit('consultation.tied', { to: lead, case: caseId });
      tx.emit('consultation.became-case', { to: one.toId, consultation: id });
    });
  }

  private act(
    actor: Actor,
    action: Action,
    id: string,
    verb: ConsultationVerb,
    does: (tx: Tx, one: Consultation) => Promise<void>,
  ): Promise<ConsultationView> {
    return this.work.write(actor, action, { consultation: id }, async (tx) => {
      // A lead that came later reads and locks nothing.
      const seen = found(await this.store.find(tx, id));
      permit(mayConsult(verb, sideOf(actor, seen)));
      const one = found(await this.store.locked(tx, id));
      refuseIf(whyNotConsult(verb, one.status));
      await does(tx, one);
      return toView(actor, found(await this.store.find(tx, id)));
    });
  }
}

const sideOf = ({ institutionId }: Actor, { fromId, toId }: Consultation) => ({
  asker: fromId === institutionId,
  adviser: toId === institutionId,
});
const otherOf = (actor: Actor, one: Consultation) => (sideOf(actor, one).asker ? one.toId : one.fromId);
const idOf = ({ id }: { id: string }) => [id];

/** Without a word of the thread: the answer to an act is kept for its repetition, in clear. */
const toView = (actor: Actor, one: Consultation): ConsultationView => ({
  id: one.id,
  from: one.from,
  to: one.to,
  topics: one.topics,
  ageGroup: one.ageGroup,
  status: one.status,
  outcome: one.outcome,
  at: one.at,
  due: inZones(one.dueAt, one.timeZone, actor.timeZone),
  endedAt: one.endedAt,
  allowed: allowedOnConsultation(one.status, sideOf(actor, one)),
});
