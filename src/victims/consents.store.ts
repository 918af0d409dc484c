import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { found, type CaseId, type VictimId } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import { Keyring } from '../platform/keys/index.js';
import { ConsentAnswerRecord } from './consent-answer.record.js';

export type ConsentAnswer = Omit<ConsentAnswerRecord, 'evidence'> & {
  recordedBy: string;
  institution: string;
  /** Where it was asked. */
  askedIn: string;
  recipient: string | null;
  evidence: string | null;
};

whenBroken({
  grant_covered: [
    'person-has-not-agreed',
    'The person has not said yes to this recipient and these sections, or only for now; please ask.',
  ],
  grant_on_a_basis: ['not-possible-now', 'There is no legal basis for sharing this in this way.'],
  consent_answer_recipient: ['invalid-input', 'The recipient is not in the directory.'],
});

const placeOf = (row: string) => ({ table: 'consent_answer', column: 'evidence', row });

@Injectable()
export class ConsentsStore {
  constructor(private readonly keyring: Keyring) {}

  async add(tx: Tx, ...answers: Partial<ConsentAnswerRecord>[]): Promise<void> {
    await tx.insert(ConsentAnswerRecord, ...answers);
  }

  /** Newest first, as the reader may see them. */
  async latest(tx: Tx, caseId: CaseId): Promise<ConsentAnswer[]> {
    const rows = await tx.rows<Omit<ConsentAnswer, 'evidence'> & { evidence: Buffer | null }>(
      `select c.id, c.case_id as "caseId", c.question, c.answer, c.why_not_asked as "whyNotAsked", c.country, c.request_id as "requestId",
              c.sections, c.how_asked as "howAsked", c.provisional, least(c.valid_until, case when c.how_asked ->> 'guardian' = 'agreed'
                then (select f.adult_since from case_file f where f.id = c.case_id and f.adult_since > c.recorded_at) end) as "validUntil", c.recorded_at as "recordedAt",
              c.purpose, c.recipient_institution as "recipientInstitution", c.recipient_kinds as "recipientKinds", c.withdrawal, c.evidence,
              a.name as "recordedBy", i.name as institution, c.institution_id as "institutionId", i.country as "askedIn", r.name as recipient
         from consent_answer c join account a on a.id = c.account_id join institution i on i.id = c.institution_id
         left join institution r on r.id = c.recipient_institution
        where c.case_id = $1 order by c.recorded_at desc, c.id desc limit 200`,
      [caseId],
    );
    if (!rows.some(({ evidence }) => evidence)) return rows as ConsentAnswer[];
    const key = await this.keyring.of(await this.personOf(tx, caseId));
    return rows.map(({ evidence, ...row }) => ({
      ...row,
      evidence: evidence && key.open<string>(placeOf(row.id), evidence),
    }));
  }

  /** Sealed beforehand, so that an answer with a paper and one without travel alike. */
  async seal(tx: Tx, caseId: CaseId, row: string, evidence: string): Promise<Buffer> {
    return (await this.keyring.of(await this.personOf(tx, caseId))).seal(placeOf(row), evidence);
  }

  /** Whether an ask or a handover of this case has this id. */
  async isRequestOf(tx: Tx, caseId: CaseId, request: string): Promise<boolean> {
    const rows = await tx.rows(
      'select 1 from ask where id = $1 and case_id = $2 union select 1 from handover where id = $1 and case_id = $2',
      [request, caseId],
    );
    return rows.length > 0;
  }

  async until(tx: Tx, interval: string): Promise<Date> {
    return found(await tx.row<{ until: Date }>('select clock_timestamp() + $1::interval as until', [interval])).until;
  }

  /** Now, by the rule of `saidYesToCountry`; no for whoever does not lead. */
  async yesToCountry(tx: Tx, caseId: CaseId, country: string): Promise<boolean> {
    const row = await tx.row<{ yes: boolean }>('select actor_may_ask_country($1, $2) as yes', [caseId, country]);
    return row?.yes === true;
  }

  private async personOf(tx: Tx, caseId: CaseId): Promise<VictimId> {
    return found(await tx.row<{ id: VictimId }>('select victim_id as id from case_file where id = $1', [caseId])).id;
  }
}
