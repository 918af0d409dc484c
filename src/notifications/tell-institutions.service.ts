import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { isId } from '../kernel/index.js';
import { Consumer, isInner, type OutboxEvent } from '../platform/outbox/index.js';
import { isEventKind, KINDS } from './kinds.js';
import { NotificationsStore } from './notifications.store.js';

/** One row in the list of the institution that is told. An event of an unknown kind or to nobody is a fault of ours: it is parked. */
@Injectable()
export class TellInstitutions extends Consumer {
  constructor(
    private readonly work: Work,
    private readonly store: NotificationsStore,
  ) {
    super();
  }

  async consume({ id, kind, subjects }: OutboxEvent): Promise<void> {
    if (isInner(kind)) return;
    const { to, case: caseId, due, ...others } = subjects;
    if (!isEventKind(kind)) throw new UnknownEvent(`no words for ${kind}`);
    if (!isId(to)) throw new UnknownEvent(`${kind} is told to nobody`);
    const about = { ...others, ...(caseId ? { case: caseId } : {}) };
    const system = { job: 'notifications.tell', requestId: id };
    await this.work.system(system, 'notification.tell', { ...about, to }, (tx) =>
      this.store.tell(tx, {
        outboxId: id,
        institutionId: to,
        class: KINDS[kind].class,
        kind,
        subjects: about,
        caseId,
        dueAt: due,
      }),
    );
  }
}

class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}
