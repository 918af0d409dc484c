import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GrantsService } from '../access/index.js';
import { settled, Work, type Tx } from '../audit/index.js';
import { DraftsService } from '../drafts/index.js';
import { InstitutionsService } from '../institutions/index.js';
import {
  found,
  invalid,
  Refusal,
  type Actor,
  type CaseId,
  type Country,
  type IdentificationId,
  type InstitutionId,
  type VictimId,
} from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import type { PersonKey } from '../platform/keys/index.js';
import { ConsentsService, QUESTIONS, SectionsService, VictimsStore } from '../victims/index.js';
import { caseNumber, readCaseNumber } from './case-number.js';
import { CaseNotesStore } from './case-notes.store.js';
import { CasesStore } from './cases.store.js';
import { ChildProtection } from './child-protection.service.js';
import { asAnswers, type IdentificationView, type IdentifyBody } from './identification.api.js';
import { contradictions, urgencyOf, whatItCreates, type Outcome } from './identification.js';
import { IdentificationCards } from './identification-cards.service.js';
import { IdentificationsStore } from './identifications.store.js';
import { entriesOf, keptAnswers, notYours } from './identified.js';
import { NewPersons } from './new-persons.service.js';
import { TasksStore } from './tasks.store.js';

/** Logs what a first responder found, and gives the person a case with a lead in the same instant. */
@Injectable()
export class IdentificationsService {
  constructor(
    private readonly work: Work,
    private readonly store: IdentificationsStore,
    private readonly cases: CasesStore,
    private readonly notes: CaseNotesStore,
    private readonly todo: TasksStore,
    private readonly grants: GrantsService,
    private readonly institutions: InstitutionsService,
    private readonly victims: VictimsStore,
    private readonly sections: SectionsService,
    private readonly consents: ConsentsService,
    private readonly newPersons: NewPersons,
    private readonly childProtection: ChildProtection,
    private readonly cards: IdentificationCards,
    private readonly drafts: DraftsService,
  ) {}

  async identify(actor: Actor, body: IdentifyBody): Promise<IdentificationView> {
    const id = newId<IdentificationId>();
    const answers = asAnswers(body);
    const newcomer = await this.newPersons.of(body, answers);
    return this.work.write(actor, 'case.identify', { identification: id }, async (tx) => {
      const errors = contradictions(answers);
      if (errors.length > 0) throw new Refusal('invalid-input', undefined, {}, errors);
      const country = body.place.country ?? actor.country;
      const known = await this.knownCase(tx, body);
      const outcome: Outcome = known?.open ? 'added' : whatItCreates(answers);
      const person = outcome === 'notice' ? undefined : found(known ?? newcomer);
      if (!person) await this.log(tx, actor, id, body, country, outcome, null);
      else if (outcome === 'added' && known) await this.add(tx, actor, id, body, country, known);
      else await this.open(tx, actor, id, body, country, outcome, person);
      if (person && body.ageGroup !== 'adult') await this.childProtection.joins(tx, actor, person.caseId);
      await this.drafts.sent(tx, body.draft);
      return this.cards.cardIn(tx, actor, id, { caseId: person?.caseId ?? null, country });
    });
  }

  /** The case that the person is in already: one that the writer can see, or the one whose number they brought. */
  private async knownCase(tx: Tx, body: IdentifyBody) {
    if (body.toCase) {
      const caseId = body.toCase as CaseId;
      await this.cases.lock(tx, caseId);
      const brief = found(await this.cases.brief(tx, caseId));
      if (!brief.open) throw invalid('toCase', 'is closed; bring its number instead, and a new period opens');
      return { caseId, victimId: brief.victimId, open: true, lead: brief.lead?.institutionId ?? null, seen: true };
    }
    if (!body.broughtNumber) return undefined;
    const number = readCaseNumber(body.broughtNumber);
    const file = number ? await this.cases.ofNumber(tx, number) : undefined;
    if (!file) throw invalid('broughtNumber', 'is not a number that we gave; look at it once more, or leave it out');
    await this.cases.lock(tx, file.caseId);
    return { ...file, open: file.lead !== null, seen: false };
  }

