import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { found, type CaseId } from '../kernel/index.js';
import { ConsentAnswerRecord } from './consent-answer.record.js';

export type ConsentAnswer = ConsentAnswerRecord & { recordedBy: string; institution: string };

@Injectable()
export class ConsentsStore {
  async add(tx: Tx, ...answers: Partial<ConsentAnswerRecord>[]): Promise<void> {
    await tx.insert(ConsentAnswerRecord, ...answers);
  }

  /** Newest first, as the reader may see them. */
  latest(tx: Tx, caseId: CaseId): Promise<ConsentAnswer[]> {
    return tx.rows<ConsentAnswer>(
      `select c.id, c.case_id as "caseId", c.question, c.answer, c.why_not_asked as "whyNotAsked", c.country, c.request_id as "requestId",
              c.sections, c.how_asked as "howAsked", c.provisional, c.valid_until as "validUntil", c.recorded_at as "recordedAt",
              a.name as "recordedBy", i.name as institution
         from consent_answer c join account a on a.id = c.account_id join institution i on i.id = c.institution_id
        where c.case_id = $1 order by c.id desc limit 100`,
      [caseId],
    );
  }

  async until(tx: Tx, interval: string): Promise<{ now: Date; until: Date }> {
    return found(
      await tx.row<{ now: Date; until: Date }>(
        'select clock_timestamp() as now, clock_timestamp() + $1::interval as until',
        [interval],
      ),
    );
  }
}
