import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import {
  PAGE_SIZE,
  type AccountId,
  type Actor,
  type CaseId,
  type InstitutionId,
  type VictimId,
} from '../kernel/index.js';
import { newId, whenBroken } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import type { Finding } from './broken-glass.js';

whenBroken({
  broken_glass_second_person: ['not-your-role', 'Somebody else reviews it.'],
});

export interface BrokenGlass {
  id: string;
  /** Of every opening; for the locks and the audit. */
  fileId: CaseId;
  /** Where the reader sees the case. */
  caseId: CaseId | null;
  victimId: VictimId;
  section: string;
  accountId: AccountId;
  by: string;
  institutionId: InstitutionId;
  institution: string;
  timeZone: string;
  reviewerId: InstitutionId | null;
  leads: boolean;
  leadId: InstitutionId | null;
  at: Date;
  endsAt: Date;
  endedAt: Date | null;
  over: boolean;
  reviewDueAt: Date;
  overdue: boolean;
  finding: Finding | null;
  reviewedBy: string | null;
  reason: Buffer;
}

const GLASS = `
  select b.id, b.case_id as "fileId", c.id as "caseId", b.victim_id as "victimId", b.section, b.account_id as "accountId", a.name as by,
         b.institution_id as "institutionId", i.name as institution, i.time_zone as "timeZone", b.reviewer_id as "reviewerId",
         actor_leads(b.case_id) as leads, lead_of_glass(b.id) as "leadId", b.at, b.ends_at as "endsAt", b.ended_at as "endedAt",
         (b.ended_at is not null or b.ends_at <= clock_timestamp()) as over, b.review_due_at as "reviewDueAt",
         (b.reviewed_at is null and b.review_due_at <= clock_timestamp()) as overdue, b.finding, r.name as "reviewedBy", b.reason
    from broken_glass b join account a on a.id = b.account_id join institution i on i.id = b.institution_id
    left join account r on r.id = b.reviewed_by left join case_file c on c.id = b.case_id`;

const placeOf = (row: string) => ({ table: 'broken_glass', column: 'reason', row });

/** All SQL of openings; the grant itself is made and ended by the database, from these rows. */
@Injectable()
export class BreakGlassStore {
  constructor(private readonly keyring: Keyring) {}

  async add(
    tx: Tx,
    actor: Actor,
    glass: { caseId: CaseId; victimId: VictimId; section: string; reason: string; reviewerId: InstitutionId | null },
  ): Promise<string> {
    const id = newId();
    const key = await this.keyring.of(glass.victimId);
    await tx.run(
      `insert into broken_glass (id, case_id, victim_id, section, account_id, institution_id, reviewer_id, reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        glass.caseId,
        glass.victimId,
        glass.section,
        actor.accountId,
        actor.institutionId,
        glass.reviewerId,
        key.seal(placeOf(id), glass.reason),
      ],
    );
    return id;
  }

  find(tx: Tx, id: string): Promise<BrokenGlass | undefined> {
    return tx.row<BrokenGlass>(`${GLASS} where b.id = $1`, [id]);
  }

  /** The newest two hundred of a case. */
  ofCase(tx: Tx, caseId: CaseId): Promise<BrokenGlass[]> {
    return tx.rows<BrokenGlass>(`${GLASS} where b.case_id = $1 order by b.id desc limit 200`, [caseId]);
  }

  /** What the actor's institution opened, reviews, or is told of as lead. */
  page(tx: Tx, waiting: boolean, before: string | undefined): Promise<BrokenGlass[]> {
    return tx.rows<BrokenGlass>(
      `${GLASS} where ($1::uuid is null or b.id < $1) and (not $3::boolean or b.reviewed_at is null) order by b.id desc limit $2`,
      [before ?? null, PAGE_SIZE + 1, waiting],
    );
  }

  async reasonOf({ id, victimId, reason }: BrokenGlass): Promise<string> {
    return (await this.keyring.of(victimId)).open<string>(placeOf(id), reason);
  }

  review(tx: Tx, actor: Actor, id: string, finding: Finding): Promise<number> {
    return tx.touched(
      `update broken_glass set finding = $2, reviewed_at = clock_timestamp(), reviewed_by = $3 where id = $1 and reviewed_at is null`,
      [id, finding, actor.accountId],
    );
  }

  end(tx: Tx, actor: Actor, id: string): Promise<number> {
    return tx.touched(
      `update broken_glass set ended_at = clock_timestamp(), ended_by = $2
        where id = $1 and ended_at is null and ends_at > clock_timestamp()`,
      [id, actor.accountId],
    );
  }

  counts(tx: Tx, country: string) {
    return tx.rows<{
      country: string;
      kind: string;
      section: string;
      opened: number;
      justified: number;
      notJustified: number;
    }>(
      `select country, kind, section, opened, justified, not_justified as "notJustified" from broken_glass_count
        where country = $1 order by kind, section limit 1000`,
      [country],
    );
  }

  /** The next whose review is late, for the worker; taken, so that it is told once. */
  async lateIds(tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `select id from broken_glass where reviewed_at is null and overdue_told_at is null and review_due_at <= clock_timestamp()
        order by review_due_at limit 200`,
    );
    return rows.map(({ id }) => id);
  }

  takeLate(
    tx: Tx,
    id: string,
  ): Promise<
    | { caseId: CaseId; institutionId: InstitutionId; reviewerId: InstitutionId | null; lead: InstitutionId | null }
    | undefined
  > {
    return tx.row(
      `update broken_glass b set overdue_told_at = clock_timestamp()
        where b.id = $1 and b.reviewed_at is null and b.overdue_told_at is null and b.review_due_at <= clock_timestamp()
       returning b.case_id as "caseId", b.institution_id as "institutionId", b.reviewer_id as "reviewerId",
         (select t.institution_id from lead_tenure t where t.case_id = b.case_id and upper_inf(t.during)) as lead`,
      [id],
    );
  }
}
