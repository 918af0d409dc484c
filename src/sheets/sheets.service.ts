import { Injectable } from '@nestjs/common';
import { SECTIONS } from '../access/index.js';
import { Work, type Tx } from '../audit/index.js';
import { CasesService, type CaseBrief } from '../cases/index.js';
import { sectionsRead } from '../disclosures/index.js';
import { InstitutionsService, mayBeNamed } from '../institutions/index.js';
import { found, permit, refuseIf, type Actor, type CaseId, type InstitutionId } from '../kernel/index.js';
import { TextsService } from '../texts/index.js';
import { ConsentsService } from '../victims/index.js';
import { answersShown, helpsShown, looksShown, waysOf, whyNotHandOut } from './sheet.js';
import { blocksOf, type Facts } from './sheet-blocks.js';
import type { HandOutBody, SheetHandOutView, SheetView } from './sheets.api.js';
import { SheetsStore } from './sheets.store.js';

const ENGLISH = 'en';

/** The person's sheet: put together for the lead each time, kept nowhere; what is kept is that it was given, and how. */
@Injectable()
export class SheetsService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly consents: ConsentsService,
    private readonly institutions: InstitutionsService,
    private readonly texts: TextsService,
    private readonly store: SheetsStore,
  ) {}

  view(actor: Actor, caseId: CaseId, wanted: string | undefined): Promise<SheetView> {
    return this.work.read(actor, 'sheet.view', { case: caseId }, async (tx) => {
      const brief = await this.led(tx, actor, caseId);
      const language = wanted ?? (await this.spoken(tx, caseId));
      const [text, facts, handOuts, languages] = await Promise.all([
        this.texts.standing(tx, actor.country, language, 'sheet'),
        this.facts(tx, actor, brief, language),
        this.store.handOuts(tx, caseId),
        this.texts.standings(tx, actor.country, 'sheet'),
      ]);
      const shownIn = text.words ? language : ENGLISH;
      const words = text.words ?? text.source;
      const say = (part: string) => words[part] ?? '';
      const dates = new Intl.DateTimeFormat(shownIn === ENGLISH ? 'en-GB' : shownIn, {
        dateStyle: 'long',
        timeZone: found(brief.lead).timeZone,
      });
      const day = (at: Date) => dates.format(at);
      return {
        caseId,
        language,
        standing: text.standing,
        shownIn,
        languages,
        ways: [...waysOf(text.words === null)],
        title: say('title'),
        intro: say('intro'),
        madeOn: `${say('made_on')} ${day(brief.now)}`,
        blocks: blocksOf(facts, { say, day }),
        handOuts,
        allowed: ['hand_out'],
      };
    });
  }

  handOut(actor: Actor, caseId: CaseId, body: HandOutBody): Promise<SheetHandOutView> {
    return this.work.write(actor, 'sheet.hand-out', { case: caseId }, async (tx) => {
      await this.cases.lock(tx, caseId);
      await this.led(tx, actor, caseId);
      const text = await this.texts.standing(tx, actor.country, body.language, 'sheet');
      refuseIf(whyNotHandOut(body, text.words === null));
      const id = await this.store.handOut(tx, actor, caseId, body);
      const { how, language } = body;
      await this.cases.note(tx, actor, caseId, 'sheet_handed_out', { how, language }, 'consent');
      return found((await this.store.handOuts(tx, caseId)).find((given) => given.id === id));
    });
  }

  private async led(tx: Tx, actor: Actor, caseId: CaseId): Promise<CaseBrief> {
    const brief = found(await this.cases.brief(tx, caseId));
    permit(brief.lead?.institutionId === actor.institutionId);
    return brief;
  }

  /** In which language the person was asked last. */
  private async spoken(tx: Tx, caseId: CaseId): Promise<string> {
    const asked = (await this.consents.latest(tx, caseId)).find(({ howAsked }) => 'language' in howAsked);
    return asked && 'language' in asked.howAsked ? asked.howAsked.language : ENGLISH;
  }

  private async facts(tx: Tx, actor: Actor, brief: CaseBrief, language: string): Promise<Facts> {
    const lead = found(brief.lead);
    const [institution, shared, looks, helps, answers, complain, emergencyNumber] = await Promise.all([
      this.institutions.find(tx, lead.institutionId),
      this.store.shared(tx, brief.id, lead.institutionId),
      this.store.looked(tx, brief.id, lead.timeZone),
      this.store.helps(tx, brief.id),
      this.consents.latest(tx, brief.id),
      this.store.complain(tx, actor.country),
      this.store.emergencyNumber(tx, actor.country),
    ]);
    if (answers.length > 0) tx.touchedFields('consent');
    tx.showedWordsOf(...answers.map(({ institutionId }) => institutionId));
    const { kind, name, localName } = found(institution);
    const recipients = await this.institutions.findMany(
      tx,
      answers.flatMap(({ recipientInstitution }) =>
        recipientInstitution ? [recipientInstitution as InstitutionId] : [],
      ),
    );
    const called = (one: { name: string; localName: string }) => (language === ENGLISH ? one.name : one.localName);
    return {
      madeAt: brief.now,
      lead: {
        kind,
        country: lead.country,
        name: mayBeNamed({ kind, name, localName }) ? called({ name, localName }) : null,
        phone: lead.dutyLine,
        since: new Date(lead.since),
      },
      helps: helpsShown(helps),
      shared: shared.map((one) => ({ ...one, sections: inOrder(one.sections) })),
      looked: looksShown(looks, (action, fields) => sectionsRead(action, fields, SECTIONS)).map((one) => ({
        ...one,
        sections: inOrder(one.sections),
      })),
      answers: answersShown(answers, (id) => recipients.get(id as InstitutionId)?.kind, brief.now),
      complain: complain.map((one) => ({ name: called(one), phone: one.phone, forData: one.forData })),
      emergencyNumber,
    };
  }
}

/** The same order on every line of every sheet. */
const inOrder = (sections: readonly string[]) => SECTIONS.filter((section) => sections.includes(section));
