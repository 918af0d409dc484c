import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type Actor, type CaseId, type Country, type InstitutionId } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import type { Choice, ConflictStatus, Side, SideFacts, UndoReason } from './conflict.js';

whenBroken({
  frozen_by_conflict: [
    'not-possible-now',
    'Who leads this case is being settled; nothing new starts until then. Whoever is on the way arrives.',
  ],
  opened_by_who_leads: ['not-possible-now', 'Another institution leads this case by now.'],
  conflict_settled_before: ['not-possible-now', 'This was settled in the meantime.'],
  joined_without_requests: [
    'still-open',
    'In the case that would be joined a place still helps, or the person is on the way.',
  ],
  lead_kept_out: ['not-able-to-lead', 'This institution cannot lead both cases; their leads know why.'],
  undone_while_open: [
    'not-possible-now',
    'The case that went on is closed; a person who comes back opens a new period.',
  ],
  joined_stays_closed: ['not-possible-now', 'This case goes on under another number.'],
});

export interface SeenSide extends SideFacts {
  readonly caseId: CaseId;
  readonly leads: boolean;
  readonly name: string;
  readonly dutyLine: string | null;
  readonly timeZone: string;
  readonly since: Date;
  readonly lastContact: Date | null;
  readonly contactLost: boolean;
  readonly requestsEnd: number;
  readonly handoverEnds: boolean;
}

export interface Conflict {
  id: string;
  status: ConflictStatus;
  openedAt: Date;
  dueAt: Date | null;
  firstCase: CaseId;
  secondCase: CaseId;
  firstLead: InstitutionId;
  secondLead: InstitutionId;
  firstSays: Choice | null;
  secondSays: Choice | null;
  defaultSide: Side;
  defaultWhy: string;
  escalatedTo: InstitutionId | null;
  escalatedName: string | null;
  settledAt: Date | null;
  goesOn: Side | null;
  undoneAt: Date | null;
  undoneWhy: UndoReason | null;
  sides: SeenSide[];
}

const CONFLICTS = `
  select c.id, c.status, c.opened_at as "openedAt", c.due_at as "dueAt", c.first_case as "firstCase", c.second_case as "secondCase",
         c.first_lead as "firstLead", c.second_lead as "secondLead", c.first_says as "firstSays", c.second_says as "secondSays",
         c.default_side as "defaultSide", c.default_why as "defaultWhy", c.escalated_to as "escalatedTo", d.name as "escalatedName",
         c.settled_at as "settledAt", case c.kept_case when c.first_case then 'first' when c.second_case then 'second' end as "goesOn",
         c.undone_at as "undoneAt", c.undone_why as "undoneWhy", s.sides
    from lead_conflict c left join institution d on d.id = c.escalated_to
    cross join lateral (select coalesce(jsonb_agg(jsonb_build_object('side', s.side, 'caseId', s.case_id, 'leads', actor_leads(s.case_id), 'lead', s.lead,
        'name', i.name, 'country', i.country, 'timeZone', i.time_zone,
        'dutyLine', case when i.duty_line_verified_on is not null then i.duty_line end, 'since', s.since, 'lastContact', s.last_contact,
        'contactLost', s.contact_lost, 'requestsEnd', o.requests_end, 'handoverEnds', o.handover_ends, 'referralsOpen', o.referrals_open, 'inTransit', s.in_transit, 'open', s.open, 'keepsOut', s.keeps_out,
        'hasFocalPoint', exists (select 1 from mandate m join institution f on f.id = m.institution_id
          where m.kind = 'focal_point' and m.during @> now() and f.ended_at is null and f.country = i.country)) order by s.side), '[]') as sides
      from sides_of_conflict(c.id) s join left_open_in(c.id) o on o.side = s.side join institution i on i.id = s.lead) s`;

type Row = Omit<Conflict, 'sides'> & {
  sides: (Omit<SeenSide, 'since' | 'lastContact'> & { since: string; lastContact: string | null })[];
};

export interface Facts {
  firstContact: Date | null;
  secondContact: Date | null;
  firstSince: Date;
  secondSince: Date;
}
export interface Opened {
  conflict: string;
  firstLead: InstitutionId;
  secondLead: InstitutionId;
  due: Date | null;
}

/** All SQL of lead conflicts. What touches two cases at once is a function of the database, since nobody sees both. */
@Injectable()
export class ConflictsStore {
  async facts(tx: Tx, matchId: string) {
    return tx.row<Facts>(
      `select first_contact as "firstContact", second_contact as "secondContact", first_since as "firstSince", second_since as "secondSince"
         from conflict_facts($1)`,
      [matchId],
    );
  }

