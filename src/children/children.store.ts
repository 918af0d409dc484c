import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Actor, CaseId, Country, InstitutionId, VictimId } from '../kernel/index.js';
import { newId, whenBroken } from '../platform/database/index.js';
import { Keyring, type PersonKey } from '../platform/keys/index.js';
import type { AgeSaid, AgeSource, Said } from './age.js';
import { AgeStatementRecord } from './age-statement.record.js';
import { BestInterestsRecord } from './best-interests.record.js';
import type { ChildSays, FamilyAssessment, Finding, GuardianSays, GuardianshipEnd } from './child.js';
import type {
  CrossingConditionView,
  FindBestInterestsBody,
  GuardianshipView,
  NameGuardianBody,
} from './children.api.js';
import { GuardianshipRecord } from './guardianship.record.js';

whenBroken({
  one_guardian: ['already-open', 'There is a guardian already.'],
  found_by_child_protection: [
    'not-your-role',
    'Only the child-protection body finds what is in the interest of a child.',
  ],
});

export type Guardian = Omit<GuardianshipView, 'contact'> & { contact: Buffer | null; institutionId: InstitutionId };
export interface Found {
  id: string;
  country: Country;
  finding: Finding;
  family: FamilyAssessment;
  child: ChildSays;
  guardian: GuardianSays;
  reasons: Buffer | null;
  placementReference: Buffer | null;
  institutionId: InstitutionId;
  institution: string;
  at: Date;
  missing: string[];
  missingBeforeDeparture: string[];
}

export const placeOf = (table: string, column: string, row: string) => ({ table, column, row });

/** All SQL of children. Personal words are sealed on the way in and opened by whoever asks for the key. */
@Injectable()
export class ChildrenStore {
  constructor(private readonly keyring: Keyring) {}

  /** What was said in all countries; nothing where the actor may not read it. */
  said(tx: Tx, caseId: CaseId): Promise<Said[]> {
    return tx.rows<Said>('select country, says, source, at from ages_said($1)', [caseId]);
  }

  async born(tx: Tx, caseId: CaseId): Promise<{ id: string; bornOn: Buffer }[]> {
    return tx.rows(
      `select id, born_on as "bornOn" from age_statement where case_id = $1 and born_on is not null order by id desc limit 50`,
      [caseId],
    );
  }

  guardian(tx: Tx, caseId: CaseId): Promise<Guardian | undefined> {
    return tx.row<Guardian>(
      `select g.id, g.who, g.appointed_by as "appointedBy", g.conflict, g.contact, g.since, g.institution_id as "institutionId", i.name as institution
         from guardianship g join institution i on i.id = g.institution_id where g.case_id = $1 and g.ended_at is null`,
      [caseId],
    );
  }

  /** The last for each country, with what is still missing there. */
  found(tx: Tx, caseId: CaseId): Promise<Found[]> {
    return tx.rows<Found>(
      `select b.id, b.country, b.finding, b.family, b.child, b.guardian, b.reasons, b.placement_reference as "placementReference",
              b.institution_id as "institutionId", i.name as institution, b.at, coalesce(child_conditions_seen($1, b.country, 'proposal'), '{}') as missing,
              coalesce(child_conditions_seen($1, b.country, 'departure'), '{}') as "missingBeforeDeparture"
         from (select distinct on (country) * from best_interests where case_id = $1 order by country, id desc) b
         join institution i on i.id = b.institution_id order by b.country`,
      [caseId],
    );
  }

  conditions(tx: Tx): Promise<CrossingConditionView[]> {
    return tx.rows<CrossingConditionView>(
      `select condition, before, source, verified_on::text as "verifiedOn" from crossing_condition
        where during @> statement_timestamp() order by before desc, condition limit 50`,
    );
  }

  /** Nothing missing: the child may be proposed to that country. */
  async missing(tx: Tx, caseId: CaseId, country: Country): Promise<string[]> {
    const row = await tx.row<{ missing: string[] }>(`select child_conditions_seen($1, $2, 'proposal') as missing`, [
      caseId,
      country,
    ]);
    if (!row?.missing) throw new Error('What is missing for a child was asked by somebody who does not lead.');
    return row.missing;
  }

  /** As it is, and for who looks back as it was in their time. */
  async path(tx: Tx, actor: Actor, caseId: CaseId): Promise<'adult' | 'child' | undefined> {
    const row = await tx.row<{ path: 'adult' | 'child' }>(
      `select case when c.child_since > g.until then 'adult' when c.adult_since > g.until then 'child' else c.path end as path
         from case_file c, (select case when bool_and(rows_until is not null) then max(rows_until) end as until from case_grant
           where case_id = $1 and institution_id = $2 and (upper_inf(during) or upper(during) > statement_timestamp())
             and 'family' = any(reads || writes)) g where c.id = $1`,
      [caseId, actor.institutionId],
    );
    return row?.path;
  }

  async protects(tx: Tx, actor: Actor): Promise<boolean> {
    const row = await tx.row<{ yes: boolean }>('select protects_children($1) as yes', [actor.institutionId]);
    return row?.yes ?? false;
  }

  async sayAge(
    tx: Tx,
    actor: Actor,
    caseId: CaseId,
    victimId: VictimId,
    said: { source: AgeSource; says: AgeSaid; bornOn?: string },
  ): Promise<void> {
    const id = newId();
    const { institutionId, accountId } = actor;
    const { source, says, bornOn } = said;
    const key = bornOn === undefined ? undefined : await this.keyring.of(victimId);
    const sealed = key?.seal(placeOf('age_statement', 'born_on', id), bornOn) ?? null;
    await tx.insert(AgeStatementRecord, { id, caseId, source, says, bornOn: sealed, institutionId, accountId });
  }

  async standOnPath(tx: Tx, caseId: CaseId, path: 'adult' | 'child'): Promise<void> {
    await tx.run('select stand_on_path($1, $2)', [caseId, path]);
  }

  async name(tx: Tx, actor: Actor, caseId: CaseId, victimId: VictimId, body: NameGuardianBody): Promise<void> {
    const id = newId();
    const { institutionId, accountId } = actor;
    const { who, appointedBy, conflict } = body;
    const key = body.contact === undefined ? undefined : await this.keyring.of(victimId);
    const contact = key?.seal(placeOf('guardianship', 'contact', id), body.contact) ?? null;
    await tx.insert(GuardianshipRecord, { id, caseId, who, appointedBy, conflict, contact, institutionId, accountId });
  }

  /** How many ended: none where there was none. */
  endGuardianship(tx: Tx, caseId: CaseId, reason: GuardianshipEnd): Promise<number> {
    return tx.touched(
      `update guardianship set ended_at = clock_timestamp(), end_reason = $2 where case_id = $1 and ended_at is null`,
      [caseId, reason],
    );
  }

  async find(tx: Tx, actor: Actor, caseId: CaseId, victimId: VictimId, body: FindBestInterestsBody): Promise<void> {
    const id = newId();
    const { institutionId, accountId } = actor;
    const { reasons, placementReference, ...codes } = body;
    const key = (reasons ?? placementReference) ? await this.keyring.of(victimId) : undefined;
    const sealed = (column: string, words: string | undefined) =>
      words === undefined ? null : (key?.seal(placeOf('best_interests', column, id), words) ?? null);
    await tx.insert(BestInterestsRecord, {
      id,
      caseId,
      ...codes,
      reasons: sealed('reasons', reasons),
      placementReference: sealed('placement_reference', placementReference),
      institutionId,
      accountId,
    });
  }

  keyOf(victimId: VictimId): Promise<PersonKey> {
    return this.keyring.of(victimId);
  }
}
