import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type Actor, type CaseId, type InstitutionId } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import { ConsultedCaseRecord, ConsultationWordRecord } from './consultation.record.js';
import type { ConsultationOutcome, ConsultationStatus } from './consultation.js';
import type { ConsultBody } from './consultations.api.js';

export interface Consultation {
  id: string;
  fromId: InstitutionId;
  from: string;
  toId: InstitutionId;
  to: string;
  timeZone: string;
  topics: string[];
  ageGroup: string;
  status: ConsultationStatus;
  outcome: ConsultationOutcome | null;
  at: Date;
  dueAt: Date;
  endedAt: Date | null;
}

export interface Word {
  id: string;
  institutionId: InstitutionId;
  institution: string;
  words: string;
  at: Date;
}

const CONSULTATION = `select c.id, c.from_institution as "fromId", f.name as "from", c.to_institution as "toId", t.name as "to",
    t.time_zone as "timeZone", c.topics, c.age_group as "ageGroup", c.status, c.outcome, c.at, c.due_at as "dueAt", c.ended_at as "endedAt"
  from consultation c join institution f on f.id = c.from_institution join institution t on t.id = c.to_institution`;
const ADVISERS = `{lead,standing_first_lead,fallback_lead,focal_point,service}`;
const placeOf = (row: string) => ({ table: 'consultation_word', column: 'words', row });

/** All SQL of consultations; what is written is sealed on the way in. */
@Injectable()
export class ConsultationsStore {
  constructor(private readonly keyring: Keyring) {}

  /** Whether it is there to be asked: it leads, gives a service or is a focal point now. */
  async advises(tx: Tx, institution: string): Promise<boolean> {
    const row = await tx.row(
      `select 1 from institution i where i.id = $1 and i.ended_at is null and exists (
         select 1 from mandate m where m.institution_id = i.id and m.kind = any($2::text[]) and m.during @> now())`,
      [institution, ADVISERS],
    );
    return row !== undefined;
  }

  async add(tx: Tx, actor: Actor, id: string, body: ConsultBody): Promise<void> {
    await tx.run(
      `insert into consultation (id, from_institution, account_id, to_institution, topics, age_group) values ($1, $2, $3, $4, $5, $6)`,
      [id, actor.institutionId, actor.accountId, body.institution, body.topics, body.ageGroup],
    );
    await this.write(tx, actor, id, body.words);
  }

  async write(tx: Tx, { accountId, institutionId }: Actor, consultationId: string, words: string): Promise<void> {
    const id = newId<never>() as string;
    const key = await this.keyring.of(consultationId);
    const sealed = key.seal(placeOf(id), words);
    await tx.insert(ConsultationWordRecord, { id, consultationId, accountId, institutionId, words: sealed });
  }

  find(tx: Tx, id: string): Promise<Consultation | undefined> {
    return tx.row<Consultation>(`${CONSULTATION} where c.id = $1`, [id]);
  }

  /** The same, and nobody else moves it meanwhile. */
  locked(tx: Tx, id: string): Promise<Consultation | undefined> {
    return tx.row<Consultation>(`${CONSULTATION} where c.id = $1 for update of c`, [id]);
  }

  page(tx: Tx, { institutionId }: Actor, before: string | undefined): Promise<Consultation[]> {
    return tx.rows<Consultation>(
      `${CONSULTATION} where $1 in (c.from_institution, c.to_institution) and ($2::uuid is null or c.id < $2)
        order by c.id desc limit ${PAGE_SIZE + 1}`,
      [institutionId, before ?? null],
    );
  }

  ofCase(tx: Tx, caseId: CaseId, before: string | undefined): Promise<Consultation[]> {
    return tx.rows<Consultation>(
      `${CONSULTATION} join consulted_case k on k.consultation_id = c.id where k.case_id = $1 and ($2::uuid is null or c.id < $2)
        order by c.id desc limit ${PAGE_SIZE + 1}`,
      [caseId, before ?? null],
    );
  }

  async thread(tx: Tx, id: string, before: string | undefined): Promise<Word[]> {
    const rows = await tx.rows<Omit<Word, 'words'> & { words: Buffer }>(
      `select w.id, w.institution_id as "institutionId", i.name as institution, w.words, w.at
         from consultation_word w join institution i on i.id = w.institution_id
        where w.consultation_id = $1 and ($2::uuid is null or w.id < $2) order by w.id desc limit ${PAGE_SIZE + 1}`,
      [id, before ?? null],
    );
    const key = await this.keyring.of(id);
    return rows.map((row) => ({ ...row, words: key.open<string>(placeOf(row.id), row.words) }));
  }

  async move(tx: Tx, id: string, to: ConsultationStatus, outcome: ConsultationOutcome | null): Promise<void> {
    await tx.run(
      `update consultation set status = $2, outcome = coalesce($3, outcome),
              ended_at = case when $2 in ('asked','answered') then null else coalesce(ended_at, clock_timestamp()) end where id = $1`,
      [id, to, outcome],
    );
  }

  /** As the actor sees it: nothing for a case that they may not see. */
  async caseOfNumber(tx: Tx, number: string): Promise<CaseId | undefined> {
    return (await tx.row<{ id: CaseId }>('select id from case_file where number = $1', [number]))?.id;
  }

  async tie(tx: Tx, actor: Actor, consultationId: string, caseId: CaseId): Promise<void> {
    await tx.insert(ConsultedCaseRecord, { consultationId, caseId, accountId: actor.accountId });
  }
}
