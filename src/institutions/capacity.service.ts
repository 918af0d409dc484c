import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { found, invalid, permit, refuseIf, type Actor, type InstitutionId } from '../kernel/index.js';
import { asItCounts, mayReadCapacity, mayStateCapacity, whyNotState, type Capacity } from './capacity.js';
import type { CapacitiesView, CapacityView, StateCapacityBody } from './capacity.api.js';
import { CapacityStore } from './capacity.store.js';
import type { Institution, Service } from './institution.js';
import { InstitutionsStore } from './institutions.store.js';

/** How many places an institution has free, as it says itself. Nothing that is asked or given waits for it. */
@Injectable()
export class CapacityService {
  constructor(
    private readonly work: Work,
    private readonly store: CapacityStore,
    private readonly institutions: InstitutionsStore,
  ) {}

  view(actor: Actor, id: InstitutionId): Promise<CapacitiesView> {
    return this.work.read(actor, 'institution.view-capacity', { institution: id }, async (tx) => {
      permit(mayReadCapacity(actor, id));
      return this.show(tx, actor, found(await this.institutions.find(tx, id)));
    });
  }

  state(actor: Actor, id: InstitutionId, body: StateCapacityBody): Promise<CapacitiesView> {
    return this.work.write(actor, 'institution.state-capacity', { institution: id }, async (tx) => {
      const institution = found(await this.institutions.lock(tx, id));
      permit(mayStateCapacity(actor, institution));
      if ((body.state === 'places') !== (body.places !== undefined))
        throw invalid('places', body.state === 'places' ? 'must be a number' : 'must be left out');
      refuseIf(whyNotState(await this.institutions.holds(tx, id, ['service'], body.service)));
      await this.store.state(tx, actor, { service: body.service, state: body.state, places: body.places ?? null });
      tx.touchedFields('capacity');
      return this.show(tx, actor, institution);
    });
  }

  /** For a page of the directory: of one service, or whatever they have said themselves; nothing for who asks no place. */
  async ofMany(
    tx: Tx,
    actor: Actor,
    ids: readonly InstitutionId[],
    service?: string,
  ): Promise<Map<InstitutionId, CapacityView[]>> {
    const readable = ids.filter((id) => mayReadCapacity(actor, id));
    const all = new Map<InstitutionId, CapacityView[]>();
    if (readable.length === 0) return all;
    for (const said of await this.store.of(tx, actor, readable, service))
      if (service || said.saidAt) all.set(said.institutionId, [...(all.get(said.institutionId) ?? []), toView(said)]);
    return all;
  }

  private async show(tx: Tx, actor: Actor, institution: Institution): Promise<CapacitiesView> {
    return {
      id: institution.id,
      items: (await this.store.of(tx, actor, [institution.id])).map(toView),
      allowed: mayStateCapacity(actor, institution) ? ['state-capacity'] : [],
    };
  }
}

const toView = (said: Capacity): CapacityView => {
  const { service, state, places, saidAt, saidBy, countsUntil, outdated } = asItCounts(said);
  return { service: service as Service, state, places, saidAt, saidBy, countsUntil, outdated };
};
