import type { Tx } from '../audit/index.js';
import type { CaseId, InstitutionId } from '../kernel/index.js';

/** What becomes of one open request when the lead moves: the new lead takes it over, or it ends. */
export interface RequestChoice {
  readonly askId: string;
  readonly do: 'inherit' | 'end';
}

/**
 * The requests to other institutions that are open in a case, as closing and takeover need to know them. A port: cases
 * knows no referrals; referrals provides it (globally). Only asks and referrals, no handovers.
 */
export abstract class OpenRequests {
  /** Those of these cases in which something is open. */
  abstract openIn(tx: Tx, caseIds: readonly CaseId[]): Promise<ReadonlySet<CaseId>>;
  /**
   * After the lead has moved, in the same transaction: what nobody chose about is inherited, so that nothing is lost in
   * silence; a request to the new lead itself ends. A job may call it too (fallback), with no choices.
   */
  abstract settleAtTakeover(
    tx: Tx,
    caseId: CaseId,
    choices: readonly RequestChoice[],
    newLead: InstitutionId,
  ): Promise<void>;
}
