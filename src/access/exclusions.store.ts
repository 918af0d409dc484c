import { Injectable } from '@nestjs/common';
import { settled, type Tx } from '../audit/index.js';
import type { AccountId, Actor, CaseId, InstitutionId, VictimId } from '../kernel/index.js';
import { newId, whenBroken } from '../platform/database/index.js';
import { keyIn, Keyring } from '../platform/keys/index.js';
import { ExcludedRecipientRecord } from './excluded-recipient.record.js';

export interface Exclusion {
  id: string;
  institutionId: InstitutionId;
  institution: string;
  person: string | null;
  reason: string;
  setAt: Date;
  setBy: string;
  endedAt: Date | null;
}

whenBroken({
  not_for_left_out: ['not-possible-now', 'This institution cannot be addressed for this person. The lead knows why.'],
  one_exclusion: ['already-open', 'They are kept out of this case already.'],
});

const ENDED = `during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))`;

/** Whom the person wants kept out of their case; the database keeps them out, this store only writes it down. */
@Injectable()
export class ExclusionsStore {
  constructor(private readonly keyring: Keyring) {}

  async add(
    tx: Tx,
    actor: Actor,
    about: { caseId: CaseId; victimId: VictimId; institutionId: InstitutionId; reason: string },
    accounts: readonly (AccountId | null)[],
  ): Promise<string[]> {
    const { reason, ...where } = about;
    const key = await this.keyring.of(about.victimId);
    const rows = accounts.map((accountId) => {
      const id = newId();
      return { id, ...where, accountId, reason: key.seal(placeOf(id), reason), setBy: actor.accountId };
    });
    // First the grants: whoever is left out keeps none but the record of what they themselves logged.
    const ended = accounts.includes(null)
      ? tx.run(
          `update case_grant set ${ENDED} where case_id = $1 and institution_id = $2 and relation <> 'first_responder'
              and (upper_inf(during) or upper(during) > clock_timestamp())`,
          [about.caseId, about.institutionId],
        )
      : Promise.resolve();
    await settled([ended, tx.insert(ExcludedRecipientRecord, ...rows)]);
    tx.touchedFields('exclusion');
    return rows.map(({ id }) => id);
  }

  end(tx: Tx, actor: Actor, caseId: CaseId, id: string): Promise<number> {
    return tx.touched(
      `update excluded_recipient set ended_at = clock_timestamp(), ended_by = $3 where id = $1 and case_id = $2 and ended_at is null`,
      [id, caseId, actor.accountId],
    );
  }

  async list(tx: Tx, caseId: CaseId): Promise<Exclusion[]> {
    const rows = await tx.rows<Omit<Exclusion, 'reason'> & { reason: Buffer; victimId: VictimId }>(
      `select x.id, x.victim_id as "victimId", x.institution_id as "institutionId", i.name as institution, p.name as person,
              x.reason, x.set_at as "setAt", a.name as "setBy", x.ended_at as "endedAt"
         from excluded_recipient x join institution i on i.id = x.institution_id join account a on a.id = x.set_by
         left join account p on p.id = x.account_id where x.case_id = $1 order by x.id desc limit 100`,
      [caseId],
    );
    const keys = await this.keyring.ofAll(rows.map(({ victimId }) => victimId));
    return rows.map(({ victimId, reason, ...row }) => ({
      ...row,
      reason: keyIn(keys, victimId).open<string>(placeOf(row.id), reason),
    }));
  }

  async named(tx: Tx, institutionId: InstitutionId, name: string): Promise<AccountId[]> {
    const rows = await tx.rows<{ id: AccountId }>('select id from accounts_named($1, $2) id limit 20', [
      institutionId,
      name,
    ]);
    return rows.map(({ id }) => id);
  }

  /** Whom nobody offers, asks or tells: institutions that are left out as a whole. */
  async institutions(tx: Tx, caseId: CaseId): Promise<ReadonlySet<InstitutionId>> {
    const rows = await tx.rows<{ id: InstitutionId }>('select id from institutions_left_out($1) id', [caseId]);
    return new Set(rows.map(({ id }) => id));
  }
}

const placeOf = (row: string) => ({ table: 'excluded_recipient', column: 'reason', row });