  /** One person by the word of both sides, and by now two open cases: one of them was closed then. */
  toOpen(tx: Tx): Promise<(Facts & { matchId: string })[]> {
    return tx.rows(
      `select match_id as "matchId", first_contact as "firstContact", second_contact as "secondContact", first_since as "firstSince",
              second_since as "secondSince" from conflicts_to_open()`,
    );
  }

  open(tx: Tx, matchId: string, byDefault: { side: Side; why: string }): Promise<Opened | undefined> {
    return tx.row<Opened>(
      `select conflict, first_lead as "firstLead", second_lead as "secondLead", due from open_lead_conflict($1, $2, $3)`,
      [matchId, byDefault.side, byDefault.why],
    );
  }

  async page(tx: Tx, before: string | undefined): Promise<Conflict[]> {
    const rows = await tx.rows<Row>(
      `${CONFLICTS} where ($1::uuid is null or c.id < $1) order by c.id desc limit ${PAGE_SIZE + 1}`,
      [before ?? null],
    );
    return rows.map(dated);
  }

  async find(tx: Tx, id: string): Promise<Conflict | undefined> {
    const row = await tx.row<Row>(`${CONFLICTS} where c.id = $1`, [id]);
    return row && dated(row);
  }

  /** Answers how many rows: none where somebody settled it in the meantime. */
  say(tx: Tx, id: string, says: Readonly<Partial<Record<Side, Choice>>>): Promise<number> {
    return tx.touched(
      `update lead_conflict set first_says = coalesce($2, first_says), second_says = coalesce($3, second_says), version = version + 1
        where id = $1 and status in ('open','escalated')`,
      [id, says.first ?? null, says.second ?? null],
    );
  }

  async part(tx: Tx, actor: Actor, id: string): Promise<number> {
    return tx.touched(
      `update lead_conflict set status = 'apart', settled_at = clock_timestamp(), settled_by = $2, version = version + 1
        where id = $1 and status in ('open','escalated')`,
      [id, actor.accountId],
    );
  }

  /** Answers what ended with it, and who has to hear of it. */
  async merge(tx: Tx, id: string) {
    await tx.run('select merge_cases($1)', [id]);
    return tx.rows<{ kind: 'ask' | 'withdrawn' | 'cancelled' | 'together'; id: string; recipient: InstitutionId }>(
      'select kind, id, recipient from ended_by_join($1)',
      [id],
    );
  }

  /** Who leads what goes on, and who leads again what was joined to it. */
  async undo(tx: Tx, id: string, why: UndoReason): Promise<InstitutionId[]> {
    const rows = await tx.rows<{ lead: InstitutionId; again: InstitutionId }>(
      'select lead, again from undo_merge($1, $2)',
      [id, why],
    );
    return rows.flatMap(({ lead, again }) => [lead, again]);
  }

  due(tx: Tx): Promise<{ id: string }[]> {
    return tx.rows(
      `select id from lead_conflict where status in ('open','escalated') and due_at <= clock_timestamp() order by due_at limit 100`,
    );
  }

  /** Locked, if it is still due; the country of whoever leads by default, whose list it climbs. */
  lockDue(tx: Tx, id: string) {
    return tx.row<{ firstLead: InstitutionId; secondLead: InstitutionId; position: number | null; country: Country }>(
      `select c.first_lead as "firstLead", c.second_lead as "secondLead", c.escalation_position as position, i.country
         from lead_conflict c join institution i on i.id = case c.default_side when 'first' then c.first_lead else c.second_lead end
        where c.id = $1 and c.status in ('open','escalated') and c.due_at <= clock_timestamp() for update of c`,
      [id],
    );
  }

  /** `lasts`: interval text, until it goes up again; without a desk it rests where it is. */
  async escalate(
    tx: Tx,
    id: string,
    to: { desk: InstitutionId; position: number; lasts: string } | null,
  ): Promise<void> {
    await tx.run(
      to
        ? `update lead_conflict set status = 'escalated', escalated_to = $2, escalation_position = $3,
             due_at = clock_timestamp() + $4::interval, version = version + 1 where id = $1`
        : `update lead_conflict set due_at = null, version = version + 1 where id = $1`,
      to ? [id, to.desk, to.position, to.lasts] : [id],
    );
  }
}

const dated = (row: Row): Conflict => ({
  ...row,
  sides: row.sides.map((side) => ({
    ...side,
    since: new Date(side.since),
    lastContact: side.lastContact === null ? null : new Date(side.lastContact),
  })),
});
