import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, Country, InstitutionId, VictimId } from '../kernel/index.js';
import { keyIn, Keyring } from '../platform/keys/index.js';
import { placeOf } from './children.store.js';

export interface OnTheirWay {
  caseId: CaseId;
  bornOn: string[];
  /** The day it is where the case is led. */
  today: string;
}
export interface OfAge {
  leads: InstitutionId;
  country: Country;
}

const AT_ONCE = 500;

/** Under the worker's role: days of birth of children with an open case, opened here and kept nowhere. */
@Injectable()
export class ComingOfAgeStore {
  constructor(private readonly keyring: Keyring) {}

  /** A page of cases on the path of a child, by id; empty after the last. */
  async page(tx: Tx, after: string | undefined): Promise<OnTheirWay[]> {
    const rows = await tx.rows<{ caseId: CaseId; victimId: VictimId; today: string; said: string[]; born: Buffer[] }>(
      `select c.id as "caseId", c.victim_id as "victimId", (clock_timestamp() at time zone i.time_zone)::date::text as today,
              array_agg(a.id order by a.id) as said, array_agg(a.born_on order by a.id) as born
         from case_file c join lead_tenure t on t.case_id = c.id and upper_inf(t.during) join institution i on i.id = t.institution_id
         join age_statement a on a.case_id = c.id and a.born_on is not null and a.says <> 'adult'
        where c.path = 'child' and ($1::uuid is null or c.id > $1) group by c.id, i.time_zone order by c.id limit ${AT_ONCE}`,
      [after ?? null],
    );
    const keys = await this.keyring.ofAll(rows.map(({ victimId }) => victimId));
    return rows.map(({ caseId, victimId, today, said, born }) => ({
      caseId,
      today,
      bornOn: born.map((sealed, at) =>
        keyIn(keys, victimId).open<string>(placeOf('age_statement', 'born_on', said[at] ?? ''), sealed),
      ),
    }));
  }

  /** Nothing where the case has no lead any more, or somebody was faster. */
  take(tx: Tx, caseId: CaseId): Promise<OfAge | undefined> {
    return tx.row<OfAge>(
      `select i.id as leads, i.country from come_of_age($1) as leads join institution i on i.id = leads`,
      [caseId],
    );
  }
}
