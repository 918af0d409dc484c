import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { AccountId, CaseId, Country, InstitutionId, InstitutionKind, VictimId } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import { keyIn, Keyring, type PersonKey } from '../platform/keys/index.js';
import { CaseFileRecord } from './case-file.record.js';
import type { Urgency } from './identification.js';

whenBroken({
  one_lead: ['already-led', 'Another institution leads this case.'],
  always_led: ['leads-would-lapse', 'An open case is led at every instant.'],
  lead_only_while_open: ['not-possible-now', 'A closed case is not led.'],
  one_period: ['already-open', 'This case is open.'],
  one_open_case_per_victim: ['already-open', 'This person has an open case.'],
  one_worker_per_institution: ['changed-meanwhile', 'Somebody else was assigned in the meantime.'],
  case_number_once: ['unavailable', 'Please send it again.'],
});

export type TenureBasis = 'mandate' | 'standing_mandate' | 'holding' | 'handover' | 'fallback' | 'child_rule';

export interface Tenure {
  institutionId: InstitutionId;
  name: string;
  localName: string;
  kind: InstitutionKind;
  country: Country;
  timeZone: string;
  dutyLine: string | null;
  /** Text with microseconds: a JavaScript Date would leave a gap. */
  since: string;
  until: string | null;
  cause: string;
  basis: TenureBasis;
  /** Text, like `since`. */
  holdingUntil: string | null;
}

export interface CaseBrief {
  id: CaseId;
  number: string;
  victimId: VictimId;
  path: 'adult' | 'child';
  /** Since when, where the person was met as an adult. */
  childSince: Date | null;
  adultSince: Date | null;
  /** Still sealed: most who look a case up need not know it. `readCalled` opens it. */
  called: Buffer | null;
  urgency: Urgency;
  provisional: boolean;
  confirmedAt: Date | null;
  contactLostSince: Date | null;
  /** Who identified the person in the present period, or the last. */
  openedBy: InstitutionId;
  open: boolean;
  closedAt: Date | null;
  closeReason: string | null;
  lead: Tenure | null;
  now: Date;
}

const TENURE = `jsonb_build_object('institutionId', t.institution_id, 'name', i.name, 'localName', i.local_name, 'kind', i.kind, 'country', i.country, 'timeZone', i.time_zone,
  'dutyLine', case when i.duty_line_verified_on is not null then i.duty_line end,
  'since', lower(t.during), 'until', upper(t.during), 'cause', t.cause, 'basis', t.basis, 'holdingUntil', t.holding_until)`;

const placeOf = (row: CaseId) => ({ table: 'case_file', column: 'called', row });

/** All SQL of case, period and tenure: nobody else writes them (design.md 3). */
@Injectable()
export class CasesStore {
  constructor(private readonly keyring: Keyring) {}

  async lock(tx: Tx, caseId: CaseId): Promise<void> {
    await tx.run('select lock_case($1)', [caseId]);
  }

  /** The child-protection body of the place, where it was not in the case of a child yet: it is now. */
  async childProtectionJoins(tx: Tx, caseId: CaseId): Promise<InstitutionId | undefined> {
    const row = await tx.row<{ body: InstitutionId | null }>('select child_protection_joins($1) as body', [caseId]);
    return row?.body ?? undefined;
  }

  /** As the actor may see it; nothing where they may not. */
  async brief(tx: Tx, caseId: CaseId): Promise<CaseBrief | undefined> {
    return tx.row<CaseBrief>(
      `select c.id, c.number, c.victim_id as "victimId", c.path, c.child_since as "childSince", c.adult_since as "adultSince", c.called, c.urgency, c.provisional,
              c.confirmed_at as "confirmedAt", c.contact_lost_since as "contactLostSince", p.opened_by as "openedBy", p.open, p.closed_at as "closedAt",
              p.close_reason as "closeReason", l.lead, clock_timestamp() as now
         from case_file c
         left join lateral (select upper_inf(p.during) as open, upper(p.during) as closed_at, p.close_reason, p.opened_by from case_period p
                             where p.case_id = c.id order by lower(p.during) desc limit 1) p on true
         left join lateral (select ${TENURE} as lead from lead_tenure t join institution i on i.id = t.institution_id
                             where t.case_id = c.id and upper_inf(t.during)) l on true
        where c.id = $1`,
      [caseId],
    );
  }

  async tenures(tx: Tx, caseId: CaseId): Promise<Tenure[]> {
    const rows = await tx.rows<{ tenure: Tenure }>(
      `select ${TENURE} as tenure from lead_tenure t join institution i on i.id = t.institution_id
        where t.case_id = $1 order by lower(t.during) limit 500`,
      [caseId],
    );
    return rows.map(({ tenure }) => tenure);
  }

  /** Case, its period and its first tenure, in three statements that travel together; they share one instant. */
  async open(
    tx: Tx,
    file: {
      id: CaseId;
      victimId: VictimId;
      number: string;
      path: 'adult' | 'child';
      called: string | null;
      urgency: Urgency;
      provisional: boolean;
      openedBy: InstitutionId;
    },
    key: PersonKey,
  ): Promise<void> {
    const called = file.called === null ? null : key.seal(placeOf(file.id), file.called);
    await tx.insert(CaseFileRecord, { ...file, called });
  }

