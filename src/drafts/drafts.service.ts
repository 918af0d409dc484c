import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { found, invalid, Refusal, type Actor } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import { allowedOnDraft, isTooLong } from './draft.js';
import type { DraftBody, DraftContentView, DraftDeletedView, DraftListView, DraftView } from './drafts.api.js';
import { DraftsStore, type Draft } from './drafts.store.js';

/** What an officer has filled in so far, so that a flat battery loses nothing; theirs alone, and gone when it is sent. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly work: Work,
    private readonly store: DraftsStore,
    private readonly keyring: Keyring,
  ) {}

  list(actor: Actor): Promise<DraftListView> {
    return this.work.read(actor, 'draft.list', {}, async (tx) => {
      const mine = await this.store.mine(tx, actor);
      return { items: mine.map((draft) => toView(actor, draft)) };
    });
  }

  view(actor: Actor, id: string): Promise<DraftContentView> {
    return this.work.read(actor, 'draft.view', { draft: id }, async (tx) => {
      const draft = found(await this.store.find(tx, id));
      const answers = found(await this.store.answers(tx, id));
      tx.touchedFields('answers');
      return Object.assign(toView(actor, draft), { answers });
    });
  }

  async begin(actor: Actor, { answers }: DraftBody): Promise<DraftView> {
    const id = newId<never>() as string;
    const key = await this.keyring.create(id);
    return this.work.write(actor, 'draft.begin', { draft: id }, async (tx) => {
      refuseTooLong(answers);
      await this.store.add(tx, actor, id, key, answers);
      return toView(actor, found(await this.store.find(tx, id)));
    });
  }

  keep(actor: Actor, id: string, version: number, { answers }: DraftBody): Promise<DraftView> {
    return this.work.write(actor, 'draft.save', { draft: id }, async (tx) => {
      found(await this.store.find(tx, id));
      refuseTooLong(answers);
      if (!(await this.store.replace(tx, id, version, answers))) throw new Refusal('changed-meanwhile');
      return toView(actor, found(await this.store.find(tx, id)));
    });
  }

  delete(actor: Actor, id: string): Promise<DraftDeletedView> {
    return this.work.write(actor, 'draft.delete', { draft: id }, async (tx) => {
      if (!(await this.store.delete(tx, id))) throw new Refusal('not-found');
      return { id };
    });
  }

  /** In the transaction that keeps the record itself. One that has run out meanwhile keeps nobody from sending. */
  async sent(tx: Tx, id: string | undefined): Promise<void> {
    if (id === undefined) return;
    tx.about({ draft: id });
    await this.store.delete(tx, id);
  }
}

function refuseTooLong(answers: DraftBody['answers']): void {
  if (isTooLong(answers)) throw invalid('answers', 'is longer than the form can be');
}

const toView = (actor: Actor, draft: Draft): DraftView => ({
  id: draft.id,
  begunAt: draft.begunAt,
  savedAt: draft.savedAt,
  endsAt: draft.endsAt,
  dangerDueAt: draft.dangerDueAt,
  version: draft.version,
  allowed: allowedOnDraft(actor, draft),
});