  private async open(
    tx: Tx,
    actor: Actor,
    id: IdentificationId,
    body: IdentifyBody,
    country: Country,
    outcome: Outcome,
    person: { caseId: CaseId; victimId: VictimId; key?: PersonKey },
  ): Promise<void> {
    const { caseId, victimId, key } = person;
    const gender = body.identity?.gender;
    const lead = await this.institutions.firstLead(tx, {
      country,
      identifier: actor.institutionId,
      ageGroup: body.ageGroup,
      ...(gender ? { gender } : {}),
    });
    tx.about({ case: caseId });
    const file = {
      id: caseId,
      victimId,
      number: caseNumber(randomBytes(8)),
      path: outcome === 'child_case' ? ('child' as const) : ('adult' as const),
      called: body.called ?? null,
      urgency: urgencyOf(body),
      provisional: outcome === 'provisional_case',
      openedBy: actor.institutionId,
    };
    const relation = lead.basis === 'holding' ? 'holding_lead' : 'lead';
    const period = {
      caseId,
      victimId,
      openedBy: actor.institutionId,
      country,
      lead: lead.institutionId,
      basis: lead.basis,
      holdingTime: lead.holdingTime,
    };
    const own = lead.institutionId === actor.institutionId;
    await settled([
      ...(key ? [this.victims.add(tx, victimId), this.cases.open(tx, file, key)] : []),
      ...this.cases.openPeriod(tx, period),
      // Who meets somebody again, and who leads then, starts anew: what was told before is shown again by the person's wish.
      ...(key ? [] : [this.grants.endRelation(tx, caseId, actor.institutionId, 'first_responder')]),
      this.grants.open(tx, {
        caseId,
        institutionId: lead.institutionId,
        kind: lead.kind,
        relation,
        cause: 'opened',
        ...(key ? {} : { rowsFrom: 'now' }),
      }),
      this.grants.open(tx, {
        caseId,
        institutionId: actor.institutionId,
        kind: actor.institutionKind,
        relation: 'first_responder',
        cause: 'identified',
        ...(key ? {} : { rowsFrom: 'now' }),
      }),
      this.log(tx, actor, id, body, country, outcome, caseId),
      this.record(tx, actor, body, caseId, victimId),
      this.victims.addStatus(tx, caseId, victimId, country, 'presumed', actor.institutionId),
      this.notes.event(
        tx,
        actor,
        caseId,
        key ? 'opened' : 'returned',
        { country, basis: lead.basis, lead: lead.institutionId },
        'lead',
      ),
      ...this.tasks(tx, outcome, country, caseId, lead.institutionId),
      ...(own
        ? [
            this.notes.acknowledge(tx, actor, {
              caseId,
              institutionId: actor.institutionId,
              how: 'read',
              spokeWith: null,
            }),
          ]
        : []),
    ]);
    if (!own) tx.emit('case.opened', { to: lead.institutionId, case: caseId });
  }

  /** Another meeting with a person who has an open case: what was found is kept there, and its lead is told. */
  private async add(
    tx: Tx,
    actor: Actor,
    id: IdentificationId,
    body: IdentifyBody,
    country: Country,
    known: { caseId: CaseId; victimId: VictimId; lead: InstitutionId | null; seen: boolean },
  ): Promise<void> {
    tx.about({ case: known.caseId });
    const entries = entriesOf(body, known.caseId, known.victimId);
    const writes = known.seen ? await this.sections.writes(tx, actor, known.caseId) : [];
    const misplaced = entries.filter(({ section }) => !writes.includes(section));
    if (misplaced.length > 0) throw new Refusal('invalid-input', undefined, {}, misplaced.map(notYours));
    if (entries.length > 0) await this.sections.add(tx, actor, ...entries);
    if (writes.includes('consent')) await this.answers(tx, actor, body, known.caseId);
    await this.log(tx, actor, id, body, country, 'added', known.caseId);
    if (known.seen) await this.notes.event(tx, actor, known.caseId, 'met_again', {}, 'lead');
    if (known.lead && known.lead !== actor.institutionId)
      tx.emit('case.met-again', { to: known.lead, case: known.caseId });
  }

  private async record(tx: Tx, actor: Actor, body: IdentifyBody, caseId: CaseId, victimId: VictimId): Promise<void> {
    const entries = entriesOf(body, caseId, victimId);
    await settled([
      ...(entries.length > 0 ? [this.sections.add(tx, actor, ...entries)] : []),
      this.answers(tx, actor, body, caseId),
    ]);
  }

  private answers(tx: Tx, actor: Actor, body: IdentifyBody, caseId: CaseId): Promise<void> {
    return this.consents.record(
      tx,
      actor,
      ...QUESTIONS.map((question) => ({
        caseId,
        question,
        answer: body.consents[question],
        howAsked: body.howAsked,
        firstContact: true,
        validUntil: null,
      })),
    );
  }

  private log(
    tx: Tx,
    actor: Actor,
    id: IdentificationId,
    body: IdentifyBody,
    country: Country,
    outcome: Outcome,
    caseId: CaseId | null,
  ) {
    tx.touchedFields('indicators', 'consent');
    return this.store.add(tx, {
      id,
      caseId,
      institutionId: actor.institutionId,
      loggedBy: actor.accountId,
      country,
      outcome,
      danger: body.danger,
      urgency: urgencyOf(body),
      ageGroup: body.ageGroup,
      answers: keptAnswers(body),
    });
  }

  /** Answers of the first night are asked again, by someone who is not police (flows.md 2.6). */
  private tasks(tx: Tx, outcome: Outcome, country: Country, caseId: CaseId, lead: InstitutionId): Promise<void>[] {
    const kinds = outcome === 'child_case' ? ['ask_again', 'child_protection'] : ['ask_again'];
    return kinds.map((kind) => this.todo.addByRule(tx, caseId, lead, kind, country, 'consent_ask_again'));
  }
}
