import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { Refusal, refuseIf, type Country, type InstitutionId } from '../kernel/index.js';
import { whatIsMissing } from './escalation.js';
import { whyNotLetLapse } from './institution.js';
import { MandatesStore } from './mandates.store.js';
import { RulesStore } from './rules.store.js';

export interface Given {
  readonly leadsGiven: number;
  readonly fallback: InstitutionId | null;
}

/** What must still hold when an institution, a mandate or a rule ends: every case led, every list ending in a fallback. */
@Injectable()
export class SuccessionService {
  constructor(
    private readonly mandates: MandatesStore,
    private readonly rules: RulesStore,
  ) {}

  /** Judged on the rows as this transaction leaves them; a refusal undoes them. */
  async refuseUnsound(tx: Tx, country: Country): Promise<void> {
    const missing = (await this.rules.soundness(tx, country)).flatMap(whatIsMissing);
    if (missing.length > 0)
      throw new Refusal('not-possible-now', missing.join(' '), { next: 'change the escalation list first' });
  }

  /** Gives away what would lapse, in this transaction; without the word to do so, the refusal says how many cases it is. */
  async giveLeads(tx: Tx, from: InstitutionId, country: Country, wanted: boolean): Promise<Given> {
    const fallback = await this.rules.fallback(tx, country);
    if (!fallback || fallback === from) return { leadsGiven: 0, fallback: null };
    const cases = await this.mandates.letLeadsFallBack(tx, from, fallback);
    refuseIf(whyNotLetLapse(cases.length, wanted));
    for (const id of cases) tx.emit('case.fell-back', { to: fallback, case: id });
    return { leadsGiven: cases.length, fallback: cases.length > 0 ? fallback : null };
  }
}
