import { Injectable } from '@nestjs/common';
import {
  mayBeChild,
  PreviewsStore,
  PreviewView,
  whyNotRound,
  type Preview,
  type QuestionRecord,
  type QuestionView,
} from '../access/index.js';
import { AccountsService } from '../accounts/index.js';
import type { Tx } from '../audit/index.js';
import { InstitutionsService, inZones, type DueView, type Institution } from '../institutions/index.js';
import { found, type AccountId, type Actor, type InstitutionId } from '../kernel/index.js';
import { CONFIRMED, SHOWN, whyNot, NOT_ANSWERED } from './ask.js';
import { allowed, isWithOne, standingOf, type Standing } from './ask.policy.js';
import type { AskRowView, AskView, NamedPlaceView, PartyView } from './asks.api.js';
import type { AskRow } from './asks.store.js';
import type { AskedPlaceView } from './needs.api.js';

type Directory = Map<InstitutionId, Institution>;

/** What each side is shown of an ask. Everything is shown by standing: nothing of the case reaches a place before its time. */
@Injectable()
export class AskViews {
  constructor(
    private readonly institutions: InstitutionsService,
    private readonly accounts: AccountsService,
    private readonly previews: PreviewsStore,
  ) {}

  async of(tx: Tx, actor: Actor, ask: AskRow): Promise<AskView> {
    const standing = found(standingOf(actor, ask));
    const ids = [ask.fromInstitution, ask.toInstitution, ask.otherPlace, ask.escalatedTo].filter((id) => id !== null);
    const staff = [ask.askedBy, ask.claimedBy].filter((id) => id !== null) as AccountId[];
    const seesContent =
      standing === 'sender' || (standing === 'receiver' ? SHOWN.includes(ask.status) : ask.status === 'escalated');
    const [directory, open, names, preview, questions] = await Promise.all([
      this.institutions.findMany(tx, ids),
      this.institutions.openNow(tx, [ask.fromInstitution, ask.toInstitution]),
      this.accounts.names(tx, staff),
      seesContent ? this.previews.read(tx, ask.needId) : undefined,
      seesContent ? this.previews.questions(tx, ask.id) : [],
    ]);
    tx.touchedFields(...(preview ? ['preview'] : []));
    const party = (id: InstitutionId, contact: string | null, phone?: string | null): PartyView => {
      const { name, country, dutyLine } = found(directory.get(id));
      const desk = open.get(id);
      return {
        institutionId: id,
        name,
        country,
        contact,
        phone: phone ?? dutyLine,
        openNow: desk?.open ?? false,
        opensAt: desk?.opensAt ?? null,
      };
    };
    return {
      ...own(ask),
      standing,
      due: due(ask, directory),
      ...content(preview, questions),
      sender: party(ask.fromInstitution, names.get(ask.askedBy as AccountId) ?? null),
      receiver: party(ask.toInstitution, ask.contactName, ask.contactPhone),
      ...answer(ask, standing, directory),
      ...between(ask, standing, directory),
      claimedBy:
        isWithOne(standing, ask) && standing !== 'sender' && ask.claimedBy
          ? (names.get(ask.claimedBy as AccountId) ?? null)
          : null,
      ...aboutCase(ask, standing),
      allowed: allowed(actor, standing, ask, { roundsLeft: whyNotRound(rounds(questions)) === undefined }),
    };
  }

  /** One row of a list; asks of others, or for roles that do not work on cases, are not in it. */
  async rows(tx: Tx, actor: Actor, asks: readonly AskRow[]): Promise<Map<string, AskRowView>> {
    const staff = asks.map(({ claimedBy }) => claimedBy).filter((id) => id !== null) as AccountId[];
    const askable = asks.filter((ask) => ask.toInstitution === actor.institutionId && !whyNot('question', ask));
    const [directory, names, questions] = await Promise.all([
      this.institutions.findMany(
        tx,
        asks.flatMap((ask) => [ask.fromInstitution, ask.toInstitution]),
      ),
      staff.length > 0 ? this.accounts.names(tx, staff) : new Map<AccountId, string>(),
      this.previews.questionsOf(
        tx,
        askable.map(({ id }) => id),
      ),
    ]);
    const earlier = (id: string) => rounds(questions.filter(({ requestId }) => requestId === id));
    return new Map(
      asks.flatMap((ask) => {
        const standing = standingOf(actor, ask);
        if (!standing) return [];
        const other = standing === 'sender' ? ask.toInstitution : ask.fromInstitution;
        const { id, reference, status, service, urgency, sentAt, endedAt, clockStopped, unanswered } = own(ask);
        const row: AskRowView = {
          id,
          reference,
          standing,
          status,
          service,
          urgency,
          sentAt,
          endedAt,
          clockStopped,
          unanswered,
          due: due(ask, directory),
          institution: found(directory.get(other)).name,
          claimedBy:
            isWithOne(standing, ask) && standing !== 'sender' && ask.claimedBy
              ? (names.get(ask.claimedBy as AccountId) ?? null)
              : null,
          allowed: allowed(actor, standing, ask, { roundsLeft: whyNotRound(earlier(ask.id)) === undefined }),
        };
        return [[ask.id, row] as const];
      }),
    );
  }

