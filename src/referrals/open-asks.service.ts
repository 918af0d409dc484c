import { Injectable } from '@nestjs/common';
import { GrantsService } from '../access/index.js';
import type { Tx } from '../audit/index.js';
import { OpenRequests, type RequestChoice } from '../cases/index.js';
import type { CaseId, InstitutionId } from '../kernel/index.js';
import { CONFIRMED, MOVES } from './ask.js';
import { AsksStore, type AskRow } from './asks.store.js';
import { NeedsStore } from './needs.store.js';

/** What closing and takeover need to know of requests that are open, and what becomes of them when the lead moves. */
@Injectable()
export class OpenAsks extends OpenRequests {
  constructor(
    private readonly asks: AsksStore,
    private readonly needs: NeedsStore,
    private readonly grants: GrantsService,
  ) {
    super();
  }

  openIn(tx: Tx, caseIds: readonly CaseId[]): Promise<ReadonlySet<CaseId>> {
    return this.needs.openIn(tx, caseIds);
  }

  async settleAtTakeover(
    tx: Tx,
    caseId: CaseId,
    choices: readonly RequestChoice[],
    newLead: InstitutionId,
  ): Promise<void> {
    const [asks, needs] = await Promise.all([this.asks.lockOpenOfCase(tx, caseId), this.needs.openOfCase(tx, caseId)]);
    if (asks.length === 0 && needs.length === 0) return;
    const chosen = new Map(choices.map((choice) => [choice.askId, choice.do]));
    const ends = ({ id, toInstitution }: AskRow) => toInstitution === newLead || chosen.get(id) === 'end';
    const ended = asks.filter(ends);
    const inherited = asks.filter((ask) => !ends(ask));
    for (const ask of ended) await this.end(tx, ask, newLead);
    const lapsed = needs.filter(
      (need) => ended.some(({ needId }) => needId === need) && !inherited.some(({ needId }) => needId === need),
    );
    for (const need of lapsed) await this.needs.end(tx, need, 'closed');
    await this.asks.inherit(
      tx,
      inherited.map(({ id }) => id),
      needs.filter((need) => !lapsed.includes(need)),
      newLead,
    );
    for (const ask of inherited) tx.emit('ask.lead-moved', { to: ask.toInstitution, ask: ask.id });
  }

  private async end(tx: Tx, ask: AskRow, newLead: InstitutionId): Promise<void> {
    const confirmed = (CONFIRMED as readonly string[]).includes(ask.status);
    if (confirmed) await this.grants.endByRequest(tx, ask.id);
    await this.asks.move(tx, ask, confirmed ? MOVES.end.to : MOVES.withdraw.to, { endReason: 'lead_moved' });
    if (ask.toInstitution !== newLead) tx.emit('ask.ended', { to: ask.toInstitution, ask: ask.id });
  }
}
