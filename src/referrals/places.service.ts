import { Injectable } from '@nestjs/common';
import { ExclusionsStore, forWhom, type PreviewAnswers, type Urgency } from '../access/index.js';
import type { Tx } from '../audit/index.js';
import type { CaseBrief } from '../cases/index.js';
import { InstitutionsService, type AnswerTime, type Institution } from '../institutions/index.js';
import {
  invalid,
  Refusal,
  refuseIf,
  type Actor,
  type CaseId,
  type InstitutionId,
  type WhyNot,
} from '../kernel/index.js';
import { ConsentsService } from '../victims/index.js';
import { whyNotAskThere } from './need.js';

interface Wanted {
  readonly service: string;
  readonly urgency: Urgency;
  readonly person: PreviewAnswers;
}

interface Looked {
  readonly ids: readonly InstitutionId[];
  readonly directory: ReadonlyMap<InstitutionId, Institution>;
  readonly saidNo: boolean;
}

export interface ChosenPlace extends AnswerTime {
  readonly place: Institution;
}

/** Whom one may ask: known to the directory, not against the person's word, and reading it now if it cannot wait. */
@Injectable()
export class Places {
  constructor(
    private readonly institutions: InstitutionsService,
    private readonly consents: ConsentsService,
    private readonly exclusions: ExclusionsStore,
  ) {}

  /** What choosing has to know first, in one trip. */
  async look(tx: Tx, caseId: CaseId, ids: readonly InstitutionId[]): Promise<Looked> {
    const [directory, saidNo] = await Promise.all([
      this.institutions.findMany(tx, ids),
      this.consents.saidNoTo(tx, caseId, 'contact_support'),
    ]);
    return { ids, directory, saidNo };
  }

  /** The places with the time that each has to answer; `field` names the one that cannot be asked. */
  async choose(
    tx: Tx,
    actor: Actor,
    about: { caseId: CaseId; path: CaseBrief['path'] },
    { ids, directory, saidNo }: Looked,
    wanted: Wanted,
    field = 'places[]',
  ): Promise<ChosenPlace[]> {
    const places = ids.map((id, at) => {
      const place = directory.get(id);
      const path = field.replace('[]', `[${at}]`);
      if (!place || place.endedAt) throw invalid(path, 'is not an institution of the directory');
      if (id === actor.institutionId) throw invalid(path, 'is your own institution');
      return place;
    });
    const abroad = [...new Set(places.map(({ country }) => country))].filter((country) => country !== actor.country);
    const [closed, times, saidYes] = await Promise.all([
      this.institutions.whyNotSend(tx, ids, wanted.urgency),
      Promise.all(
        places.map(({ id, country }) => this.institutions.answerBy(tx, { institutionId: id, country }, wanted.urgency)),
      ),
      Promise.all(abroad.map((country) => this.consents.yesToCountry(tx, about.caseId, country))),
    ]);
    const countries = abroad.map((country, at) => ({ country, saidYes: saidYes[at] === true }));
    refuseIf(whyNotAskThere({ path: about.path, saidNo }, countries));
    if (closed.size > 0) throw await this.closed(tx, actor, about.caseId, places, closed, wanted);
    return places.flatMap((place, at) => (times[at] ? [{ place, ...times[at] }] : []));
  }

  /** A refusal at night is of no use without the names of those who answer now. */
  private async closed(
    tx: Tx,
    actor: Actor,
    caseId: CaseId,
    places: readonly Institution[],
    closed: ReadonlyMap<InstitutionId, WhyNot>,
    { service, person }: Wanted,
  ): Promise<Refusal> {
    const [candidates, leftOut] = await Promise.all([
      this.institutions.candidates(tx, actor.country, { service, ...forWhom(person) }),
      this.exclusions.institutions(tx, caseId),
    ]);
    const others = candidates.filter(({ open, id }) => open && id !== actor.institutionId && !leftOut.has(id));
    const open = [...places.filter(({ id }) => !closed.has(id)), ...others];
    const sentence = 'A desk that you want to ask is closed now, and this cannot wait. Those who are open are named.';
    return new Refusal('desk-closed', sentence, {
      closed: places
        .filter(({ id }) => closed.has(id))
        .map((place) => ({ ...named(place), ...closed.get(place.id)?.hints })),
      openNow: [...new Map(open.map((place) => [place.id, named(place)])).values()],
    });
  }
}

const named = ({ id, name }: Institution) => ({ institutionId: id, name });
