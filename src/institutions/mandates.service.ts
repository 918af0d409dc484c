import { Injectable } from '@nestjs/common';
import { settled, Tx, Work } from '../audit/index.js';
import {
  decodeCursor,
  found,
  invalid,
  isId,
  now,
  PAGE_SIZE,
  permit,
  Refusal,
  refuseIf,
  toPage,
  type Actor,
  type InstitutionId,
} from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { LEADING, whyNotGive } from './institution.js';
import { mayKeepCountry, type Standing } from './institution.policy.js';
import { toMandateView } from './institution.views.js';
import type { EndBody, EndedView } from './institutions.api.js';
import { InstitutionsStore } from './institutions.store.js';
import type { GiveMandateBody, ListMandatesQuery, MandatePageView, MandateView } from './mandates.api.js';
import { MandatesStore } from './mandates.store.js';
import { RulesStore } from './rules.store.js';
import { SuccessionService } from './succession.service.js';

/** Who may do what, from when to when. */
@Injectable()
export class MandatesService {
  constructor(
    private readonly work: Work,
    private readonly store: MandatesStore,
    private readonly institutions: InstitutionsStore,
    private readonly rules: RulesStore,
    private readonly succession: SuccessionService,
  ) {}

  list(actor: Actor, query: ListMandatesQuery): Promise<MandatePageView> {
    const [after] = decodeCursor(query.after, 1) ?? [];
    if (query.after !== undefined && !isId(after)) throw invalid('after', 'is not a page of this list');
    return this.work.read(actor, 'institution.list', {}, async (tx) => {
      const listed = this.store.list(tx, query, after, PAGE_SIZE);
      const asked = this.standing(tx, actor);
      await settled([listed, asked]);
      const standing = await asked;
      return toPage(
        await listed,
        (row) => toMandateView(row, actor, standing),
        (row) => [row.id],
      );
    });
  }

  give(actor: Actor, body: GiveMandateBody): Promise<MandateView> {
    const id = newId<InstitutionId>();
    return this.work.write(actor, 'mandate.give', { mandate: id, institution: body.institution }, async (tx) => {
      const asked = this.institutions.lock(tx, body.institution as InstitutionId);
      const keeps = this.standing(tx, actor);
      await settled([asked, keeps]);
      const standing = await keeps;
      const institution = found(await asked);
      permit(mayKeepCountry(actor, institution.country, standing));
      refuseIf(whyNotGive(institution, body.kind));
      checkBody(body);
      await this.store.give(tx, id, body);
      tx.touchedFields('mandate');
      return toMandateView(found(await this.store.find(tx, id)), actor, standing);
    });
  }

  /** When the last mandate that lets it lead ends, its open leads go to the fallback in the same transaction, or nothing ends. */
  end(actor: Actor, id: string, body: EndBody): Promise<EndedView> {
    return this.work.write(actor, 'mandate.end', { mandate: id }, async (tx) => {
      const asked = this.store.find(tx, id);
      const standing = this.standing(tx, actor);
      await settled([asked, standing]);
      const mandate = found(await asked);
      tx.about({ institution: mandate.institutionId });
      permit(mayKeepCountry(actor, mandate.country, await standing));
      await this.rules.holdMandates(tx, mandate.country, true);
      if ((await this.store.end(tx, id)) !== 1)
        throw new Refusal('not-possible-now', 'This mandate has ended already.');
      await this.succession.refuseUnsound(tx, mandate.country);
      const lapses =
        LEADING.includes(mandate.kind) && !(await this.store.stillLeads(tx, mandate.institutionId, LEADING));
      const given = lapses
        ? await this.succession.giveLeads(tx, mandate.institutionId, mandate.country, body.giveLeadsToFallback === true)
        : { leadsGiven: 0, fallback: null };
      tx.emit('mandate.ended', { to: mandate.institutionId });
      return { id, ...given, allowed: [] };
    });
  }

  private async standing(tx: Tx, actor: Actor): Promise<Standing> {
    return { keepsCountry: await this.store.keepsCountry(tx, actor.institutionId) };
  }
}

function checkBody(body: GiveMandateBody): void {
  if ((body.kind === 'service') !== (body.service !== undefined))
    throw invalid('service', body.kind === 'service' ? 'must name the service' : 'goes only with the kind service');
  if (body.until === undefined) return;
  if (LEADING.includes(body.kind))
    throw invalid(
      'until',
      'cannot be set for a mandate that brings leads: end it by hand, so that its leads are given on',
    );
  const from = body.from === undefined ? now() : new Date(body.from);
  if (new Date(body.until) <= from) throw invalid('until', 'must be after the beginning');
}
