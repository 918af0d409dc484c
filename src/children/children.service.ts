import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { CasesService, ChildProtection, type CaseBrief } from '../cases/index.js';
import {
  dayIn,
  found,
  invalid,
  permit,
  Refusal,
  refuseIf,
  type Actor,
  type CaseId,
  type Country,
} from '../kernel/index.js';
import { SectionsService } from '../victims/index.js';
import { isTreatedAsChild, treatedAs, whyNotBorn } from './age.js';
import { whyNotFinding, whyNotGuardian } from './child.js';
import type {
  ChildView,
  EndGuardianshipBody,
  FindBestInterestsBody,
  NameGuardianBody,
  SayAgeBody,
} from './children.api.js';
import { ChildrenStore, placeOf } from './children.store.js';

/** How old, who stands for the child, and what is in the child's interest; nobody goes across a border before it is clear. */
@Injectable()
export class ChildrenService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly childProtection: ChildProtection,
    private readonly sections: SectionsService,
    private readonly store: ChildrenStore,
  ) {}

  view(actor: Actor, caseId: CaseId): Promise<ChildView> {
    return this.work.read(actor, 'child.view', { case: caseId }, (tx) => this.shown(tx, actor, caseId, 'look'));
  }

  sayAge(actor: Actor, caseId: CaseId, body: SayAgeBody): Promise<ChildView> {
    return this.work.write(actor, 'child.say-age', { case: caseId }, async (tx) => {
      const brief = await this.writable(tx, actor, caseId);
      const contradiction = whyNotBorn(body, dayIn(brief.now, actor.timeZone));
      if (contradiction) throw invalid('bornOn', contradiction.detail);
      await this.store.sayAge(tx, actor, caseId, brief.victimId, body);
      const path = isTreatedAsChild(treatedAs(await this.store.said(tx, caseId))) ? 'child' : 'adult';
      // Whoever came of age is no child again because somebody calls them an adult.
      const changes = path !== brief.path && !(path === 'child' && body.says === 'adult');
      if (changes) await this.standOn(tx, actor, brief, path);
      await this.cases.note(tx, actor, caseId, 'child.say-age', { source: body.source, says: body.says }, 'family');
      await this.childProtection.joins(tx, actor, caseId);
      this.tellLead(tx, actor, brief);
      return this.shown(tx, actor, caseId, 'act');
    });
  }

  nameGuardian(actor: Actor, caseId: CaseId, body: NameGuardianBody): Promise<ChildView> {
    return this.work.write(actor, 'child.name-guardian', { case: caseId }, async (tx) => {
      const brief = await this.writable(tx, actor, caseId);
      refuseIf(whyNotGuardian(body));
      await this.store.endGuardianship(tx, caseId, 'replaced');
      await this.store.name(tx, actor, caseId, brief.victimId, body);
      await this.cases.note(
        tx,
        actor,
        caseId,
        'child.name-guardian',
        { who: body.who, by: body.appointedBy },
        'family',
      );
      this.tellLead(tx, actor, brief);
      return this.shown(tx, actor, caseId, 'act');
    });
  }

  endGuardianship(actor: Actor, caseId: CaseId, { reason }: EndGuardianshipBody): Promise<ChildView> {
    return this.work.write(actor, 'child.end-guardianship', { case: caseId }, async (tx) => {
      const brief = await this.writable(tx, actor, caseId);
      if ((await this.store.endGuardianship(tx, caseId, reason)) === 0)
        throw new Refusal('not-possible-now', 'There is no guardian.');
      await this.cases.note(tx, actor, caseId, 'child.end-guardianship', { reason }, 'family');
      this.tellLead(tx, actor, brief);
      return this.shown(tx, actor, caseId, 'act');
    });
  }

  findBestInterests(actor: Actor, caseId: CaseId, body: FindBestInterestsBody): Promise<ChildView> {
    return this.work.write(actor, 'child.find-best-interests', { case: caseId }, async (tx) => {
      const brief = await this.writable(tx, actor, caseId);
      permit(await this.store.protects(tx, actor));
      refuseIf(whyNotFinding(body));
      await this.store.find(tx, actor, caseId, brief.victimId, body);
      const { country, finding } = body;
      await this.cases.note(tx, actor, caseId, 'child.find-best-interests', { country, finding }, 'family');
      this.tellLead(tx, actor, brief);
      return this.shown(tx, actor, caseId, 'act');
    });
  }

  /** Only the lead finds that a person is an adult; then a guardian's part ends, and they are asked for themselves. */
  private async standOn(tx: Tx, actor: Actor, { id, lead }: CaseBrief, path: 'adult' | 'child'): Promise<void> {
    await this.store.standOnPath(tx, id, path);
    if (path === 'child' || lead?.institutionId !== actor.institutionId) return;
    await this.store.endGuardianship(tx, id, 'came_of_age');
    await this.cases.askAgain(tx, id, actor.institutionId, actor.country);
  }

  /** What is still missing before this country is asked for a child. */
  missing(tx: Tx, caseId: CaseId, country: Country): Promise<string[]> {
    return this.store.missing(tx, caseId, country);
  }

  private async writable(tx: Tx, actor: Actor, caseId: CaseId): Promise<CaseBrief> {
    await this.cases.lock(tx, caseId);
    const brief = found(await this.cases.brief(tx, caseId));
    permit((await this.sections.rights(tx, actor, caseId)).writes.includes('family'));
    if (!brief.open) throw new Refusal('not-possible-now', 'This case is closed.');
    return brief;
  }

  private tellLead(tx: Tx, actor: Actor, { id, lead }: CaseBrief): void {
    if (lead && lead.institutionId !== actor.institutionId)
      tx.emit('child.changed', { to: lead.institutionId, case: id });
  }

  /** The answer to an act is kept for its repetition, in clear: the words are in the look alone. */
  private async shown(tx: Tx, actor: Actor, caseId: CaseId, answers: 'look' | 'act'): Promise<ChildView> {
    const brief = found(await this.cases.brief(tx, caseId));
    const [rights, path, said, born, guardian, bestInterests, conditions, protects] = await Promise.all([
      this.sections.rights(tx, actor, caseId),
      this.store.path(tx, actor, caseId),
      this.store.said(tx, caseId),
      this.store.born(tx, caseId),
      this.store.guardian(tx, caseId),
      this.store.found(tx, caseId),
      this.store.conditions(tx),
      this.store.protects(tx, actor),
    ]);
    const writes = rights.writes.includes('family');
    found(writes || rights.reads.includes('family') ? true : undefined);
    const words = answers === 'look' && (born.length > 0 || guardian || bestInterests.length > 0);
    const key = words ? await this.store.keyOf(brief.victimId) : undefined;
    if (words) tx.touchedFields('family');
    tx.showedWordsOf(...[guardian, ...bestInterests].flatMap((one) => (one ? [one.institutionId] : [])));
    const open = (table: string, column: string, row: string, sealed: Buffer | null): string | null =>
      sealed && key ? key.open<string>(placeOf(table, column, row), sealed) : null;
    const days = born.flatMap(({ id, bornOn }) => open('age_statement', 'born_on', id, bornOn) ?? []);
    return {
      path: path ?? brief.path,
      ages: treatedAs(said),
      bornOn: [...days].sort().at(-1) ?? null,
      guardian: guardian
        ? {
            id: guardian.id,
            who: guardian.who,
            appointedBy: guardian.appointedBy,
            conflict: guardian.conflict,
            contact: open('guardianship', 'contact', guardian.id, guardian.contact),
            institution: guardian.institution,
            since: guardian.since,
          }
        : null,
      bestInterests: bestInterests.map(({ id, institutionId: _, ...one }) => ({
        ...one,
        reasons: open('best_interests', 'reasons', id, one.reasons),
        placementReference: open('best_interests', 'placement_reference', id, one.placementReference),
      })),
      conditions,
      allowed: [
        ...(writes && brief.open ? ['say-age', 'name-guardian'] : []),
        ...(writes && brief.open && guardian ? ['end-guardianship'] : []),
        ...(writes && brief.open && protects ? ['find-best-interests'] : []),
      ],
    };
  }
}
