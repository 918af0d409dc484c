import { Injectable } from '@nestjs/common';
import { Work, type Action, type Tx } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import {
  decodeCursor,
  found,
  invalid,
  permit,
  Refusal,
  refuseIf,
  toPage,
  type Actor,
  type CaseId,
  type InstitutionId,
} from '../kernel/index.js';
import { allowedOnLink, stands, whyNotOnLink, type LinkState, type LinkVerb } from './link.js';
import type { AddToLinkBody, EndLinkBody, LinkCaseBody, LinksView, LinkView, WishBody } from './links.api.js';
import { LinksStore, type Link } from './links.store.js';

/** Persons who belong together, each with a case, a lead and a consent of their own; what each of them wishes. */
@Injectable()
export class LinksService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly store: LinksStore,
  ) {}

  list(actor: Actor, caseId: CaseId, after?: string): Promise<LinksView> {
    return this.work.read(actor, 'link.list', { case: caseId }, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      const brief = found(await this.cases.brief(tx, caseId));
      permit(brief.lead?.institutionId === actor.institutionId);
      return {
        ...toPage(
          await this.store.page(tx, caseId, before),
          (link) => toView(link),
          ({ id }) => [id],
        ),
        allowed: ['link'],
      };
    });
  }

  link(actor: Actor, caseId: CaseId, body: LinkCaseBody): Promise<LinkView> {
    return this.work.write(actor, 'link.make', { case: caseId }, async (tx) => {
      await this.led(tx, actor, caseId);
      const other = await this.other(tx, caseId, body);
      const id = await this.store.join(tx, caseId, other, body.kind, null);
      return this.told(tx, actor, caseId, id, 'link.made');
    });
  }

  add(actor: Actor, caseId: CaseId, id: string, body: AddToLinkBody): Promise<LinkView> {
    return this.act(actor, 'link.make', caseId, id, 'add', async (tx, { kind }) => {
      await this.store.join(tx, caseId, await this.other(tx, caseId, body), kind, id);
      return 'link.made';
    });
  }

  wish(actor: Actor, caseId: CaseId, id: string, { wish }: WishBody): Promise<LinkView> {
    return this.act(actor, 'link.wish', caseId, id, 'wish', async (tx) => {
      if (wish !== 'together') await this.partRequests(tx, caseId, id);
      await this.store.wish(tx, actor, caseId, id, wish);
      return 'link.wished';
    });
  }

  end(actor: Actor, caseId: CaseId, id: string, { reason }: EndLinkBody): Promise<LinkView> {
    return this.act(actor, 'link.end', caseId, id, 'end', async (tx) => {
      await this.partRequests(tx, caseId, id);
      if (!(await this.store.end(tx, caseId, id, reason)))
        throw new Refusal('not-possible-now', 'This link has ended in the meantime.');
      return 'link.ended';
    });
  }

  private act(
    actor: Actor,
    action: Action,
    caseId: CaseId,
    id: string,
    verb: LinkVerb,
    does: (tx: Tx, link: Link) => Promise<Told>,
  ): Promise<LinkView> {
    return this.work.write(actor, action, { case: caseId, link: id }, async (tx) => {
      await this.store.lock(tx, caseId, id);
      await this.led(tx, actor, caseId);
      const link = found(await this.store.find(tx, caseId, id));
      refuseIf(whyNotOnLink(verb, stateOf(link)));
      return this.told(tx, actor, caseId, id, await does(tx, link));
    });
  }

  /** Who was asked for together is asked for alone from now on (the database sees to it); whoever has to answer hears of it. */
  private async partRequests(tx: Tx, caseId: CaseId, id: string): Promise<void> {
    for (const { handover, to, due } of await this.store.askedTogether(tx, caseId, id))
      tx.emit('handover.asked-alone', { to, handover, ...(due ? { due: due.toISOString() } : {}) });
  }

  private async led(tx: Tx, actor: Actor, caseId: CaseId): Promise<void> {
    await this.cases.lock(tx, caseId);
    const brief = found(await this.cases.brief(tx, caseId));
    permit(brief.lead?.institutionId === actor.institutionId);
  }

  /** Not seen and not there are one answer: a number tried here says nothing about anybody. */
  private async other(tx: Tx, caseId: CaseId, { number }: AddToLinkBody): Promise<CaseId> {
    const other = await this.store.caseOfNumber(tx, number.trim().toUpperCase());
    if (!other) throw invalid('number', 'you see no case of this number');
    if (other === caseId) throw invalid('number', 'is the number of this case');
    return other;
  }

  /** Who leads for the others hears of it, with their own case and no other. */
  private async told(tx: Tx, actor: Actor, caseId: CaseId, id: string, kind: Told): Promise<LinkView> {
    tx.about({ link: id });
    const link = found(await this.store.find(tx, caseId, id));
    await this.cases.note(tx, actor, caseId, kind, { kind: link.kind }, 'consent');
    for (const { case: theirs, lead } of link.leads) TELL[kind](tx, { to: lead, case: theirs });
    return toView(link);
  }
}

const TELL = {
  'link.made': (tx: Tx, to: Theirs) => tx.emit('link.made', to),
  'link.wished': (tx: Tx, to: Theirs) => tx.emit('link.wished', to),
  'link.ended': (tx: Tx, to: Theirs) => tx.emit('link.ended', to),
};
type Told = keyof typeof TELL;
interface Theirs extends Readonly<Record<string, string>> {
  readonly to: InstitutionId;
  readonly case: CaseId;
}

const stateOf = ({ endedAt, wishes, kind }: Link): LinkState => ({
  ended: endedAt !== null,
  persons: wishes.length,
  kind,
});

const toView = (link: Link, standing = stands(link.wishes)): LinkView => ({
  id: link.id,
  kind: link.kind,
  persons: link.wishes.length,
  wish: link.wish,
  stands: standing,
  // No page of one shows the other, not even to whoever leads both: somebody may look over their shoulder.
  numbers: standing === 'must_not_learn' ? [] : link.numbers,
  madeAt: link.madeAt,
  endedAt: link.endedAt,
  allowed: allowedOnLink(stateOf(link)),
});
