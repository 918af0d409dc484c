import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Actor, CaseId } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import type { ConsentAnswerBody } from './consent.api.js';
import { isProvisional, saidYesToCountry, type HowAsked } from './consent.js';
import { ConsentsStore, type ConsentAnswer } from './consents.store.js';

export interface Asked {
  caseId: CaseId;
  question: string;
  answer: ConsentAnswerBody;
  howAsked: HowAsked | undefined;
  /** The officer's first questions: oral answers to them are asked again. */
  firstContact: boolean;
  validUntil: Date | null;
}

/** What the person answered. A yes is looked up here before anything leaves for another institution or country. */
@Injectable()
export class ConsentsService {
  constructor(private readonly store: ConsentsStore) {}

  async record(tx: Tx, actor: Actor, ...asked: Asked[]): Promise<void> {
    const rows = asked.flatMap(({ caseId, question, answer, howAsked, firstContact, validUntil }) =>
      (answer.countries?.length ? answer.countries : [null]).map((country) => ({
        id: newId(),
        caseId,
        question,
        answer: answer.answer,
        whyNotAsked: answer.whyNotAsked ?? null,
        country,
        howAsked: howAsked ?? {},
        provisional: answer.answer === 'yes' && isProvisional(howAsked, firstContact),
        validUntil: answer.answer === 'yes' ? validUntil : null,
        accountId: actor.accountId,
        institutionId: actor.institutionId,
      })),
    );
    await this.store.add(tx, ...rows);
  }

  /** The yes, or no, to one receiver and its sections, heard after the receiver's answer. */
  async recordForReceiver(
    tx: Tx,
    actor: Actor,
    yes: { caseId: CaseId; requestId: string; answer: 'yes' | 'no'; sections: readonly string[]; howAsked: HowAsked },
  ): Promise<void> {
    await this.store.add(tx, {
      id: newId(),
      caseId: yes.caseId,
      question: 'share_with_receiver',
      answer: yes.answer,
      requestId: yes.requestId,
      sections: [...yes.sections],
      howAsked: yes.howAsked,
      provisional: false,
      accountId: actor.accountId,
      institutionId: actor.institutionId,
    });
  }

  latest(tx: Tx, caseId: CaseId): Promise<ConsentAnswer[]> {
    return this.store.latest(tx, caseId);
  }

  async yesToCountry(tx: Tx, caseId: CaseId, country: string): Promise<boolean> {
    const [answers, { now }] = await Promise.all([this.store.latest(tx, caseId), this.store.until(tx, '0')]);
    return saidYesToCountry(answers, country, now);
  }

  /** The instant at which a yes given now runs out; `lasts` is interval text. */
  async validUntil(tx: Tx, lasts: string): Promise<Date> {
    return (await this.store.until(tx, lasts)).until;
  }

  async saidNoTo(tx: Tx, caseId: CaseId, question: string): Promise<boolean> {
    return (await this.store.latest(tx, caseId)).find((given) => given.question === question)?.answer === 'no';
  }
}
