import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, InstitutionId } from '../kernel/index.js';
import { GrantsStore, type LiveGrant, type NewGrant, type PastGrant } from './grants.store.js';
import type { Relation } from './sections.js';

/** Opens and ends grants inside other use cases' transactions; who may do so is decided there and by the database. */
@Injectable()
export class GrantsService {
  constructor(private readonly store: GrantsStore) {}

  open(tx: Tx, grant: NewGrant): Promise<void> {
    return this.store.open(tx, grant);
  }

  /** Ends each live grant that a request opened, at this instant. */
  async endByRequest(tx: Tx, requestId: string): Promise<void> {
    await this.store.endByRequest(tx, requestId);
  }

  async endRelation(tx: Tx, caseId: CaseId, institutionId: InstitutionId, relation: Relation): Promise<void> {
    await this.store.endRelation(tx, caseId, institutionId, relation);
  }

  async endAll(tx: Tx, caseId: CaseId): Promise<void> {
    await this.store.endAll(tx, caseId);
  }

  of(tx: Tx, caseId: CaseId): Promise<LiveGrant[]> {
    return this.store.live(tx, caseId);
  }

  history(tx: Tx, caseId: CaseId): Promise<PastGrant[]> {
    return this.store.history(tx, caseId);
  }
}
