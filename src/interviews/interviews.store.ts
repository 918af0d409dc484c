import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Actor, CaseId, InstitutionId, VictimId } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import type { Held } from './interview.js';
import { InterviewRecord, TopicWantedRecord } from './interview.record.js';
import type { HoldInterviewBody } from './interviews.api.js';

export interface KeptInterview extends Held {
  kind: string;
  heldAt: string | null;
  counselling: boolean;
  interpreter: string;
  recording: string;
  keptAt: string | null;
  whyAgain: string | null;
  institutionId: InstitutionId;
  country: string;
  recordedAt: Date;
}

export interface Wanted {
  interviewId: string;
  topic: string;
  fromCountry: string;
}

const COLUMNS = `i.id, i.kind, i.topics, i.counselling, i.held_on::text as "heldOn", i.held_at as "heldAt", i.language, i.interpreter, i.recording,
  i.kept_at as "keptAt", i.why_again as "whyAgain", i.recorded_at as "recordedAt", i.institution_id as "institutionId",
  h.name as institution, h.country`;
const FROM = 'from interview i join institution h on h.id = i.institution_id';
const placeOf = (row: string) => ({ table: 'interview', column: 'kept_at', row });

type Row = Omit<KeptInterview, 'keptAt'> & { keptAt: Buffer | null };

@Injectable()
export class InterviewsStore {
  constructor(private readonly keyring: Keyring) {}

  async page(tx: Tx, caseId: CaseId, victimId: VictimId, before: string | undefined, size: number) {
    const rows = await tx.rows<Row>(
      `select ${COLUMNS} ${FROM} where i.case_id = $1 and ($2::uuid is null or i.id < $2) order by i.id desc limit $3`,
      [caseId, before ?? null, size + 1],
    );
    return this.opened(rows, victimId);
  }

  /** The newest fifty that touch one of these topics: enough to know whom to turn to. */
  async about(tx: Tx, caseId: CaseId, victimId: VictimId, topics: readonly string[]): Promise<KeptInterview[]> {
    const rows = await tx.rows<Row>(
      `select ${COLUMNS} ${FROM} where i.case_id = $1 and i.topics && $2::text[] order by i.id desc limit 50`,
      [caseId, [...topics]],
    );
    return this.opened(rows, victimId);
  }

  async find(tx: Tx, caseId: CaseId, victimId: VictimId, id: string): Promise<KeptInterview | undefined> {
    const rows = await tx.rows<Row>(`select ${COLUMNS} ${FROM} where i.case_id = $1 and i.id = $2`, [caseId, id]);
    return (await this.opened(rows, victimId))[0];
  }

  async add(tx: Tx, actor: Actor, caseId: CaseId, victimId: VictimId, body: HoldInterviewBody): Promise<string> {
    const id = newId();
    const key = await this.keyring.of(victimId);
    await tx.insert(InterviewRecord, {
      id,
      caseId,
      kind: body.kind,
      topics: body.topics,
      counselling: body.counselling,
      heldOn: body.heldOn,
      heldAt: body.heldAt ?? null,
      language: body.language ?? null,
      interpreter: body.interpreter,
      recording: body.recording,
      keptAt: body.keptAt === undefined ? null : key.seal(placeOf(id), body.keptAt),
      whyAgain: body.whyAgain ?? null,
      accountId: actor.accountId,
      institutionId: actor.institutionId,
    });
    return id;
  }

  async wanted(tx: Tx, actor: Actor, caseId: CaseId, reused: boolean, ...topics: Wanted[]): Promise<void> {
    const { accountId, institutionId, country: toCountry } = actor;
    await tx.insert(
      TopicWantedRecord,
      ...topics.map((topic) => ({ ...topic, caseId, reused, toCountry, accountId, institutionId })),
    );
  }

  async counts(tx: Tx, caseId: CaseId): Promise<{ reused: number; askedAgain: number }> {
    const row = await tx.row<{ reused: number; askedAgain: number }>(
      `select count(*) filter (where reused)::int as reused, count(*) filter (where not reused)::int as "askedAgain"
         from topic_wanted where case_id = $1`,
      [caseId],
    );
    return row ?? { reused: 0, askedAgain: 0 };
  }

  /** That there was counselling shows to police; what was said never does. */
  async counsellingHeld(tx: Tx, caseId: CaseId): Promise<boolean> {
    return (await tx.row<{ held: boolean }>('select counselling_held($1) as held', [caseId]))?.held ?? false;
  }

  corridors(tx: Tx, country: string): Promise<{ from: string; to: string; reused: number; askedAgain: number }[]> {
    return tx.rows(
      `select from_country as "from", to_country as "to", reused, asked_again as "askedAgain"
         from asked_once_count where $1 in (from_country, to_country) order by 1, 2`,
      [country],
    );
  }

  private async opened(rows: readonly Row[], victimId: VictimId): Promise<KeptInterview[]> {
    const key = rows.some(({ keptAt }) => keptAt) ? await this.keyring.of(victimId) : undefined;
    return rows.map((row) => ({
      ...row,
      keptAt: row.keptAt && key ? key.open<string>(placeOf(row.id), row.keptAt) : null,
    }));
  }
}
