import { Injectable } from '@nestjs/common';
import { WRITTEN_SECTIONS } from '../access/index.js';
import { Work, type Action, type Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { decodeCursor, found, invalid, permit, Refusal, refuseIf, type Actor, type CaseId } from '../kernel/index.js';
import { SectionsService } from '../victims/index.js';
import { mayDo, onlyFields, whyNot, whyNotGrant, type Verb } from './disclosure-request.js';
import type {
  BindBody,
  ChosenEntry,
  DisclosureRequestView,
  GrantDisclosureBody,
  NotToldBody,
  RefuseDisclosureBody,
} from './disclosure-requests.api.js';
import { coordinates, stateOf, toRequest } from './disclosure-requests.service.js';
import { DisclosureRequestsStore, type DisclosureRequest } from './disclosure-requests.store.js';
import { ReleasesStore, type ToRelease } from './releases.store.js';

const TELL = { kind: 'tell_of_disclosure', lasts: 'disclosure_tell' };
const LOOK_AGAIN = { kind: 'may_be_told_of_disclosure', lasts: 'disclosure_recheck' };

/** The lead's side: which case is meant, what is given and what is kept back, and that the person is told. Moves no lead. */
@Injectable()
export class DisclosureAnswersService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly institutions: InstitutionsService,
    private readonly sections: SectionsService,
    private readonly store: DisclosureRequestsStore,
    private readonly releases: ReleasesStore,
  ) {}

  /** Whoever was addressed says which case is meant, where they see one; from then on its lead answers. */
  bind(actor: Actor, id: string, body: BindBody): Promise<DisclosureRequestView> {
    const caseId = body.case as CaseId;
    return this.work.write(actor, 'disclosure.bind', { disclosure: id, case: caseId }, async (tx) => {
      await this.cases.lock(tx, caseId);
      const request = await this.may(tx, actor, id, 'bind');
      const { lead } = found(await this.cases.brief(tx, caseId));
      await this.store.bind(tx, actor, id, caseId);
      if (lead && lead.institutionId !== actor.institutionId)
        tx.emit('disclosure.asked', { to: lead.institutionId, disclosure: id, due: request.dueAt.toISOString() });
      // Where another institution leads it is theirs now, and out of sight here.
      const after = await this.store.find(tx, id);
      return after ? toRequest(after, actor) : Object.assign(toRequest(request, actor), { allowed: [] });
    });
  }

  grant(actor: Actor, id: string, body: GrantDisclosureBody): Promise<DisclosureRequestView> {
    const verb = body.keptBack ? 'grant_part' : 'grant';
    return this.answered(actor, id, 'disclosure.grant', verb, body.notTold, async (tx, request, caseId) => {
      const { victimId } = found(await this.cases.brief(tx, caseId));
      const [chosen, keptOut, lasts] = await Promise.all([
        this.chosen(tx, actor, caseId, body.entries, request.sections),
        this.releases.keptOut(tx, caseId, request),
        this.institutions.lasts(tx, actor.country, 'disclosure_open'),
      ]);
      refuseIf(whyNotGrant(request.sections, chosen, keptOut));
      await this.releases.release(tx, request, { caseId, victimId, timeZone: actor.timeZone }, chosen);
      tx.touchedFields(...chosen.map(({ section }) => section));
      return { status: verb === 'grant' ? 'granted' : 'partly_granted', keptBack: body.keptBack ?? null, lasts };
    });
  }

  refuse(actor: Actor, id: string, body: RefuseDisclosureBody): Promise<DisclosureRequestView> {
    return this.answered(actor, id, 'disclosure.refuse', 'refuse', body.notTold, () =>
      Promise.resolve({ status: 'refused', keptBack: body.reason, lasts: null }),
    );
  }

  personTold(actor: Actor, id: string): Promise<DisclosureRequestView> {
    return this.work.write(actor, 'disclosure.tell-person', { disclosure: id }, async (tx) => {
      const request = await this.may(tx, actor, id, 'person_told');
      await this.releases.told(tx, id);
      await this.releases.nextTask(tx, actor, request);
      return toRequest(found(await this.store.find(tx, id)), actor);
    });
  }

  /** Not now: it is looked at again. */
  notTold(actor: Actor, id: string, body: NotToldBody): Promise<DisclosureRequestView> {
    return this.work.write(actor, 'disclosure.keep-from-person', { disclosure: id }, async (tx) => {
      const request = await this.may(tx, actor, id, 'not_told');
      await this.tell(tx, actor, request, body.reason);
      return toRequest(found(await this.store.find(tx, id)), actor);
    });
  }

  private answered(
    actor: Actor,
    id: string,
    action: Action,
    verb: Verb,
    notTold: string | undefined,
    decide: (
      tx: Tx,
      request: DisclosureRequest,
      caseId: CaseId,
    ) => Promise<{ status: 'granted' | 'partly_granted' | 'refused'; keptBack: string | null; lasts: string | null }>,
  ): Promise<DisclosureRequestView> {
    return this.work.write(actor, action, { disclosure: id }, async (tx) => {
      const request = await this.may(tx, actor, id, verb);
      // A refusal may be of a request that belongs to no case here.
      const { status, keptBack, lasts } = await decide(tx, request, request.caseId as CaseId);
      if (!(await this.store.answer(tx, id, status, keptBack, lasts))) throw new Refusal('already-answered');
      if (request.caseId) {
        await this.releases.answeredBy(tx, actor, id);
        await this.tell(tx, actor, request, notTold);
      }
      tx.emit('disclosure.answered', { to: request.askedBy, disclosure: id });
      return toRequest(found(await this.store.find(tx, id)), actor);
    });
  }

  /** Telling the person is a task; where the law forbids it for now, looking again is. */
  private async tell(tx: Tx, actor: Actor, request: DisclosureRequest, notTold: string | undefined): Promise<void> {
    const next = notTold ? LOOK_AGAIN : TELL;
    if (notTold) await this.releases.notTold(tx, request.id, notTold);
    const dueIn = await this.institutions.lasts(tx, actor.country, next.lasts);
    await this.releases.nextTask(tx, actor, request, { kind: next.kind, dueIn });
  }

  /** Case first, then the request; judged again under its lock. */
  private async may(tx: Tx, actor: Actor, id: string, verb: Verb): Promise<DisclosureRequest> {
    const seen = found(await this.store.find(tx, id));
    if (seen.caseId && seen.askedBy !== actor.institutionId) {
      tx.about({ case: seen.caseId });
      await this.cases.lock(tx, seen.caseId);
    }
    const request = found(await this.store.lock(tx, id));
    const state = stateOf(request, actor);
    permit(mayDo(verb, state, coordinates(actor)), ['lead_coordinator']);
    refuseIf(whyNot(verb, state));
    return request;
  }

  /** As the lead reads them: what the lead may not read it cannot give. A section at a time, page by page. */
  private async chosen(
    tx: Tx,
    actor: Actor,
    caseId: CaseId,
    wanted: readonly ChosenEntry[],
    sections: readonly string[],
  ): Promise<ToRelease[]> {
    const missing = new Map(wanted.map(({ entry, fields }) => [entry, fields]));
    const chosen: ToRelease[] = [];
    for (const section of WRITTEN_SECTIONS.filter((known) => sections.includes(known))) {
      let after: string | undefined;
      do {
        const page = await this.sections.page(tx, actor, caseId, section, after);
        for (const entry of page.shown)
          if (missing.has(entry.id)) {
            chosen.push({ ...entry, content: onlyFields(entry.content, missing.get(entry.id)) });
            missing.delete(entry.id);
          }
        after = decodeCursor(page.next, 1)?.[0];
      } while (after && missing.size > 0);
    }
    if (missing.size > 0) throw invalid('entries', 'must be entries of the sections that were asked for');
    return chosen;
  }
}
