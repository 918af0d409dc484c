import { Injectable } from '@nestjs/common';
import { settled, Tx, Work } from '../audit/index.js';
import { found, invalid, permit, Refusal, type Actor, type Country, type InstitutionId } from '../kernel/index.js';
import type {
  ChangeEscalationBody,
  ChangeFirstLeadRuleBody,
  ChangeHolidaysBody,
  ChangeTimeLimitBody,
  CountryListView,
  CountryView,
} from './countries.api.js';
import { CountriesStore, type CountryRow } from './countries.store.js';
import { whyNotSteps } from './first-lead.js';
import { mayKeepCountry } from './institution.policy.js';
import { InstitutionsStore } from './institutions.store.js';
import { MandatesStore } from './mandates.store.js';
import { SuccessionService } from './succession.service.js';

const VERBS = ['change-first-lead-rule', 'change-escalation', 'change-time-limits', 'change-holidays'];

/** A country's rules, read by everyone and changed by those who answer for its directory. */
@Injectable()
export class CountriesService {
  constructor(
    private readonly work: Work,
    private readonly store: CountriesStore,
    private readonly institutions: InstitutionsStore,
    private readonly mandates: MandatesStore,
    private readonly succession: SuccessionService,
  ) {}

  list(actor: Actor): Promise<CountryListView> {
    return this.work.read(actor, 'country.view', {}, async (tx) => {
      const rows = this.store.list(tx);
      const asked = this.mandates.keepsCountry(tx, actor.institutionId);
      await settled([rows, asked]);
      const keeps = await asked;
      return { items: (await rows).map((row) => ({ ...row, allowed: verbs(actor, row.code, keeps) })) };
    });
  }

  view(actor: Actor, code: string): Promise<CountryView> {
    return this.work.read(actor, 'country.view', {}, async (tx) => this.show(tx, actor, code));
  }

  changeFirstLeadRule(
    actor: Actor,
    code: string,
    version: number,
    body: ChangeFirstLeadRuleBody,
  ): Promise<CountryView> {
    const fault = whyNotSteps(body.steps);
    if (fault) throw invalid('steps', fault);
    return this.change(actor, code, version, 'firstLeadRule', (tx, country) =>
      this.store.changeRule(tx, country.code, body.steps, body.source),
    );
  }

  changeEscalation(actor: Actor, code: string, version: number, body: ChangeEscalationBody): Promise<CountryView> {
    return this.change(actor, code, version, 'escalatesTo', async (tx, country) => {
      const known = await this.institutions.findMany(tx, body.institutions as InstitutionId[]);
      if (known.length !== body.institutions.length || known.some((row) => row.country !== country.code))
        throw invalid('institutions', 'must be institutions of this country');
      await this.store.changeEscalation(tx, country.code, body.institutions);
      await this.succession.refuseUnsound(tx, country.code);
    });
  }

  changeTimeLimit(actor: Actor, code: string, version: number, body: ChangeTimeLimitBody): Promise<CountryView> {
    const { hours = null, workingDays = null } = body;
    if ((hours === null) === (workingDays === null)) throw invalid('hours', 'give either hours or working days');
    if (workingDays !== null && body.what !== 'answer.normal')
      throw invalid('workingDays', 'only the answer to a normal request waits for working days');
    const [what = body.what, urgency = null] = body.what.split('.');
    return this.change(actor, code, version, `timeLimit.${body.what}`, (tx, country) =>
      this.store.changeLimit(tx, country.code, { what, urgency, hours, workingDays, source: body.source }),
    );
  }

  changeHolidays(actor: Actor, code: string, version: number, body: ChangeHolidaysBody): Promise<CountryView> {
    if (body.days.some(({ day }) => !day.startsWith(`${body.year}-`)))
      throw invalid('days', `must all be in ${body.year}`);
    return this.change(actor, code, version, 'holidays', (tx, country) =>
      this.store.changeHolidays(tx, country.code, body.year, body.days),
    );
  }

  private change(
    actor: Actor,
    code: string,
    version: number,
    field: string,
    store: (tx: Tx, country: CountryRow) => Promise<void>,
  ): Promise<CountryView> {
    return this.work.write(actor, 'country.change', {}, async (tx) => {
      const asked = this.store.find(tx, code);
      const keeps = this.mandates.keepsCountry(tx, actor.institutionId);
      await settled([asked, keeps]);
      const country = found(await asked);
      permit(mayKeepCountry(actor, country.code, { keepsCountry: await keeps }));
      if ((await this.store.touch(tx, country.code, version)) !== 1) throw new Refusal('changed-meanwhile');
      await store(tx, country);
      tx.touchedFields(`${country.code}.${field}`);
      return this.show(tx, actor, code);
    });
  }

  private async show(tx: Tx, actor: Actor, code: string): Promise<CountryView> {
    const country = found(await this.store.find(tx, code));
    const rule = this.store.rule(tx, country.code);
    const escalation = this.store.escalation(tx, country.code);
    const limits = this.store.limits(tx, country.code);
    const holidays = this.store.holidays(tx, country.code);
    const keeps = this.mandates.keepsCountry(tx, actor.institutionId);
    await settled([rule, escalation, limits, holidays, keeps]);
    const inForce = await rule;
    return {
      ...country,
      allowed: verbs(actor, country.code, await keeps),
      firstLeadRule: inForce ? { ...inForce, verifiedOn: inForce.verifiedOn ?? 'unverified' } : null,
      escalatesTo: await escalation,
      timeLimits: await limits,
      holidays: await holidays,
    };
  }
}

const verbs = (actor: Actor, country: Country, keepsCountry: boolean): string[] =>
  mayKeepCountry(actor, country, { keepsCountry }) ? VERBS : [];
