import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type Actor, type CaseId, type InstitutionId } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import type { LinkEndReason, LinkKind, Wish } from './link.js';

whenBroken({
  linked_by_who_leads: ['not-possible-now', 'Another institution leads this case by now.'],
  link_lasts: ['not-possible-now', 'This link has ended.'],
});

export interface Link {
  id: string;
  kind: LinkKind;
  madeAt: Date;
  endedAt: Date | null;
  wish: Wish | null;
  wishes: (Wish | null)[];
  numbers: string[];
  /** Who leads for the others: to be told, never shown. */
  leads: { case: CaseId; lead: InstitutionId }[];
}

const LINKS = `select id, kind, made_at as "madeAt", ended_at as "endedAt", wish, wishes, numbers, leads from links_of`;

/** All SQL of links. What touches two cases is a function of the database: no institution need see both. */
@Injectable()
export class LinksStore {
  page(tx: Tx, caseId: CaseId, before: string | undefined): Promise<Link[]> {
    return tx.rows<Link>(`${LINKS}($1) where $2::uuid is null or id < $2 order by id desc limit ${PAGE_SIZE + 1}`, [
      caseId,
      before ?? null,
    ]);
  }

  find(tx: Tx, caseId: CaseId, id: string): Promise<Link | undefined> {
    return tx.row<Link>(`${LINKS}($1, $2)`, [caseId, id]);
  }

  /** As the actor sees it: nothing for a case that they may not see. */
  async caseOfNumber(tx: Tx, number: string): Promise<CaseId | undefined> {
    return (await tx.row<{ id: CaseId }>('select id from case_file where number = $1', [number]))?.id;
  }

  async join(tx: Tx, caseId: CaseId, other: CaseId, kind: LinkKind, into: string | null): Promise<string> {
    const row = await tx.row<{ id: string }>('select link_cases($1, $2, $3, $4) as id', [caseId, other, kind, into]);
    if (!row) throw new Error('A link was made and has no id.');
    return row.id;
  }

  /** Their cases in one order, before any other lock. */
  async lock(tx: Tx, caseId: CaseId, id: string): Promise<void> {
    await tx.run(
      'select lock_linked_cases(c.case_id, c.link_id) from linked_case c where c.case_id = $1 and c.link_id = $2',
      [caseId, id],
    );
  }

  /** Handovers that name this link, and who has each before them. */
  askedTogether(tx: Tx, caseId: CaseId, id: string) {
    return tx.rows<{ handover: string; to: InstitutionId; due: Date | null }>(
      'select handover, receiver as "to", due_at as due from asked_together_of($1, $2)',
      [caseId, id],
    );
  }

  wish(tx: Tx, actor: Actor, caseId: CaseId, id: string, wish: Wish): Promise<number> {
    return tx.touched(
      `update linked_case set wish = $3, wished_at = clock_timestamp(), account_id = $4 where case_id = $1 and link_id = $2`,
      [caseId, id, wish, actor.accountId],
    );
  }

  /** False where somebody ended it in the meantime. */
  async end(tx: Tx, caseId: CaseId, id: string, reason: LinkEndReason): Promise<boolean> {
    return (
      (await tx.row<{ ended: boolean }>('select end_link($1, $2, $3) as ended', [caseId, id, reason]))?.ended ?? false
    );
  }
}
