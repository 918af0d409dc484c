import { Injectable } from '@nestjs/common';
import type { PreviewAnswers, Urgency } from '../access/index.js';
import type { Tx } from '../audit/index.js';
import type { CaseBrief } from '../cases/index.js';
import { InstitutionsService, type Institution } from '../institutions/index.js';
import { invalid, Refusal, refuseIf, type Actor, type InstitutionId } from '../kernel/index.js';
import { ConsentsService } from '../victims/index.js';
import { whyNotAskThere } from './need.js';

interface Wanted {
  readonly service: string;
  readonly urgency: Urgency;
  readonly person: PreviewAnswers;
}

/** Whom one may ask: known to the directory, not against the person's word, and reading it now if it cannot wait. */
@Injectable()
export class Places {
  constructor(
    private readonly institutions: InstitutionsService,
    private readonly consents: ConsentsService,
  ) {}

  async forNeed(
    tx: Tx,
    actor: Actor,
    brief: Pick<CaseBrief, 'id' | 'path'>,
    ids: readonly InstitutionId[],
    wanted: Wanted,
    field = 'places[]',
  ): Promise<Institution[]> {
    const directory = await this.institutions.findMany(tx, ids);
    const places = ids.map((id, at) => {
      const place = directory.get(id);
      const path = field.replace('[]', `[${at}]`);
      if (!place || place.endedAt) throw invalid(path, 'is not an institution of the directory');
      if (id === actor.institutionId) throw invalid(path, 'is your own institution');
      return place;
    });
    const countries = [...new Set(places.map(({ country }) => country))].filter((country) => country !== actor.country);
    const [saidNo, ...saidYes] = await Promise.all([
      this.consents.saidNoTo(tx, brief.id, 'contact_support'),
      ...countries.map((country) => this.consents.yesToCountry(tx, brief.id, country)),
    ]);
    const abroad = countries.map((country, at) => ({ country, saidYes: saidYes[at] === true }));
    refuseIf(whyNotAskThere({ path: brief.path, saidNo }, abroad));
    await this.refuseClosedDesks(tx, actor, places, wanted);
    return places;
  }

  /** A refusal at night is of no use without the names of those who answer now. */
  private async refuseClosedDesks(tx: Tx, actor: Actor, places: readonly Institution[], wanted: Wanted): Promise<void> {
    const closed = await this.institutions.whyNotSend(
      tx,
      places.map(({ id }) => id),
      wanted.urgency,
    );
    if (closed.size === 0) return;
    const candidates = await this.institutions.candidates(tx, actor.country, {
      service: wanted.service,
      ...personOf(wanted.person),
    });
    const others = candidates.filter(({ open, id }) => open && id !== actor.institutionId);
    const open = [...places.filter(({ id }) => !closed.has(id)), ...others];
    throw new Refusal(
      'desk-closed',
      'A desk that you want to ask is closed now, and this cannot wait. Those who are open are named.',
      {
        closed: places
          .filter(({ id }) => closed.has(id))
          .map((place) => ({ ...named(place), ...closed.get(place.id)?.hints })),
        openNow: [...new Map(open.map((place) => [place.id, named(place)])).values()],
      },
    );
  }
}

const named = ({ id, name }: Institution) => ({ institutionId: id, name });

const GENDER: Readonly<Record<string, string>> = {
  woman: 'female',
  trans_woman: 'female',
  man: 'male',
  trans_man: 'male',
  non_binary: 'other',
};

/** As the directory knows whom a house is for. */
const personOf = ({
  gender,
  ageGroup,
}: PreviewAnswers): { gender?: string; ageGroup?: 'adult' | 'minor' | 'unsure' } => ({
  ...(typeof gender === 'string' && GENDER[gender] ? { gender: GENDER[gender] } : {}),
  ...(ageGroup === 'adult' || ageGroup === 'minor' || ageGroup === 'unsure' ? { ageGroup } : {}),
});
