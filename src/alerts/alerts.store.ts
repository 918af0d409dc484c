import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type AccountId, type Actor, type Country, type InstitutionId } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import { Keyring, type PersonKey } from '../platform/keys/index.js';
import type { AlertStatus, Finding, Outcome } from './danger-alert.js';

whenBroken({ danger_alert_second_person: ['not-your-role', 'Somebody else reviews it.'] });

export interface Receiver {
  id: InstitutionId;
  institution: string;
  dutyLine: string | null;
  at: Date;
}

export interface Alert {
  id: string;
  fromId: InstitutionId;
  from: string;
  fromLine: string | null;
  timeZone: string;
  accountId: AccountId;
  country: Country;
  emergencyNumber: string | null;
  kind: string;
  status: AlertStatus;
  at: Date;
  dueAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  outcome: Outcome | null;
  reviewerId: InstitutionId | null;
  reviewDueAt: Date;
  finding: Finding | null;
  tellDueAt: Date;
  toldPersonAt: Date | null;
  /** The reader's institution is one that it went to. */
  addressed: boolean;
  sealed: { place: Buffer; callBack: Buffer; identity: Buffer | null; spokeWith: Buffer | null };
}

type Row = Omit<Alert, 'sealed'> & Alert['sealed'];
type Column = 'place' | 'call_back' | 'identity' | 'told_by_phone';

const ALERT = `
  select d.id, d.from_institution as "fromId", i.name as "from", case when i.duty_line_verified_on is not null then i.duty_line end as "fromLine",
         c.time_zone as "timeZone", d.account_id as "accountId", d.country, c.emergency_number as "emergencyNumber", d.kind, d.status, d.at,
         d.due_at as "dueAt", d.acknowledged_at as "acknowledgedAt", a.name as "acknowledgedBy", d.outcome, d.reviewer_id as "reviewerId",
         d.review_due_at as "reviewDueAt", d.finding, d.tell_due_at as "tellDueAt", d.told_person_at as "toldPersonAt",
         exists (select 1 from alert_recipient r where r.alert_id = d.id and r.institution_id = $1) as addressed,
         d.place, d.call_back as "callBack", d.identity, d.told_by_phone as "spokeWith"
    from danger_alert d join institution i on i.id = d.from_institution join country c on c.code = d.country
    left join account a on a.id = d.acknowledged_by`;

const inAlert = (row: string, column: Column) => ({ table: 'danger_alert', column, row });

/** All SQL of alerts but the clock's; sealed on the way in, opened for whoever sent or received them. */
@Injectable()
export class AlertsStore {
  constructor(private readonly keyring: Keyring) {}

  async add(
    tx: Tx,
    actor: Actor,
    key: PersonKey,
    alert: {
      id: string;
      country: Country;
      to: InstitutionId;
      kind: string;
      place: string;
      callBack: string;
      identity: string | undefined;
      reviewerId: InstitutionId | null;
    },
  ): Promise<void> {
    const { id } = alert;
    await tx.run(
      `insert into danger_alert (id, from_institution, account_id, country, to_institution, kind, place, call_back, identity, reviewer_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        actor.institutionId,
        actor.accountId,
        alert.country,
        alert.to,
        alert.kind,
        key.seal(inAlert(id, 'place'), alert.place),
        key.seal(inAlert(id, 'call_back'), alert.callBack),
        alert.identity === undefined ? null : key.seal(inAlert(id, 'identity'), alert.identity),
        alert.reviewerId,
      ],
    );
  }

  async find(tx: Tx, actor: Actor, id: string): Promise<Alert | undefined> {
    const row = await tx.row<Row>(`${ALERT} where d.id = $2`, [actor.institutionId, id]);
    return row && toAlert(row);
  }

  /** The same, and nobody else changes it meanwhile. */
  async locked(tx: Tx, actor: Actor, id: string): Promise<Alert | undefined> {
    const row = await tx.row<Row>(`${ALERT} where d.id = $2 for update of d`, [actor.institutionId, id]);
    return row && toAlert(row);
  }

  /** Sent, received or to review, newest first. */
  async page(tx: Tx, actor: Actor, before: string | undefined): Promise<Alert[]> {
    const rows = await tx.rows<Row>(`${ALERT} where ($2::uuid is null or d.id < $2) order by d.id desc limit $3`, [
      actor.institutionId,
      before ?? null,
      PAGE_SIZE + 1,
    ]);
    return rows.map(toAlert);
  }

  receivers(tx: Tx, id: string): Promise<Receiver[]> {
    return tx.rows<Receiver>(
      `select r.institution_id as id, i.name as institution,
              case when i.duty_line_verified_on is not null then i.duty_line end as "dutyLine", r.at
         from alert_recipient r join institution i on i.id = r.institution_id where r.alert_id = $1 order by r.at limit 50`,
      [id],
    );
  }

  async opened({ id, sealed }: Alert) {
    const key = await this.keyring.of(id);
    const open = (column: Column, value: Buffer | null) => value && key.open<string>(inAlert(id, column), value);
    return {
      place: open('place', sealed.place),
      callBack: open('call_back', sealed.callBack),
      identity: open('identity', sealed.identity),
      spokeWith: open('told_by_phone', sealed.spokeWith),
    };
  }

  async acknowledge(tx: Tx, actor: Actor, id: string, spokeWith?: string): Promise<void> {
    const told =
      spokeWith === undefined ? null : (await this.keyring.of(id)).seal(inAlert(id, 'told_by_phone'), spokeWith);
    await tx.run(
      `update danger_alert set status = 'acknowledged', acknowledged_at = clock_timestamp(), acknowledged_by = $2, told_by_phone = $3 where id = $1`,
      [id, actor.accountId, told],
    );
  }

  async close(tx: Tx, id: string, outcome: Outcome): Promise<void> {
    await tx.run(
      `update danger_alert set status = 'closed', closed_at = clock_timestamp(), outcome = $2 where id = $1`,
      [id, outcome],
    );
  }

  async toldPerson(tx: Tx, id: string): Promise<void> {
    await tx.run('update danger_alert set told_person_at = clock_timestamp() where id = $1', [id]);
  }

  async review(tx: Tx, actor: Actor, id: string, finding: Finding): Promise<void> {
    await tx.run(
      'update danger_alert set finding = $2, reviewed_at = clock_timestamp(), reviewed_by = $3 where id = $1',
      [id, finding, actor.accountId],
    );
  }

  async emergencyNumber(tx: Tx, country: Country): Promise<string | null> {
    const row = await tx.row<{ number: string | null }>(
      'select emergency_number as number from country where code = $1',
      [country],
    );
    return row?.number ?? null;
  }
}

const toAlert = ({ place, callBack, identity, spokeWith, ...row }: Row): Alert => ({
  ...row,
  sealed: { place, callBack, identity, spokeWith },
});
