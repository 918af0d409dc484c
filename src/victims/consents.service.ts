import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { found, invalid, type Actor, type CaseId } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import type { AskConsentBody, ConsentAnswerBody, RecipientBody, WithdrawConsentBody } from './consent.api.js';
import type { ConsentAnswerRecord } from './consent-answer.record.js';
import { ABOUT, isProvisional, type HowAsked, type Question } from './consent.js';
import { ConsentsStore, type ConsentAnswer } from './consents.store.js';

export interface Asked {
  caseId: CaseId;
  question: Question;
  answer: ConsentAnswerBody;
  howAsked: HowAsked | undefined;
  /** The officer's first questions: oral answers to them are asked again. */
  firstContact: boolean;
  validUntil: Date | null;
}
type Row = Partial<ConsentAnswerRecord>;

/**
 * What the person answered. A yes is looked up before anything leaves for another institution or country, and the database
 * refuses a grant that no answer covers, and ends the grants that an answer takes back.
 */
@Injectable()
export class ConsentsService {
  constructor(private readonly store: ConsentsStore) {}

  async record(tx: Tx, actor: Actor, ...asked: Asked[]): Promise<void> {
    await this.store.add(tx, ...asked.flatMap((one) => rowsOf(actor, one)));
  }

  /** One question, asked by the lead; of `share_sections` also to whom, what and for what. */
  async recordAsked(tx: Tx, actor: Actor, caseId: CaseId, body: AskConsentBody, runsOut: Date | null): Promise<void> {
    const { question, answer, howAsked, recipient, sections, purpose, evidence } = body;
    if (question !== 'share_sections' && (recipient || sections || purpose))
      throw invalid('question', 'must be share_sections where a recipient, sections or a purpose are named');
    if (question === 'share_sections' && answer.answer === 'yes' && (!recipient || !sections?.length))
      throw invalid('recipient', 'must be named with its sections: nobody says yes to everything for everybody');
    const validUntil = body.validUntil ? new Date(body.validUntil) : null;
    const ends = validUntil && (!runsOut || validUntil < runsOut) ? validUntil : runsOut;
    const rows = rowsOf(actor, { caseId, question, answer, howAsked, firstContact: false, validUntil: ends });
    const named = question === 'share_sections' ? { ...to(recipient), sections: [...(sections ?? [])] } : {};
    await this.keep(
      tx,
      caseId,
      evidence,
      rows.map((row) => ({ ...row, ...named, ...(purpose ? { purpose } : {}) })),
    );
  }

  /** On the person's word: a no to whatever it names, from now on. Nothing that was answered before is changed. */
  async withdraw(tx: Tx, actor: Actor, caseId: CaseId, body: WithdrawConsentBody): Promise<void> {
    const { recipient, request, howAsked, evidence } = body;
    if (recipient && request) throw invalid('request', 'is one recipient already; name the one or the other');
    if (request) found((await this.store.isRequestOf(tx, caseId, request)) || undefined);
    const said = { caseId, answer: { answer: 'no' }, howAsked, firstContact: false, validUntil: null } as const;
    const share = rowsOf(actor, { ...said, question: request ? 'share_with_receiver' : 'share_sections' });
    const whole = !request && !body.sections?.length && !recipient?.institution && !recipient?.kinds;
    const countries = recipient?.country ? [recipient.country] : [];
    const abroad = rowsOf(actor, { ...said, question: 'another_country', answer: { answer: 'no', countries } });
    const scope = { ...to(recipient), requestId: request ?? null, sections: [...(body.sections ?? [])] };
    await this.keep(tx, caseId, evidence, [
      ...share.map((row) => ({ ...row, ...scope, withdrawal: true })),
      ...(whole ? abroad.map((row) => ({ ...row, withdrawal: true })) : []),
    ]);
  }

  /** The yes, or no, to one receiver and its sections, heard after the receiver's answer. */
  async recordForReceiver(
    tx: Tx,
    actor: Actor,
    yes: { caseId: CaseId; requestId: string; answer: 'yes' | 'no'; sections: readonly string[]; howAsked: HowAsked },
  ): Promise<void> {
    const [row] = rowsOf(actor, {
      caseId: yes.caseId,
      question: 'share_with_receiver',
      answer: { answer: yes.answer },
      howAsked: yes.howAsked,
      firstContact: false,
      validUntil: null,
    });
    await this.store.add(tx, { ...row, requestId: yes.requestId, sections: [...yes.sections] });
  }

  latest(tx: Tx, caseId: CaseId): Promise<ConsentAnswer[]> {
    return this.store.latest(tx, caseId);
  }

  yesToCountry(tx: Tx, caseId: CaseId, country: string): Promise<boolean> {
    return this.store.yesToCountry(tx, caseId, country);
  }

  /** The instant at which a yes given now runs out; `lasts` is interval text. */
  validUntil(tx: Tx, lasts: string): Promise<Date> {
    return this.store.until(tx, lasts);
  }

  async saidNoTo(tx: Tx, caseId: CaseId, question: string): Promise<boolean> {
    const said = (await this.store.latest(tx, caseId)).find(
      (given) => given.question === question && ['yes', 'no', 'undecided'].includes(given.answer),
    );
    return said?.answer === 'no';
  }

  private async keep(tx: Tx, caseId: CaseId, evidence: string | undefined, rows: readonly Row[]): Promise<void> {
    const kept = rows.map((row) => ({ ...row, evidence: null as Buffer | null }));
    if (evidence) for (const row of kept) row.evidence = await this.store.seal(tx, caseId, found(row.id), evidence);
    await this.store.add(tx, ...kept);
  }
}

function to(
  recipient: RecipientBody | undefined,
): Pick<Row, 'recipientInstitution' | 'country'> & { recipientKinds: string[] } {
  const { institution, country, kinds } = recipient ?? {};
  if (recipient && [institution, country, kinds?.length ? kinds : undefined].filter(Boolean).length !== 1)
    throw invalid('recipient', 'must name one institution, or a country, or kinds of institutions');
  return {
    recipientInstitution: institution ?? null,
    country: country ?? null,
    recipientKinds: [...(kinds ?? [])].sort(),
  };
}

/** One row for each country that the answer names. Every row of an insert names the same columns. */
function rowsOf(actor: Actor, { caseId, question, answer, howAsked, firstContact, validUntil }: Asked) {
  const { purpose, sections, kinds } = ABOUT[question];
  const yes = answer.answer === 'yes';
  return (answer.countries?.length ? answer.countries : [null]).map((country) => ({
    id: newId(),
    caseId,
    question,
    answer: answer.answer,
    whyNotAsked: answer.whyNotAsked ?? null,
    country,
    requestId: null as string | null,
    sections: [...(sections ?? [])],
    howAsked: howAsked ?? {},
    provisional: yes && isProvisional(howAsked, firstContact),
    validUntil: yes ? validUntil : null,
    purpose,
    recipientInstitution: null as string | null,
    recipientKinds: [...(kinds ?? [])] as string[],
    withdrawal: false,
    accountId: actor.accountId,
    institutionId: actor.institutionId,
  }));
}
