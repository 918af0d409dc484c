import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { settled, Work } from '../audit/index.js';
import { TIME_LIMITS } from './deadlines.js';
import { whatIsMissing } from './escalation.js';
import { RulesStore } from './rules.store.js';

/** The application does not start while a country has nobody to lead first or to climb to (flows.md C7). */
@Injectable()
export class CountriesCheck implements OnApplicationBootstrap {
  constructor(
    private readonly work: Work,
    private readonly rules: RulesStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const missing = await this.checkCountries();
    if (missing.length > 0) throw new Error(missing.join('\n'));
  }

  /** Sentences that name the country and what it lacks. */
  checkCountries(): Promise<string[]> {
    return this.work.system({ job: 'country-check', requestId: randomUUID() }, 'country.check', {}, async (tx) => {
      const countries = this.rules.soundness(tx);
      const limits = this.rules.limitsForAll(tx);
      await settled([countries, limits]);
      const known = await countries;
      const held = await limits;
      return [
        ...(known.length === 0 ? ['The directory knows no country yet: run the seed first.'] : []),
        ...known.flatMap(whatIsMissing),
        ...TIME_LIMITS.filter((what) => !held.includes(what)).map(
          (what) => `All countries: there is no time for "${what}".`,
        ),
      ];
    });
  }
}