  /** What the person wants to be called, of each that has chosen something; one look-up of keys for a whole page. */
  async readCalled(
    cases: readonly { caseId: CaseId; victimId: VictimId; called: Buffer | null }[],
  ): Promise<ReadonlyMap<CaseId, string>> {
    const chosen = cases.flatMap(({ caseId, victimId, called }) => (called ? [{ caseId, victimId, called }] : []));
    const keys = await this.keyring.ofAll(chosen.map(({ victimId }) => victimId));
    return new Map(
      chosen.map(({ caseId, victimId, called }) => [
        caseId,
        keyIn(keys, victimId).open<string>(placeOf(caseId), called),
      ]),
    );
  }

  openPeriod(
    tx: Tx,
    period: {
      caseId: CaseId;
      victimId: VictimId;
      openedBy: InstitutionId;
      country: Country;
      lead: InstitutionId;
      basis: TenureBasis;
      /** How long from now, or the instant, as text, at which hours that began earlier are over. */
      holdingTime?: string | undefined;
      holdingUntil?: string | undefined;
    },
  ): Promise<unknown>[] {
    return [
      tx.run(
        `insert into case_period (case_id, victim_id, during, opened_by, country)
         values ($1, $2, tstzrange(clock_timestamp(), null), $3, $4)`,
        [period.caseId, period.victimId, period.openedBy, period.country],
      ),
      tx.run(
        `insert into lead_tenure (case_id, institution_id, during, cause, basis, holding_until)
         select $1, $2, during, 'opened', $3, coalesce($5::timestamptz, lower(during) + $4::interval) from case_period where case_id = $1 and upper_inf(during)`,
        [period.caseId, period.lead, period.basis, period.holdingTime ?? null, period.holdingUntil ?? null],
      ),
    ];
  }

  /** T, as text, or nothing when `from` does not lead any more. The insert is fed by the update (design.md 3). */
  async move(
    tx: Tx,
    caseId: CaseId,
    move: { from: InstitutionId; to: InstitutionId; cause: string; basis: TenureBasis },
  ): Promise<string | undefined> {
    const row = await tx.row<{ at: string }>(
      `with ended as (
         update lead_tenure set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
          where case_id = $1 and institution_id = $2 and upper_inf(during) returning upper(during) as at),
       begun as (
         insert into lead_tenure (case_id, institution_id, during, cause, basis)
         select $1, $3, tstzrange(at, null), $4, $5 from ended)
       select at::text from ended`,
      [caseId, move.from, move.to, move.cause, move.basis],
    );
    return row?.at;
  }

  async endOthersAssignment(tx: Tx, caseId: CaseId, institutionId: InstitutionId, accountId: AccountId): Promise<void> {
    await tx.run(
      `update assignment set during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))
        where case_id = $1 and institution_id = $2 and account_id <> $3 and upper_inf(during)`,
      [caseId, institutionId, accountId],
    );
  }

  /** Period and tenure end at one T. */
  async close(tx: Tx, caseId: CaseId, reason: string): Promise<number> {
    return tx.touched(
      `with t as (select greatest(clock_timestamp(), max(lower(during)) + interval '1 microsecond') as at from lead_tenure where case_id = $1),
       p as (update case_period set during = tstzrange(lower(during), (select at from t)), close_reason = $2
              where case_id = $1 and upper_inf(during))
       update lead_tenure set during = tstzrange(lower(during), (select at from t)) where case_id = $1 and upper_inf(during)`,
      [caseId, reason],
    );
  }

  /** `lasts`: interval text, after the last closing. */
  async reopenUntil(tx: Tx, caseId: CaseId, lasts: string): Promise<Date | null> {
    const row = await tx.row<{ until: Date | null }>(
      'select max(upper(during)) + $2::interval as until from case_period where case_id = $1 and not case_is_joined($1)',
      [caseId, lasts],
    );
    return row?.until ?? null;
  }

  /** Until when the closing of each that is closed can be undone; `lasts`: interval text. */
  async reopenable(tx: Tx, caseIds: readonly CaseId[], lasts: string): Promise<ReadonlyMap<CaseId, Date>> {
    const rows = await tx.rows<{ caseId: CaseId; until: Date }>(
      `select case_id as "caseId", max(upper(during)) + $2::interval as until from case_period
        where case_id = any($1::uuid[]) and not case_is_joined(case_id)
        group by case_id having not bool_or(upper_inf(during))`,
      [caseIds, lasts],
    );
    return new Map(rows.map(({ caseId, until }) => [caseId, until]));
  }

  /** `lasts`: interval text, after the last contact. */
  async lostUntil(tx: Tx, caseId: CaseId, lasts: string): Promise<Date | null> {
    const row = await tx.row<{ until: Date | null }>(
      'select contact_lost_since + $2::interval as until from case_file where id = $1',
      [caseId, lasts],
    );
    return row?.until ?? null;
  }

  async ofNumber(
    tx: Tx,
    number: string,
  ): Promise<{ caseId: CaseId; victimId: VictimId; lead: InstitutionId | null } | undefined> {
    return tx.row('select case_id as "caseId", victim_id as "victimId", lead from case_of_number($1)', [number]);
  }

  async setContactLost(tx: Tx, caseId: CaseId, since: string | null): Promise<void> {
    await tx.run('update case_file set contact_lost_since = $2, version = version + 1 where id = $1', [caseId, since]);
  }

  async confirmNotProvisional(tx: Tx, caseId: CaseId): Promise<void> {
    await tx.run(
      `update case_file set provisional = false, confirmed_at = clock_timestamp(), version = version + 1
        where id = $1 and provisional`,
      [caseId],
    );
  }
}
