import { Injectable } from '@nestjs/common';
import { GrantsService } from '../access/index.js';
import { Work, type Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { refuseIf, type Actor, type CaseId, type InstitutionId } from '../kernel/index.js';
import {
  ConsentsService,
  saidYesToCountry,
  type HowAsked,
  type WithdrawalAheadView,
  type WithdrawalQuery,
} from '../victims/index.js';
import { whyNotLead } from './case.js';
import { CaseloadService } from './caseload.service.js';
import { CasesService } from './cases.service.js';
import { ConsentEffectsStore } from './consent-effects.store.js';
import { lost, type Seen } from './withdrawal.js';

// Only for as long as it is looked at; how the person said it closes no less and no more.
const AS_IF_SAID: HowAsked = {
  mode: 'oral',
  language: 'en',
  interpreter: 'none_needed',
  readBack: true,
  othersPresent: [],
  condition: [],
};

/** What taking a yes back will close: it is taken back, looked at, and undone, so that it cannot differ from the act. */
@Injectable()
export class WithdrawalAhead {
  constructor(
    private readonly work: Work,
    private readonly views: CaseloadService,
    private readonly cases: CasesService,
    private readonly consents: ConsentsService,
    private readonly grants: GrantsService,
    private readonly effects: ConsentEffectsStore,
    private readonly institutions: InstitutionsService,
  ) {}

  look(actor: Actor, caseId: CaseId, query: WithdrawalQuery): Promise<WithdrawalAheadView> {
    return this.work.read(actor, 'case.withdraw-consent-ahead', { case: caseId }, async (tx) => {
      const brief = await this.views.visible(tx, actor, caseId);
      refuseIf(whyNotLead(await this.cases.state(tx, actor, brief)));
      tx.touchedFields('consent');
      const { institution, country, kinds, sections, request } = query;
      const recipient = { ...(institution && { institution }), ...(country && { country }), ...(kinds && { kinds }) };
      const body = {
        ...(Object.keys(recipient).length > 0 && { recipient }),
        ...(sections && { sections }),
        ...(request && { request }),
        howAsked: AS_IF_SAID,
      };
      const [since, open, heard, abroad] = await Promise.all([
        this.effects.now(tx),
        this.grants.of(tx, caseId),
        this.consents.latest(tx, caseId),
        this.effects.abroad(tx, caseId, actor.country),
      ]);
      const then = await tx.asIf(
        actor,
        () => this.consents.withdraw(tx, actor, caseId, body),
        async () => ({
          open: await this.grants.of(tx, caseId),
          stopped: await this.effects.closed(tx, caseId, since),
          heard: await this.consents.latest(tx, caseId),
        }),
      );
      const saidNo = abroad.filter(
        (one) =>
          saidYesToCountry(heard, one.country, brief.now) && !saidYesToCountry(then.heard, one.country, brief.now),
      );
      const stops = [...new Map([...then.stopped, ...saidNo].map((one) => [`${one.id} ${one.to}`, one])).values()];
      const closes = lost(open.map(seen), then.open.map(seen));
      const names = await this.names(tx, [...closes, ...stops.map(({ to }) => ({ institutionId: to }))]);
      return {
        closes: closes.map(({ institutionId, ...one }) => ({ ...names(institutionId), ...one })),
        stops: stops.map(({ what, id, to, inTransit }) => ({ what, id, inTransit, ...names(to) })),
      };
    });
  }

  private async names(tx: Tx, of: readonly { institutionId: InstitutionId }[]) {
    const known = await this.institutions.findMany(
      tx,
      of.map(({ institutionId }) => institutionId),
    );
    return (id: InstitutionId) => {
      const one = known.get(id);
      return { institution: one?.name ?? '', country: one?.country ?? '' };
    };
  }
}

const seen = ({
  institutionId,
  relation,
  reads,
  readsOwn,
  writes,
}: Awaited<ReturnType<GrantsService['of']>>[number]): Seen => ({
  institutionId,
  relation,
  sections: [...new Set<string>([...reads, ...readsOwn, ...writes])].filter((section) => section !== 'lead').sort(),
});
