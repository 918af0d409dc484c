import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage, type Actor, type Page } from '../kernel/index.js';
import type { AuditEntryView, AuditQuery } from './audit.api.js';
import { AuditStore } from './audit.store.js';
import { Work } from './work.js';

@Injectable()
export class AuditService {
  constructor(
    private readonly store: AuditStore,
    private readonly work: Work,
  ) {}

  /** Reading the audit is an act like any other: it stands in the audit that the next auditor reads. */
  read(actor: Actor, query: AuditQuery): Promise<Page<AuditEntryView>> {
    const before = decodeCursor(query.after, 1)?.[0];
    return this.work.read(actor, 'audit.read', { account: query.account, case: query.case }, async (tx) =>
      toPage(
        await this.store.page(tx, actor.institutionId, query, before),
        ({ authors: _, ...entry }) => entry,
        ({ id }) => [id],
      ),
    );
  }
}