  /** Who was asked, when, why not. */
  async asked(tx: Tx, asks: readonly AskRow[]): Promise<(AskedPlaceView & { needId: string })[]> {
    const ids = asks
      .flatMap((ask) => [ask.fromInstitution, ask.toInstitution, ask.otherPlace])
      .filter((id) => id !== null);
    const directory = await this.institutions.findMany(tx, ids);
    return asks.map((ask) => ({
      askId: ask.id,
      needId: ask.needId,
      reference: ask.reference,
      institutionId: ask.toInstitution,
      institution: found(directory.get(ask.toInstitution)).name,
      status: ask.status,
      sentAt: ask.sentAt,
      openedAt: ask.openedAt,
      answeredAt: ask.answeredAt,
      due: due(ask, directory),
      declineReason: ask.declineReason,
      otherPlace: named(ask.otherPlace, directory),
      endReason: ask.endReason,
      outcome: ask.outcome,
    }));
  }
}

const own = (ask: AskRow) => ({
  id: ask.id,
  reference: ask.reference,
  status: ask.status,
  service: ask.service,
  urgency: ask.urgency,
  sentAt: ask.sentAt,
  openedAt: ask.openedAt,
  answeredAt: ask.answeredAt,
  confirmedAt: ask.confirmedAt,
  startedAt: ask.startedAt,
  endedAt: ask.endedAt,
  outcome: ask.outcome,
  clockStopped: ask.clockStoppedAt !== null,
  unanswered: NOT_ANSWERED.includes(ask.status),
});

const due = (ask: AskRow, directory: Directory): DueView =>
  inZones(
    ask.dueAt,
    found(directory.get(ask.toInstitution)).timeZone,
    found(directory.get(ask.fromInstitution)).timeZone,
  );

const named = (id: InstitutionId | null, directory: Directory): NamedPlaceView | null => {
  const place = id ? directory.get(id) : undefined;
  return place ? { institutionId: place.id, name: place.name } : null;
};

export const rounds = (questions: readonly QuestionRecord[]) =>
  questions.map(({ round, codes, answeredAt }) => ({ round, codes, answered: answeredAt !== null }));

const content = (preview: Preview | undefined, questions: readonly QuestionRecord[]) => ({
  preview: preview ? PreviewView.of(preview) : null,
  mayBeChild: preview ? mayBeChild(preview) : null,
  questions: questions.map(({ round, codes, askedAt, answers, answeredAt }): QuestionView => ({
    round,
    codes,
    askedAt,
    answers,
    answeredAt,
  })),
});

/** What the place answered: its own to the place, all of it to the sender. */
const answer = (ask: AskRow, standing: Standing, directory: Directory) => {
  const shown = standing !== 'desk';
  return {
    conditions: shown ? ((ask.conditions ?? []) as AskView['conditions']) : [],
    declineReason: shown ? ask.declineReason : null,
    otherPlace: shown || ask.status === 'answered_elsewhere' ? named(ask.otherPlace, directory) : null,
    endReason: standing === 'sender' || ask.declineReason !== null ? ask.endReason : null,
  };
};

/** What went on around the place's back: the alarms and the phone belong to the sender and the desk. */
const between = (ask: AskRow, standing: Standing, directory: Directory) => ({
  wentUpTo: standing === 'receiver' ? null : named(ask.escalatedTo, directory),
  phoneYes:
    standing === 'sender' && ask.phoneYesWho && ask.phoneYesAt
      ? { who: ask.phoneYesWho, at: ask.phoneYesAt, quietUntil: ask.quietUntil }
      : null,
});

const aboutCase = (ask: AskRow, standing: Standing) => {
  const inCase = standing === 'receiver' && (CONFIRMED as readonly string[]).includes(ask.status);
  return {
    caseId: standing === 'sender' || inCase ? ask.caseId : null,
    needId: standing === 'sender' ? ask.needId : null,
    agreedSections: standing === 'sender' || inCase ? ask.agreedSections : [],
  };
};
