import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Actor, CaseId } from '../kernel/index.js';
import { CaseNotesStore } from './case-notes.store.js';
import { CasesStore } from './cases.store.js';

/** In the case of a child the body that protects children in the place is there at once, and told (flows.md 2.7). */
@Injectable()
export class ChildProtection {
  constructor(
    private readonly store: CasesStore,
    private readonly notes: CaseNotesStore,
  ) {}

  /** Does nothing where it leads, is there already, or the case is not on the path of a child. */
  async joins(tx: Tx, actor: Actor, caseId: CaseId): Promise<void> {
    const body = await this.store.childProtectionJoins(tx, caseId);
    if (!body) return;
    await this.notes.event(tx, actor, caseId, 'child_protection_joined', { institution: body }, 'lead');
    tx.emit('case.child-here', { to: body, case: caseId });
  }
}
