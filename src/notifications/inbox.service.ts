import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { inZones } from '../institutions/index.js';
import {
  decodeCursor,
  found,
  invalid,
  isId,
  now,
  permit,
  Refusal,
  toPage,
  type Actor,
  type HandoverId,
} from '../kernel/index.js';
import type { ClaimView, InboxItemView, InboxPageView, InboxQuery } from './inbox.api.js';
import { allowedIn, mayClaim } from './inbox.js';
import { InboxStore, type InboxRow } from './inbox.store.js';
import { left } from './notification.js';

@Injectable()
export class InboxService {
  constructor(
    private readonly work: Work,
    private readonly store: InboxStore,
  ) {}

  list(actor: Actor, { after, only }: InboxQuery): Promise<InboxPageView> {
    const from = decodeCursor(after, 2);
    if (after && !(from && isId(from[1]) && Number.isFinite(Date.parse(from[0] ?? ''))))
      throw invalid('after', 'is not a place in this list');
    return this.work.read(actor, 'inbox.list', {}, async (tx) => {
      const rows = await this.store.list(tx, actor, from, only === 'escalated');
      return toPage(
        rows,
        (row) => toView(row, actor),
        ({ dueText, key }) => [dueText, key],
      );
    });
  }

  /** Says to the colleagues who is at it; opens nothing and binds nobody. */
  claim(actor: Actor, id: HandoverId): Promise<ClaimView> {
    return this.work.write(actor, 'inbox.claim', { handover: id }, async (tx) => {
      await this.permit(tx, actor, id);
      const touched = await this.store.claim(tx, actor, id);
      return this.after(tx, actor, id, touched, 'A colleague is at it already.');
    });
  }

  release(actor: Actor, id: HandoverId): Promise<ClaimView> {
    return this.work.write(actor, 'inbox.release', { handover: id }, async (tx) => {
      await this.permit(tx, actor, id);
      const touched = await this.store.release(tx, actor, id);
      return this.after(tx, actor, id, touched, 'Only who claimed it releases it.');
    });
  }

  private async permit(tx: Tx, actor: Actor, id: HandoverId): Promise<void> {
    const { wait, toCountry } = found(await this.store.claimant(tx, actor, id));
    permit(mayClaim(wait, actor, toCountry));
  }

  private async after(tx: Tx, actor: Actor, id: HandoverId, touched: number, whyNot: string): Promise<ClaimView> {
    const { claimedBy, name, wait, toCountry } = found(await this.store.claimant(tx, actor, id));
    if (touched !== 1) throw new Refusal('not-possible-now', whyNot, name ? { claimedBy: name } : {});
    return { ...(name ? { claimedBy: name } : {}), allowed: allowedIn(wait, claimedBy, actor, toCountry) };
  }
}

const toView = (row: InboxRow, actor: Actor): InboxItemView => ({
  wait: row.wait,
  opens: { what: row.what, id: row.id },
  urgency: row.urgency,
  due: inZones(row.dueAt, actor.timeZone, row.otherZone ?? actor.timeZone),
  left: left(row.dueAt, now(), actor.language),
  ...(row.reference ? { reference: row.reference } : {}),
  ...(row.claimedByName ? { [row.what === 'draft' ? 'call' : 'claimedBy']: row.claimedByName } : {}),
  ...(row.task ? { task: row.task, taskId: row.key } : {}),
  allowed: allowedIn(row.wait, row.claimedBy, actor, row.toCountry),
});
