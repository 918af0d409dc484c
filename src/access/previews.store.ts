import { Injectable } from '@nestjs/common';
import type { CaseId, InstitutionId } from '../kernel/index.js';
import { settled, type Tx } from '../audit/index.js';
import { whenBroken } from '../platform/database/index.js';
import { complete, type Preview, type PreviewAnswers } from './preview.js';
import { PreviewRecord, QuestionRecord } from './preview.record.js';

whenBroken({
  one_question_per_round: ['already-open', 'A question was asked at the same moment.'],
  question_two_rounds: ['not-possible-now', 'Two rounds of questions have been asked.'],
});

const MERGE = `update preview set content = content || $2::jsonb where request_id = $1`;
const ANSWER = `update question set answers = $3, answered_at = clock_timestamp()
  where request_id = $1 and round = $2 and asked_by = $4 and answered_at is null`;

interface NewQuestion {
  readonly requestId: string;
  readonly requestKind: 'ask' | 'handover';
  readonly round: number;
  readonly askedBy: InstitutionId;
  readonly askedOf: InstitutionId;
  readonly codes: readonly string[];
  /** The sender's clock, as ISO text. */
  readonly dueAt?: string;
}

/** Previews and questions of asks and handovers; who sees which row is decided by row-level security on their request. */
@Injectable()
export class PreviewsStore {
  async insert(
    tx: Tx,
    preview: {
      requestId: string;
      requestKind: 'need' | 'handover';
      caseId: CaseId;
      fromInstitution: InstitutionId;
      answers: PreviewAnswers;
    },
  ): Promise<void> {
    const { answers, ...request } = preview;
    await tx.insert(PreviewRecord, { ...request, content: complete(answers) });
  }

  /** Nothing when there is none that the actor may see. */
  async read(tx: Tx, requestId: string): Promise<Preview | undefined> {
    return (await tx.selectOne(PreviewRecord, 'where t.request_id = $1', [requestId]))?.content;
  }

  /** In the order of the rounds. */
  questions(tx: Tx, requestId: string): Promise<QuestionRecord[]> {
    return tx.select(QuestionRecord, 'where t.request_id = $1 order by t.round', [requestId]);
  }

  /** Of several requests at once. */
  async questionsOf(tx: Tx, requestIds: readonly string[]): Promise<QuestionRecord[]> {
    if (requestIds.length === 0) return [];
    return tx.select(QuestionRecord, 'where t.request_id = any($1::uuid[]) order by t.round', [requestIds]);
  }

  ask(tx: Tx, question: NewQuestion): Promise<void> {
    const { dueAt, ...rest } = question;
    return tx.insert(QuestionRecord, {
      ...rest,
      codes: [...question.codes],
      ...(dueAt ? { dueAt: dueAt as unknown as Date } : {}),
    });
  }

  /** Answers the open round and writes the answers into the preview, so that nobody else has to ask the same. */
  async answer(
    tx: Tx,
    question: { requestId: string; askedBy: string; round: number },
    previewOf: string,
    answers: PreviewAnswers,
  ): Promise<boolean> {
    const content = JSON.stringify(answers);
    const answered = tx.touched(ANSWER, [question.requestId, question.round, content, question.askedBy]);
    await settled([answered, tx.run(MERGE, [previewOf, content])]);
    return (await answered) === 1;
  }
}
