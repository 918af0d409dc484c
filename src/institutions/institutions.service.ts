import { Injectable } from '@nestjs/common';
import { settled, type Tx } from '../audit/index.js';
import { found, Refusal, type Country, type InstitutionId, type WhyNot } from '../kernel/index.js';
import { ranked } from './candidates.js';
import { answerTime, type AnswerTime } from './deadlines.js';
import { firstLeadBy, type FirstLead } from './first-lead.js';
import { opensAt, whyNotSendNow, type Urgency } from './hours.js';
import type { Institution, MandateKind } from './institution.js';
import { InstitutionsStore } from './institutions.store.js';
import { MandatesStore } from './mandates.store.js';
import { RulesStore } from './rules.store.js';

export interface Place {
  readonly country: Country;
  readonly identifier: InstitutionId;
  readonly ageGroup: 'adult' | 'minor' | 'unsure';
  readonly gender?: string;
  readonly region?: string;
}

export interface Wanted {
  readonly ageGroup?: 'adult' | 'minor' | 'unsure';
  readonly gender?: string;
  readonly region?: string;
  /** Who offers this service; absent: who may lead. */
  readonly service?: string;
}

/** What other modules ask the directory, inside their own transaction; each question is one trip to the database. */
@Injectable()
export class InstitutionsService {
  constructor(
    private readonly institutions: InstitutionsStore,
    private readonly rules: RulesStore,
    private readonly mandates: MandatesStore,
  ) {}

  find(tx: Tx, id: InstitutionId): Promise<Institution | undefined> {
    return this.institutions.find(tx, id);
  }

  async findMany(tx: Tx, ids: readonly InstitutionId[]): Promise<Map<InstitutionId, Institution>> {
    if (ids.length === 0) return new Map();
    const rows = await this.institutions.findMany(tx, [...new Set(ids)]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Who leads a new case, by the rule of the country where the person is; no lead is given to what ends meanwhile. */
  async firstLead(tx: Tx, place: Place): Promise<FirstLead & { holdingTime?: string }> {
    const held = this.rules.holdMandates(tx, place.country);
    const asked = this.rules.firstLead(tx, place.country, place.identifier);
    await settled([held, asked]);
    const rule = found(await asked);
    const person = { ageGroup: place.ageGroup, ...optional(place) };
    const lead = firstLeadBy(
      rule.steps ?? [],
      { institutionId: place.identifier, kind: rule.kind },
      rule.leaders,
      person,
    );
    return lead.basis === 'holding' && rule.holdingTime ? { ...lead, holdingTime: rule.holdingTime } : lead;
  }

  /** Holds a lead mandate now; it cannot end before the asking transaction does. */
  async mayLead(tx: Tx, id: InstitutionId): Promise<boolean> {
    const held = this.rules.holdMandatesOf(tx, id);
    const holds = this.institutions.holds(tx, id, ['lead']);
    await settled([held, holds]);
    return holds;
  }

  holds(tx: Tx, id: InstitutionId, mandate: MandateKind, service?: string): Promise<boolean> {
    return this.institutions.holds(tx, id, [mandate], service);
  }

  /** Whether it answers for its country: the focal point, or the escalation desk where there is none. */
  keepsCountry(tx: Tx, id: InstitutionId): Promise<boolean> {
    return this.mandates.keepsCountry(tx, id);
  }

  focalPoints(tx: Tx, country: Country): Promise<Institution[]> {
    return this.institutions.holders(tx, country, 'focal_point');
  }

  /** Who receives an alert about a person in danger in this country, as it named them; open desks first. */
  async dangerDesks(tx: Tx, country: Country): Promise<(Institution & { open: boolean })[]> {
    const desks = await this.institutions.holders(tx, country, 'danger_desk');
    return [...desks].sort((a, b) => Number(b.open) - Number(a.open));
  }

  /** Best first: meant for this person, open now, verified. */
  async candidates(tx: Tx, country: Country, person: Wanted): Promise<(Institution & { open: boolean })[]> {
    const holders = await this.institutions.holders(tx, country, person.service ? 'service' : 'lead', person.service);
    return ranked(holders, { ...(person.ageGroup ? { ageGroup: person.ageGroup } : {}), ...optional(person) });
  }

  /** Whom an unanswered request climbs to, in order; the last one holds fallback leads. */
  escalation(tx: Tx, country: Country): Promise<InstitutionId[]> {
    return this.rules.escalation(tx, country);
  }

  async fallback(tx: Tx, country: Country): Promise<InstitutionId> {
    const held = this.rules.holdMandates(tx, country);
    const asked = this.rules.fallback(tx, country);
    await settled([held, asked]);
    const id = await asked;
    if (!id) throw new Refusal('not-able-to-lead', 'This country names nobody who takes leads that would lapse.');
    return id;
  }

  /** Emergency and urgent run around the clock; normal runs in the receiver's working days and holidays. */
  async answerBy(
    tx: Tx,
    receiver: { institutionId?: InstitutionId; country: Country },
    urgency: Urgency,
  ): Promise<AnswerTime & { timeZone: string }> {
    const rule = found(await this.rules.answerRule(tx, receiver.institutionId, receiver.country, urgency));
    const measure =
      rule.workingDays !== null ? { workingDays: rule.workingDays } : { milliseconds: rule.milliseconds ?? 0 };
    if (rule.workingDays === null && rule.milliseconds === null) throw noTime(`answer, ${urgency}`, receiver.country);
    return { ...answerTime(rule.now, measure, rule.timeZone, new Set(rule.holidays)), timeZone: rule.timeZone };
  }

  /** How long something lasts here and now, as interval text for `$n::interval`. */
  async lasts(tx: Tx, country: Country, what: string): Promise<string> {
    const lasts = await this.rules.lasts(tx, country, what);
    if (lasts === undefined) throw noTime(what, country);
    return lasts;
  }

  async openNow(
    tx: Tx,
    ids: readonly InstitutionId[],
  ): Promise<Map<InstitutionId, { open: boolean; opensAt?: string }>> {
    if (ids.length === 0) return new Map();
    const desks = await this.institutions.openness(tx, [...new Set(ids)]);
    return new Map(
      desks.map((desk) => {
        const opens = desk.open ? undefined : opensAt(desk, desk.now, new Set(desk.holidays));
        return [desk.id, { open: desk.open, ...(opens ? { opensAt: opens.toISOString() } : {}) }];
      }),
    );
  }

  /** Why a request of this urgency cannot go to these desks now, by the database's clock; desks that are open are not in it. */
  async whyNotSend(tx: Tx, ids: readonly InstitutionId[], urgency: Urgency): Promise<Map<InstitutionId, WhyNot>> {
    if (ids.length === 0 || urgency === 'normal') return new Map();
    const desks = await this.institutions.openness(tx, [...new Set(ids)]);
    const refused = desks.map(
      (desk) => [desk.id, whyNotSendNow(desk, urgency, desk.now, new Set(desk.holidays))] as const,
    );
    return new Map(refused.filter(([, why]) => why !== undefined));
  }
}

const optional = (person: { gender?: string; region?: string }) => ({
  ...(person.gender === undefined ? {} : { gender: person.gender }),
  ...(person.region === undefined ? {} : { region: person.region }),
});

const noTime = (what: string, country: string): Error =>
  new Error(`The rule table has no time for "${what}" in ${country} or for all countries.`);
