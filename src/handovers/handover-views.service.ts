import { Injectable } from '@nestjs/common';
import {
  PreviewsStore,
  PreviewView,
  type PreviewAnswers,
  type PreviewField,
  type QuestionRecord,
  type QuestionView,
} from '../access/index.js';
import { settled, type Tx } from '../audit/index.js';
import { InstitutionsService, inZones, type DueView, type Institution } from '../institutions/index.js';
import type { Actor, InstitutionId } from '../kernel/index.js';
import type { FeedbackRecord } from './feedback.record.js';
import { FeedbackStore } from './feedback.store.js';
import type { FeedbackView, HandoverView, SideView, TogetherView } from './handover-views.api.js';
import { allowed, sightOf, type Sight, type Standing } from './handover.policy.js';
import type { HandoverRecord } from './handover.record.js';
import { WORD } from './handover.js';
import { HandoversStore } from './handovers.store.js';
import { missingFor, type Facts } from './proposal.js';
import type { Other } from './together.js';

type Names = Map<InstitutionId, Institution>;
type Shown = Pick<HandoverView, keyof HandoverView>;
export type Named = Pick<
  HandoverRecord,
  'fromInstitution' | 'toInstitution' | 'escalatedTo' | 'otherPlace' | 'localHolder'
>;

/** Shows each reader no more than their place in the handover allows (design.md 7, "What a grant covers"). */
@Injectable()
export class HandoverViews {
  constructor(
    private readonly institutions: InstitutionsService,
    private readonly previews: PreviewsStore,
    private readonly feedback: FeedbackStore,
    private readonly store: HandoversStore,
  ) {}

  names(tx: Tx, { fromInstitution, toInstitution, escalatedTo, otherPlace, localHolder }: Named): Promise<Names> {
    const ids = [fromInstitution, toInstitution, escalatedTo, otherPlace, localHolder];
    return this.institutions.findMany(
      tx,
      ids.filter((id) => id !== null),
    );
  }

  /** With preview, questions and feedback, for whoever reads it. */
  async whole(
    tx: Tx,
    actor: Actor,
    handover: HandoverRecord,
    standings: readonly Standing[],
    facts: Facts,
  ): Promise<HandoverView> {
    const names = this.names(tx, handover);
    const preview = this.previews.read(tx, handover.id);
    const questions = this.previews.questions(tx, handover.id);
    const feedback = this.feedback.of(tx, handover.id);
    const sight = sightOf(actor, standings, handover);
    const inherits =
      sight === 'agreed receiver' && handover.takenOverAt === null
        ? this.store.openRequests(tx, handover.id)
        : undefined;
    const travels = handover.overdueSince !== null && ['sender', 'agreed receiver', 'safety notice'].includes(sight);
    const deciding = travels ? this.store.decideFrom(tx, handover.id) : undefined;
    await settled([names, preview, questions, feedback, Promise.resolve(inherits), Promise.resolve(deciding)]);
    const decide = await deciding;
    const openRequests = await inherits;
    const content = await preview;
    if (content && showsPreview(sight)) tx.touchedFields('preview');
    const known = await names;
    const given = (await feedback).map((news) => toFeedback(news, zoned(news.dueAt, handover, known)));
    return {
      ...this.view(actor, handover, standings, facts, known),
      ...(showsPreview(sight)
        ? {
            preview: content ? PreviewView.of(sight === 'safety notice' ? urgentNeeds(content) : content) : null,
            questions: sight === 'safety notice' ? [] : (await questions).map(toQuestion),
          }
        : {}),
      ...(openRequests ? { openRequests } : {}),
      ...(decide ? { decideFrom: zoned(decide.at, handover, known), decideNow: decide.now } : {}),
      ...(given.length > 0 && sight !== 'asked' ? { feedback: given } : {}),
    };
  }

  /** Without what takes more questions to the database: what a move answers. */
  view(actor: Actor, handover: HandoverRecord, standings: readonly Standing[], facts: Facts, names: Names): Shown {
    const sight = sightOf(actor, standings, handover);
    const party = (id: InstitutionId | null): SideView | null => toParty(id ? names.get(id) : undefined);
    return {
      id: handover.id,
      reference: handover.reference,
      status: handover.status,
      word: WORD[handover.status],
      from: party(handover.fromInstitution) ?? unnamed(handover.fromInstitution, handover.fromCountry),
      to: party(handover.toInstitution),
      toCountry: handover.toCountry,
      version: handover.version,
      allowed: allowed(actor, standings, handover, facts),
      takenOverAt: handover.takenOverAt,
      endedAt: handover.endedAt,
      endReason: sight === 'sender' ? handover.endReason : null,
      ...(sight === 'former lead' ? {} : request(handover, sight, names, party)),
      ...(sight === 'sender' || sight === 'agreed receiver'
        ? { ...journey(actor, handover, names), ...person(handover) }
        : {}),
      ...(sight === 'safety notice' ? journey(actor, handover, names) : {}),
      ...(handover.together && facts.others && ASKED_TOGETHER.includes(sight)
        ? { together: toTogether(facts.others) }
        : {}),
      ...(sight === 'sender'
        ? {
            ...own(handover, names, party),
            missing: missingFor(handover, facts),
            ...(facts.askableBy?.length
              ? { askableBy: facts.askableBy.map((by) => ({ ...by, requests: [...by.requests] })) }
              : {}),
          }
        : {}),
    };
  }
}

