import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type Actor, type CaseId, type InstitutionId, type VictimId } from '../kernel/index.js';
import { newId, whenBroken } from '../platform/database/index.js';
import { keyIn, Keyring } from '../platform/keys/index.js';

export interface Complaint {
  id: string;
  caseId: CaseId;
  institutionId: InstitutionId;
  institution: string;
  recordedBy: InstitutionId;
  recorder: string;
  recordedAt: Date;
  until: Date;
  over: boolean;
  mandate: string;
}

whenBroken({
  one_complaint: ['already-open', 'This institution reads the case on a mandate of the person already.'],
  complaint_heard_there: ['not-possible-now', 'This institution hears no complaints.'],
  complaint_mandate_of: ['invalid-input', 'This institution is not in the directory.'],
  only_hears_complaints: ['not-your-role', 'Your institution hears complaints and takes no other part.'],
});

const COMPLAINTS = `
  select m.id, m.case_id as "caseId", m.victim_id as "victimId", m.institution_id as "institutionId", i.name as institution,
         m.recorded_by as "recordedBy", r.name as recorder, m.recorded_at as "recordedAt", upper(m.during) as until,
         upper(m.during) <= clock_timestamp() as over, m.reference
    from complaint_mandate m join institution i on i.id = m.institution_id join institution r on r.id = m.recorded_by`;
const placeOf = (row: string) => ({ table: 'complaint_mandate', column: 'reference', row });

type Row = Omit<Complaint, 'mandate'> & { victimId: VictimId; reference: Buffer };

/** Mandates; what each opens and when it closes again is the database's (migration 77). */
@Injectable()
export class ComplaintsStore {
  constructor(private readonly keyring: Keyring) {}

  /** `lasts`: interval text. */
  async add(
    tx: Tx,
    actor: Actor,
    of: { caseId: CaseId; victimId: VictimId; institutionId: InstitutionId; mandate: string },
    lasts: string,
  ): Promise<string> {
    const id = newId<never>() as string;
    const reference = (await this.keyring.of(of.victimId)).seal(placeOf(id), of.mandate);
    await tx.run(
      `insert into complaint_mandate (id, case_id, victim_id, institution_id, reference, recorded_by, account_id, during)
       select $1, $2, $3, $4, $5, $6, $7, tstzrange(t.at, t.at + $8::interval) from (select clock_timestamp() as at) t`,
      [id, of.caseId, of.victimId, of.institutionId, reference, actor.institutionId, actor.accountId, lasts],
    );
    return id;
  }

  async end(tx: Tx, actor: Actor, id: string): Promise<void> {
    await tx.run(
      `update complaint_mandate set ended_by = $2,
          during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond')) where id = $1`,
      [id, actor.accountId],
    );
  }

  /** Of one case; without it, those on which the reader's own institution reads. */
  page(tx: Tx, actor: Actor, caseId: CaseId | null, before: string | undefined): Promise<Complaint[]> {
    return this.opened(
      tx.rows<Row & Record<string, unknown>>(
        `${COMPLAINTS} where ($1::uuid is null or m.case_id = $1) and ($1 is not null or m.institution_id = $2)
            and ($3::uuid is null or m.id < $3) order by m.id desc limit $4`,
        [caseId, actor.institutionId, before ?? null, PAGE_SIZE + 1],
      ),
    );
  }

  async find(tx: Tx, caseId: CaseId, id: string): Promise<Complaint | undefined> {
    return (
      await this.opened(
        tx.rows<Row & Record<string, unknown>>(`${COMPLAINTS} where m.case_id = $1 and m.id = $2`, [caseId, id]),
      )
    )[0];
  }

  /** Whether the reader's institution takes part in the case to support the person. */
  async supports(tx: Tx, caseId: CaseId, institutionId: InstitutionId): Promise<boolean> {
    const row = await tx.row<{ supports: boolean }>(
      `select exists (select 1 from case_grant g where g.case_id = $1 and g.institution_id = $2 and g.relation = 'participant'
         and g.purpose = 'support' and 'lead' = any(g.reads) and (upper_inf(g.during) or upper(g.during) > clock_timestamp())) as supports`,
      [caseId, institutionId],
    );
    return row?.supports ?? false;
  }

  private async opened(asked: Promise<Row[]>): Promise<Complaint[]> {
    const rows = await asked;
    const keys = await this.keyring.ofAll(rows.map(({ victimId }) => victimId));
    return rows.map(({ victimId, reference, ...row }) => ({
      ...row,
      mandate: keyIn(keys, victimId).open<string>(placeOf(row.id), reference),
    }));
  }
}
