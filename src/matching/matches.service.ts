import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { inZones } from '../institutions/index.js';
import { decodeCursor, found, holds, invalid, permit, Refusal, refuseIf, toPage, type Actor } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import { ConflictsService } from '../conflicts/index.js';
import { allowedVerbs, becomes, mayDecide, whyNotBy, whyNotDecide, type MatchStatus, type MatchVerb } from './match.js';
import type { MatchListView, MatchView, RegisteredView, SearchPersonBody } from './matches.api.js';
import { MatchesStore, type Match } from './matches.store.js';

const ACTS = {
  make_contact: 'match.contact',
  no_contact: 'match.no-contact',
  not_same: 'match.not-same',
  confirm: 'match.confirm',
} as const;

/** Asking for a person, and deciding on a possible match that one holds. */
@Injectable()
export class MatchesService {
  constructor(
    private readonly work: Work,
    private readonly store: MatchesStore,
    private readonly keyring: Keyring,
    private readonly conflicts: ConflictsService,
  ) {}

  /** One answer, whoever is asked for: nothing is looked up before it is given. */
  async search(actor: Actor, body: SearchPersonBody): Promise<RegisteredView> {
    const { names = [], born, documents, reason } = body;
    if (names.length === 0 && !documents) throw invalid('names', 'a name or a document is needed');
    const id = newId<never>() as string;
    const key = await this.keyring.create(id);
    const described = {
      names: names.map(({ text }) => text),
      born: born ? [born] : [],
      documents: documents ? [documents] : [],
    };
    return this.work.write(actor, 'match.search', { search: id }, async (tx) => {
      const wait = await this.store.searchAgainIn(tx);
      if (wait)
        throw new Refusal('too-many-tries', 'You have searched for many persons; please wait.', { waitSeconds: wait });
      await this.store.addSearch(tx, actor, id, key, { described, reason });
      tx.touchedFields('identity');
      return { registered: true };
    });
  }

  list(actor: Actor, after?: string): Promise<MatchListView> {
    return this.work.read(actor, 'match.list', {}, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      return toPage(
        await this.store.page(tx, before),
        (match) => toView(actor, match),
        ({ id }) => [id],
      );
    });
  }

  decide(actor: Actor, id: string, verb: MatchVerb, why: string | null = null): Promise<MatchView> {
    return this.work.write(actor, ACTS[verb], { match: id }, async (tx) => {
      const match = found(await this.store.find(tx, id));
      tx.about({ case: match.holds ? match.caseId : undefined });
      permit(mayDecide(verb, match) && holds(actor, 'lead_coordinator'), ['lead_coordinator']);
      refuseIf(whyNotDecide(match.status, verb) ?? whyNotBy(verb, match));
      const next = becomes(match.status, verb, match);
      if ((await this.store.decide(tx, actor, match, next, why)) !== 1)
        throw new Refusal('not-possible-now', 'Somebody else decided in the meantime.');
      await this.after(tx, actor, match, next);
      return toView(actor, found(await this.store.find(tx, id)));
    });
  }

  /** The other side hears of it from contact on, and not before. */
  private async after(tx: Tx, actor: Actor, match: Match, next: MatchStatus): Promise<void> {
    if (match.holds) await this.store.endTask(tx, actor, match.taskId);
    const others = new Set([match.askedBy, match.otherLead, match.holder].filter((id) => id !== actor.institutionId));
    for (const to of others) {
      if (!to) continue;
      if (next === 'contact' && to !== match.holder) tx.emit('match.contact', { to, match: match.id });
      if (next === 'one_says_same') tx.emit('match.confirmed', { to, match: match.id });
    }
    if (next === 'same') await this.conflicts.openFor(tx, actor, match.id);
  }
}

const toView = (actor: Actor, match: Match): MatchView => ({
  id: match.id,
  caseId: match.holds ? match.caseId : null,
  number: match.number,
  how: match.onRecord ? 'met' : 'asked_for',
  other: match.other,
  otherDutyLine: match.otherDutyLine,
  reason: match.holds ? match.reason : null,
  status: match.status,
  due: inZones(match.dueAt, actor.timeZone, match.timeZone),
  foundAt: match.foundAt,
  askerKeptOut: match.holds ? match.keptFrom : null,
  saidSame: match.saidSame,
  allowed: holds(actor, 'lead_coordinator') ? allowedVerbs(match.status, match) : [],
});
