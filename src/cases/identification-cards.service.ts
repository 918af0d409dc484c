import { Injectable } from '@nestjs/common';
import { GlassStore } from '../access/index.js';
import { Work, type Tx } from '../audit/index.js';
import {
  decodeCursor,
  found,
  holds,
  toPage,
  type Actor,
  type CaseId,
  type Country,
  type IdentificationId,
} from '../kernel/index.js';
import { CaseNotesStore } from './case-notes.store.js';
import { toLead } from './caseload.service.js';
import { CaseloadStore } from './caseload.store.js';
import { CasesStore } from './cases.store.js';
import type { IdentificationListView, IdentificationView } from './identification.api.js';
import { mayTellByPhone } from './identification.js';
import { IdentificationsStore, type LoggedIdentification } from './identifications.store.js';
import { asAcknowledged } from './who-leads.js';

/** What a first responder sees of what they sent: their own list, and of each who has it now. */
@Injectable()
export class IdentificationCards {
  constructor(
    private readonly work: Work,
    private readonly store: IdentificationsStore,
    private readonly cases: CasesStore,
    private readonly caseload: CaseloadStore,
    private readonly notes: CaseNotesStore,
    private readonly glass: GlassStore,
  ) {}

  view(actor: Actor, id: IdentificationId): Promise<IdentificationView> {
    return this.work.read(actor, 'identification.view', { identification: id }, (tx) => this.cardIn(tx, actor, id));
  }

  list(actor: Actor, after?: string): Promise<IdentificationListView> {
    return this.work.read(actor, 'identification.list', {}, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      tx.touchedFields('lead');
      return toPage(
        await this.store.mine(tx, actor, before),
        (logged) => toLine(actor, logged),
        ({ id }) => [id],
      );
    });
  }

  /** `known` spares a trip to whoever has just written it. */
  async cardIn(
    tx: Tx,
    actor: Actor,
    id: IdentificationId,
    known?: { caseId: CaseId | null; country: Country },
  ): Promise<IdentificationView> {
    const logged = this.store.find(tx, id);
    const { caseId, country } = known ?? found(await logged);
    const worker = holds(actor, 'caseworker', 'lead_coordinator');
    const [identification, brief, acknowledged, laterWord, emergencyNumber, glass, ways] = await Promise.all([
      logged.then(found),
      caseId ? this.cases.brief(tx, caseId as CaseId) : undefined,
      caseId ? this.notes.acknowledged(tx, caseId as CaseId) : [],
      caseId && !known ? this.store.laterWord(tx, id) : null,
      this.store.emergencyNumber(tx, country),
      caseId ? this.glass.sections(tx, caseId as CaseId, actor.institutionId) : [],
      caseId && worker && !known ? this.caseload.relations(tx, caseId as CaseId, actor.institutionId) : [],
    ]);
    tx.about({ case: caseId ?? undefined });
    if (!known) {
      tx.touchedFields('indicators');
      tx.showedWordsOf(identification.institutionId);
    }
    return {
      id,
      outcome: identification.outcome,
      at: identification.at,
      urgency: identification.urgency,
      emergencyNumber,
      caseId: brief ? caseId : null,
      number: brief?.number ?? null,
      leads: toLead(brief?.lead, acknowledged, actor),
      laterWord,
      answers: identification.answers,
      allowed: [
        ...allowedOnCard(actor, { loggedBy: identification.loggedBy, lead: brief?.lead?.institutionId ?? null }),
        ...(brief?.open && glass.length > 0 ? ['break_glass'] : []),
        ...(brief && worker && (brief.lead?.institutionId === actor.institutionId || ways.some(worksOnIt))
          ? ['view_case']
          : []),
      ],
    };
  }
}

/** Whoever met the person, and nothing more, has this card and not the case. */
const worksOnIt = ({ relation }: { relation: string }): boolean =>
  relation !== 'first_responder' && relation !== 'break_glass';

const toLine = (actor: Actor, logged: LoggedIdentification) => ({
  id: logged.id,
  outcome: logged.outcome,
  at: logged.at,
  urgency: logged.urgency,
  number: logged.number,
  leads: logged.leadName
    ? {
        institution: logged.leadName,
        dutyLine: logged.dutyLine,
        acknowledged: asAcknowledged(logged.acknowledged),
      }
    : null,
  laterWord: logged.laterWord,
  allowed: allowedOnCard(actor, logged),
});

const allowedOnCard = (actor: Actor, logged: Parameters<typeof mayTellByPhone>[1]): string[] =>
  mayTellByPhone(actor, logged) ? ['told_by_phone'] : [];
