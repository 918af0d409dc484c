import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { CasesService, type CaseBrief } from '../cases/index.js';
import {
  dayIn,
  decodeCursor,
  found,
  invalid,
  PAGE_SIZE,
  permit,
  refuseIf,
  toPage,
  type Actor,
  type CaseId,
} from '../kernel/index.js';
import { SectionsService } from '../victims/index.js';
import { askedBefore, shareReused, shownCount, whyNotAsk, whyNotRely } from './interview.js';
import type {
  CorridorsView,
  HoldInterviewBody,
  InterviewsView,
  InterviewView,
  RelyOnInterviewBody,
} from './interviews.api.js';
import { InterviewsStore, type KeptInterview } from './interviews.store.js';

/** Nobody is asked the same twice without a reason: what was asked, by whom, and what was used instead of asking again. */
@Injectable()
export class InterviewsService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly sections: SectionsService,
    private readonly store: InterviewsStore,
  ) {}

  list(actor: Actor, caseId: CaseId, after?: string): Promise<InterviewsView> {
    return this.work.read(actor, 'interview.list', { case: caseId }, (tx) =>
      this.shown(tx, actor, caseId, 'look', after),
    );
  }

  hold(actor: Actor, caseId: CaseId, body: HoldInterviewBody): Promise<InterviewsView> {
    return this.work.write(actor, 'interview.hold', { case: caseId }, async (tx) => {
      const brief = await this.writable(tx, actor, caseId);
      if (body.heldOn > dayIn(brief.now, actor.timeZone)) throw invalid('heldOn', 'must not lie in the future');
      const before = await this.store.about(tx, caseId, brief.victimId, body.topics);
      refuseIf(whyNotAsk(body.topics, before, body.whyAgain));
      tx.about({ interview: await this.store.add(tx, actor, caseId, brief.victimId, body) });
      await this.store.wanted(tx, actor, caseId, false, ...oncePerTopic(body.topics, before));
      await this.cases.note(tx, actor, caseId, 'interview.hold', { kind: body.kind }, 'interviews');
      if (before.length > 0 && brief.lead && brief.lead.institutionId !== actor.institutionId)
        tx.emit('interview.asked-again', { to: brief.lead.institutionId, case: caseId });
      return this.shown(tx, actor, caseId, 'act');
    });
  }

  rely(actor: Actor, caseId: CaseId, id: string, body: RelyOnInterviewBody): Promise<InterviewsView> {
    return this.work.write(actor, 'interview.rely', { case: caseId, interview: id }, async (tx) => {
      const brief = await this.writable(tx, actor, caseId);
      const held = found(await this.store.find(tx, caseId, brief.victimId, id));
      refuseIf(whyNotRely(body.topics, held, held.institutionId === actor.institutionId));
      await this.store.wanted(tx, actor, caseId, true, ...oncePerTopic(body.topics, [held]));
      tx.emit('interview.relied-on', { to: held.institutionId, case: caseId });
      return this.shown(tx, actor, caseId, 'act');
    });
  }

  /** By corridor, for the two countries it joins; nothing that could be one person. */
  corridors(actor: Actor): Promise<CorridorsView> {
    return this.work.read(actor, 'interview.count', {}, async (tx) => ({
      corridors: (await this.store.corridors(tx, actor.country)).map(({ from, to, reused, askedAgain }) => ({
        from,
        to,
        reused: shownCount(reused),
        askedAgain: shownCount(askedAgain),
      })),
    }));
  }

  private async rights(tx: Tx, actor: Actor, caseId: CaseId): Promise<{ reads: boolean; writes: boolean }> {
    const { reads, readsOwn, writes } = await this.sections.rights(tx, actor, caseId);
    return { reads: [...reads, ...readsOwn].includes('interviews'), writes: writes.includes('interviews') };
  }

  private async writable(tx: Tx, actor: Actor, caseId: CaseId): Promise<CaseBrief> {
    await this.cases.lock(tx, caseId);
    const brief = found(await this.cases.brief(tx, caseId));
    permit((await this.rights(tx, actor, caseId)).writes);
    return brief;
  }

  /** The answer to an act is kept for its repetition, in clear: where a recording lies is in the list alone. */
  private async shown(
    tx: Tx,
    actor: Actor,
    caseId: CaseId,
    answers: 'look' | 'act',
    after?: string,
  ): Promise<InterviewsView> {
    const [before] = decodeCursor(after, 1) ?? [];
    const brief = found(await this.cases.brief(tx, caseId));
    const [rights, counselling, kept, counts] = await Promise.all([
      this.rights(tx, actor, caseId),
      this.store.counsellingHeld(tx, caseId),
      this.store.page(tx, caseId, brief.victimId, before, PAGE_SIZE),
      this.store.counts(tx, caseId),
    ]);
    found(rights.reads || rights.writes ? true : undefined);
    if (kept.length > 0) tx.touchedFields('interviews');
    tx.showedWordsOf(...kept.slice(0, PAGE_SIZE).map(({ institutionId }) => institutionId));
    const page = toPage(
      kept,
      (one) => toView(answers === 'act' ? { ...one, keptAt: null } : one, actor, rights.writes),
      ({ id }) => [id],
    );
    return {
      interviews: page.items,
      counsellingHeld: counselling && !page.items.some(({ counselling }) => counselling),
      ...counts,
      share: shareReused(counts),
      allowed: rights.writes ? ['hold'] : [],
      ...(page.next ? { next: page.next } : {}),
    };
  }
}

function oncePerTopic(topics: readonly string[], held: readonly KeptInterview[]) {
  return topics.flatMap((topic) =>
    askedBefore([topic], held)
      .slice(0, 1)
      .map(({ id, country }) => ({ interviewId: id, topic, fromCountry: country })),
  );
}

const toView = (one: KeptInterview, actor: Actor, writes: boolean): InterviewView => ({
  id: one.id,
  kind: one.kind,
  topics: [...one.topics],
  counselling: one.counselling,
  heldOn: one.heldOn,
  language: one.language,
  interpreter: one.interpreter,
  heldAt: one.heldAt,
  recording: one.recording,
  keptAt: one.keptAt,
  whyAgain: one.whyAgain,
  institution: one.institution,
  recordedAt: one.recordedAt,
  allowed: writes && one.institutionId !== actor.institutionId ? ['rely'] : [],
});
