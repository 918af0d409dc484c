import { Injectable } from '@nestjs/common';
import { settled, Tx, Work } from '../audit/index.js';
import {
  decodeCursor,
  found,
  invalid,
  PAGE_SIZE,
  permit,
  Refusal,
  refuseIf,
  toPage,
  type Actor,
  type InstitutionId,
} from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { CapacityService } from './capacity.service.js';
import { ContactsStore } from './contacts.store.js';
import { opensAt, whyNotHours, isTimeZone } from './hours.js';
import { whyNotChange, type Institution } from './institution.js';
import { institutionVerbs, mayKeepCountry, mayKeepEntry, type Standing } from './institution.policy.js';
import type {
  ChangeContactsBody,
  ChangeInstitutionBody,
  CreateInstitutionBody,
  EndBody,
  EndedView,
  InstitutionPageView,
  InstitutionView,
  ListInstitutionsQuery,
  VerifyInstitutionBody,
} from './institutions.api.js';
import { InstitutionsStore } from './institutions.store.js';
import { toMandateView, toRowView } from './institution.views.js';
import { MandatesStore } from './mandates.store.js';
import { nameOnPaper } from './on-paper.js';
import { RulesStore } from './rules.store.js';
import { SuccessionService } from './succession.service.js';

/** The directory as people use and keep it. Everyone who is signed in may read it. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly work: Work,
    private readonly store: InstitutionsStore,
    private readonly contacts: ContactsStore,
    private readonly capacity: CapacityService,
    private readonly mandates: MandatesStore,
    private readonly rules: RulesStore,
    private readonly succession: SuccessionService,
  ) {}

  list(actor: Actor, query: ListInstitutionsQuery): Promise<InstitutionPageView> {
    const [country, name] = decodeCursor(query.after, 2) ?? [];
    if (query.after !== undefined && name === undefined) throw invalid('after', 'is not a page of this list');
    return this.work.read(actor, 'institution.list', {}, async (tx) => {
      const listed = this.store.list(tx, query, {
        ...(country !== undefined && name !== undefined ? { after: { country, name } } : {}),
        size: PAGE_SIZE,
      });
      const asked = this.standing(tx, actor);
      await settled([listed, asked]);
      const [rows, standing] = await Promise.all([listed, asked]);
      const free = await this.capacity.ofMany(
        tx,
        actor,
        rows.map(({ id }) => id),
        query.service,
      );
      const page = toPage(
        rows,
        (row) => toRowView(row, free.get(row.id), institutionVerbs(actor, row, standing)),
        (row) => [row.country, row.name],
      );
      return { ...page, allowed: mayKeepCountry(actor, actor.country, standing) ? ['create'] : [] };
    });
  }

  view(actor: Actor, id: InstitutionId): Promise<InstitutionView> {
    return this.work.read(actor, 'institution.view', { institution: id }, (tx) => this.show(tx, actor, id));
  }

  create(actor: Actor, body: CreateInstitutionBody): Promise<InstitutionView> {
    const id = newId<InstitutionId>();
    return this.work.write(actor, 'institution.create', { institution: id }, async (tx) => {
      permit(mayKeepCountry(actor, body.country, await this.standing(tx, actor)));
      checkEntry(body);
      if (body.partOf) {
        const whole = await this.store.find(tx, body.partOf as InstitutionId);
        if (whole?.country !== body.country) throw invalid('partOf', 'must be an institution of the same country');
      }
      await this.store.create(tx, id, body);
      tx.touchedFields(...Object.keys(body));
      return this.show(tx, actor, id);
    });
  }

  change(actor: Actor, id: InstitutionId, version: number, body: ChangeInstitutionBody): Promise<InstitutionView> {
    return this.work.write(actor, 'institution.change', { institution: id }, async (tx) => {
      const { institution, standing } = await this.lockToKeep(tx, actor, id);
      if (body.kind !== undefined || body.level !== undefined)
        permit(mayKeepCountry(actor, institution.country, standing));
      checkEntry(body);
      if ((await this.store.change(tx, id, version, body)) !== 1) throw new Refusal('changed-meanwhile');
      if (body.roundTheClock === false) await this.succession.refuseUnsound(tx, institution.country);
      tx.touchedFields(...Object.keys(body));
      return this.show(tx, actor, id);
    });
  }

  changeContacts(actor: Actor, id: InstitutionId, version: number, body: ChangeContactsBody): Promise<InstitutionView> {
    return this.work.write(actor, 'institution.change', { institution: id }, async (tx) => {
      await this.lockToKeep(tx, actor, id);
      if ((await this.store.change(tx, id, version, {})) !== 1) throw new Refusal('changed-meanwhile');
      await this.contacts.replace(tx, id, body.contacts);
      tx.touchedFields('contacts');
      return this.show(tx, actor, id);
    });
  }

  verify(actor: Actor, id: InstitutionId, version: number, body: VerifyInstitutionBody): Promise<InstitutionView> {
    return this.work.write(actor, 'institution.verify', { institution: id }, async (tx) => {
      await this.lockToKeep(tx, actor, id);
      if ((await this.store.verify(tx, id, version, actor.accountId, body.dutyLine)) !== 1)
        throw new Refusal('changed-meanwhile');
      tx.touchedFields('verifiedOn', ...(body.dutyLine ? ['dutyLine'] : []));
      return this.show(tx, actor, id);
    });
  }

  /** With all its mandates; open leads go to the fallback in the same transaction, or nothing ends. */
  end(actor: Actor, id: InstitutionId, body: EndBody): Promise<EndedView> {
    return this.work.write(actor, 'institution.end', { institution: id }, async (tx) => {
      const asked = this.store.find(tx, id);
      const standing = this.standing(tx, actor);
      await settled([asked, standing]);
      const { country } = found(await asked);
      permit(mayKeepCountry(actor, country, await standing));
      await this.rules.holdMandates(tx, country, true);
      refuseIf(whyNotChange(found(await this.store.lock(tx, id))));
      await settled([this.store.end(tx, id), this.mandates.endAll(tx, id)]);
      await this.succession.refuseUnsound(tx, country);
      const given = await this.succession.giveLeads(tx, id, country, body.giveLeadsToFallback === true);
      tx.emit('institution.ended', { to: id });
      return { id, ...given, allowed: [] };
    });
  }

  private async lockToKeep(
    tx: Tx,
    actor: Actor,
    id: InstitutionId,
  ): Promise<{ institution: Institution; standing: Standing }> {
    const locked = this.store.lock(tx, id);
    const asked = this.standing(tx, actor);
    await settled([locked, asked]);
    const standing = await asked;
    const institution = found(await locked);
    permit(mayKeepEntry(actor, institution, standing));
    refuseIf(whyNotChange(institution));
    return { institution, standing };
  }

  private async show(tx: Tx, actor: Actor, id: InstitutionId): Promise<InstitutionView> {
    const desk = this.store.openness(tx, [id]);
    const contacts = this.contacts.of(tx, id);
    const mandates = this.mandates.ofInstitution(tx, id);
    const asked = this.standing(tx, actor);
    const free = this.capacity.ofMany(tx, actor, [id]);
    await settled([desk, contacts, mandates, asked, free]);
    const institution = found((await desk)[0]);
    const standing = await asked;
    const opens = institution.open ? undefined : opensAt(institution, institution.now, new Set(institution.holidays));
    return {
      ...toRowView(institution, (await free).get(id), institutionVerbs(actor, institution, standing)),
      nameOnPaper: nameOnPaper(institution),
      roleNote: institution.roleNote,
      hours: [...institution.hours].map((span) => ({ ...span, days: [...span.days] })),
      opensAt: opens?.toISOString() ?? null,
      source: institution.source,
      endedAt: institution.endedAt,
      contacts: await contacts,
      mandates: (await mandates).map((row) => toMandateView(row, actor, standing)),
    };
  }

  private async standing(tx: Tx, actor: Actor): Promise<Standing> {
    return { keepsCountry: await this.mandates.keepsCountry(tx, actor.institutionId) };
  }
}

function checkEntry(entry: { timeZone?: string; hours?: Institution['hours'] }): void {
  if (entry.timeZone !== undefined && !isTimeZone(entry.timeZone))
    throw invalid('timeZone', 'is not a time zone such as Europe/Riga');
  const fault = entry.hours && whyNotHours(entry.hours);
  if (fault) throw invalid('hours', fault);
}
