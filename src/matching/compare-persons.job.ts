import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import type { InstitutionId } from '../kernel/index.js';
import { Consumer, type OutboxEvent } from '../platform/outbox/index.js';
import { BlindIndexStore, type Asked } from './blind-index.store.js';
import { compositesOf } from './blind-index.js';
import { BlindKey } from './blind-key.service.js';

/** After the commit, so that no answer waits for it: the asker's time tells nothing. */
@Injectable()
export class ComparePersons extends Consumer {
  constructor(
    private readonly work: Work,
    private readonly store: BlindIndexStore,
    private readonly key: BlindKey,
  ) {
    super();
  }

  async consume({ id, kind, subjects }: OutboxEvent): Promise<void> {
    const system = { job: 'matching.compare', requestId: id };
    const { victim, by, account, search } = subjects;
    if (kind === 'inner.identity-written' && victim && by)
      await this.work.system(system, 'match.compare', { victim }, (tx) =>
        this.compareVictim(tx, victim, by as InstitutionId, account),
      );
    if (kind === 'inner.person-sought' && search)
      await this.work.system(system, 'match.compare', { search }, (tx) => this.compareSearch(tx, search));
  }

  private async compareVictim(tx: Tx, victim: string, by: InstitutionId, account?: string): Promise<void> {
    const { kept, sought } = await this.key.blind(compositesOf(await this.store.identityOf(tx, victim)));
    await this.store.keep(tx, victim, kept);
    await this.tell(tx, sought, { by, account, otherVictim: victim });
  }

  private async compareSearch(tx: Tx, id: string): Promise<void> {
    const search = await this.store.searchOf(tx, id);
    if (!search) return;
    const { sought } = await this.key.blind(compositesOf(search.described));
    await this.tell(tx, sought, { by: search.by, account: search.account, searchId: id });
    await this.store.forgetDescription(tx, id);
  }

  private async tell(tx: Tx, sought: readonly Buffer[], asked: Asked): Promise<void> {
    for (const hit of await this.store.look(tx, sought, asked.otherVictim ?? null)) {
      const match = await this.store.tell(tx, hit, asked);
      if (match)
        tx.emit('match.found', { to: hit.holder, case: hit.caseId, match: match.id, due: match.dueAt.toISOString() });
    }
  }
}