const ASKED_TOGETHER: readonly Sight[] = ['sender', 'asked', 'agreed receiver'];
/** Of the others a number, and the reference of what the reader has before them anyway. */
const toTogether = (others: readonly Other[]): TogetherView => ({
  others: others.length,
  requests: others.flatMap(({ id, reference, status }) => (reference ? [{ id, reference, status }] : [])),
});
const showsPreview = (sight: Sight): boolean => ['sender', 'asked', 'agreed receiver', 'safety notice'].includes(sight);
/** What whoever stands at the station has to know, in codes: how to speak, whom to expect, what cannot wait. */
const URGENT: readonly PreviewField[] = [
  ...(['languages', 'interpreterNeeded', 'interpreterGender', 'children', 'childrenBands', 'pet'] as const),
  ...(['adultsTravellingTogether', 'mobilityNeeds', 'pregnancy', 'infant', 'dailyMedication'] as const),
  ...(['acutePsychiatricOrWithdrawalCare', 'selfHarmRisk', 'communicableDiseaseUnderCare'] as const),
  ...(['riskLevel', 'riskAtDestination', 'travelMode', 'escort'] as const),
];
const urgentNeeds = (content: PreviewAnswers): PreviewAnswers =>
  Object.fromEntries(URGENT.map((field) => [field, content[field]]));
const unnamed = (id: string, country: string): SideView => ({ id, name: '', country, timeZone: 'UTC' });
const toParty = (row: Institution | undefined): SideView | null =>
  row ? { id: row.id, name: row.name, country: row.country, timeZone: row.timeZone } : null;

function zoned(at: Date, handover: HandoverRecord, names: Names): DueView;
function zoned(at: Date | null, handover: HandoverRecord, names: Names): DueView | null;
function zoned(at: Date | null, handover: HandoverRecord, names: Names): DueView | null {
  if (!at) return null;
  const zone = (id: InstitutionId | null) => (id ? names.get(id)?.timeZone : undefined);
  const home = zone(handover.fromInstitution) ?? 'UTC';
  return inZones(at, zone(handover.toInstitution) ?? home, home);
}

const request = (
  handover: HandoverRecord,
  sight: Sight,
  names: Names,
  party: (id: InstitutionId | null) => SideView | null,
): Partial<HandoverView> => ({
  addressedTo: handover.addressedTo,
  travel: handover.travel,
  reason: handover.reason,
  urgency: handover.urgency,
  openedAt: handover.openedAt,
  answeredAt: handover.answeredAt,
  conditions: handover.conditions ?? [],
  contact: handover.contactName
    ? {
        name: handover.contactName,
        phone: handover.contactPhone ?? '',
        alternate: handover.alternate ?? '',
        dutyLine: (handover.toInstitution ? names.get(handover.toInstitution)?.dutyLine : null) ?? null,
      }
    : null,
  ...(sight === 'own answer'
    ? {}
    : {
        due: zoned(handover.dueAt, handover, names),
        clockStopped: handover.clockStoppedAt !== null,
        escalatedTo: party(handover.escalatedTo),
      }),
});

const person = (handover: HandoverRecord): Partial<HandoverView> => ({
  caseId: handover.caseId,
  agreedSections: handover.agreedSections,
});

const journey = (actor: Actor, handover: HandoverRecord, names: Names): Partial<HandoverView> => ({
  departedAt: handover.departedAt,
  expected: zoned(handover.expectedAt, handover, names),
  overdueSince: handover.overdueSince,
  takeoverDue: zoned(handover.takeoverDueAt, handover, names),
  arrivalReportedAt: handover.arrivalReportedAt,
  metAt: handover.metAt,
  metBy: handover.metBy,
  sharingStoppedAt: handover.sharingStoppedAt,
  cancelAskedByOther: handover.cancelAskedBy !== null && handover.cancelAskedBy !== actor.institutionId,
});

const own = (
  handover: HandoverRecord,
  names: Names,
  party: (id: InstitutionId | null) => SideView | null,
): Partial<HandoverView> => ({
  declineReason: handover.declineReason,
  otherPlace: party(handover.otherPlace),
  phoneYes: handover.phoneYesWho,
  quietUntil: zoned(handover.quietUntil, handover, names),
  localHolder: party(handover.localHolder),
  failedReason: handover.failedReason,
});

const toFeedback = ({ status, givenAt }: FeedbackRecord, due: DueView): FeedbackView => ({ due, status, givenAt });
const toQuestion = ({ round, codes, askedAt, answers, answeredAt }: QuestionRecord): QuestionView => ({
  round,
  codes,
  askedAt,
  answers,
  answeredAt,
});
