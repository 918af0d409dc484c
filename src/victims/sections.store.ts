import { Injectable } from '@nestjs/common';
import { RegimeCrossingRecord, type Regime, type WrittenSection } from '../access/index.js';
import type { Tx } from '../audit/index.js';
import type { Actor, CaseId, InstitutionId, VictimId } from '../kernel/index.js';
import { newId, whenBroken } from '../platform/database/index.js';
import { keyIn, Keyring } from '../platform/keys/index.js';
import { SectionEntryRecord } from './section-entry.record.js';
import type { Statement } from './section.js';

export interface NewEntry {
  caseId: CaseId;
  victimId: VictimId;
  section: WrittenSection;
  content: Record<string, unknown>;
  statement: Statement;
  language?: string | undefined;
}

export interface Rights {
  reads: string[];
  readsOwn: string[];
  writes: string[];
  /** Of `reads`, what was opened to the reader alone. */
  opened: string[];
}

export type Entry = Omit<SectionEntryRecord, 'content' | 'purpose' | 'caseId' | 'accountId'> & {
  content: Record<string, unknown>;
  recordedBy: string;
  institution: string;
  /** The fields that the reader's grants leave; nothing: all of them. */
  fields: string[] | null;
  /** Under which law the reader works, and on what ground it passes where that is another. */
  readUnder: Regime;
  ground: string | null;
};

whenBroken({
  offence_data_under_authority: [
    'not-your-role',
    'Who did it is kept only by those who have the authority for it (GDPR 10). Tell the police or the prosecutor.',
  ],
});

// Which fields of one entry the reader's live grants open, as the policy judges rows; own entries are whole.
const FIELDS = `
  select case when bool_or(not g.fields ? e.section) then null
         else coalesce(array_agg(distinct f.field) filter (where f.field is not null), '{}') end as fields
    from case_grant g left join lateral jsonb_array_elements_text(g.fields -> e.section) f(field) on true
   where g.case_id = e.case_id and g.institution_id = $5 and (upper_inf(g.during) or upper(g.during) > statement_timestamp())
     and e.section = any(g.reads) and (g.rows_from is null or e.recorded_at >= g.rows_from)
     and (g.rows_until is null or e.recorded_at < g.rows_until)
     and (g.purpose <> 'investigation' or e.purpose = 'investigation')`;

/** The one place where personal content goes into the database and comes out of it: sealed on the way in, opened on the way out. */
@Injectable()
export class SectionsStore {
  constructor(private readonly keyring: Keyring) {}

  async add(tx: Tx, actor: Actor, ...entries: NewEntry[]): Promise<void> {
    const keys = await this.keyring.ofAll(entries.map(({ victimId }) => victimId));
    await tx.insert(
      SectionEntryRecord,
      ...entries.map((entry) => {
        const id = newId();
        return {
          id,
          caseId: entry.caseId,
          victimId: entry.victimId,
          section: entry.section,
          content: keyIn(keys, entry.victimId).seal(placeOf(id), entry.content),
          statement: entry.statement,
          language: entry.language ?? null,
          accountId: actor.accountId,
          institutionId: actor.institutionId,
        };
      }),
    );
    tx.touchedFields(...entries.map(({ section, content }) => `${section}(${given(content).join(',')})`));
  }

  async page(
    tx: Tx,
    actor: Actor,
    caseId: CaseId,
    section: WrittenSection,
    before: string | undefined,
    size: number,
  ): Promise<Entry[]> {
    const entries = await tx.rows<Omit<Entry, 'content'> & { content: Buffer }>(
      `select e.id, e.victim_id as "victimId", e.section, e.content, e.statement, e.language, e.regime, e.recorded_at as "recordedAt", e.institution_id as "institutionId",
              a.name as "recordedBy", i.name as institution, case when e.institution_id <> $5 then m.fields end as fields,
              me.regime as "readUnder", c.ground
         from section_entry e join account a on a.id = e.account_id join institution i on i.id = e.institution_id
         cross join footing_of($5) me
         left join lateral (${FIELDS}) m on true
         left join crossing_ground c on c.from_regime = e.regime and c.to_regime = me.regime and c.purpose = me.purpose and c.during @> now()
        where e.case_id = $1 and e.section = $2 and ($3::uuid is null or e.id < $3)
        order by e.id desc limit $4`,
      [caseId, section, before ?? null, size + 1, actor.institutionId],
    );
    if (entries.length > 0) tx.touchedFields(section);
    const keys = await this.keyring.ofAll(entries.map(({ victimId }) => victimId));
    return entries.map((entry) => ({
      ...entry,
      content: keyIn(keys, entry.victimId).open(placeOf(entry.id), entry.content),
    }));
  }

  /** What passes from one law to the other is kept where it is shown, in the same transaction. */
  async cross(tx: Tx, actor: Actor, caseId: CaseId, section: WrittenSection, entries: readonly Entry[]): Promise<void> {
    const [first] = entries;
    if (!first?.ground) return;
    const { regime: fromRegime, readUnder: toRegime, ground } = first;
    const { institutionId, accountId } = actor;
    const ids = entries.map(({ id }) => id);
    await tx.insert(RegimeCrossingRecord, {
      ...{ caseId, section, entries: ids, fromRegime, toRegime, ground, institutionId, accountId },
    });
    tx.touchedFields(`crossing(${fromRegime}>${toRegime}:${ground})`);
  }

  /** The newest entry of each section that the reader may see. */
  latest(tx: Tx, caseId: CaseId): Promise<{ section: WrittenSection; recordedAt: Date; entries: number }[]> {
    return tx.rows(
      `select section, max(recorded_at) as "recordedAt", count(*)::int as entries
         from section_entry where case_id = $1 group by section order by section`,
      [caseId],
    );
  }

  /** What an institution's own live grants open. */
  async rights(tx: Tx, caseId: CaseId, institutionId: InstitutionId): Promise<Rights> {
    const row = await tx.row<Rights>(
      `with g as (select reads, reads_own, writes, account_id from case_grant
                   where case_id = $1 and institution_id = $2 and (upper_inf(during) or upper(during) > clock_timestamp()))
       select array(select distinct unnest(reads) from g) as reads, array(select distinct unnest(reads_own) from g) as "readsOwn",
              array(select distinct unnest(writes) from g) as writes,
              array(select distinct unnest(reads) from g where account_id is not null) as opened`,
      [caseId, institutionId],
    );
    return row ?? { reads: [], readsOwn: [], writes: [], opened: [] };
  }

  /** Who else reads a section: kinds of institution, never places. */
  async readers(tx: Tx, section: WrittenSection): Promise<string[]> {
    const rows = await tx.rows<{ reader: string }>(
      `select distinct relation || ':' || kind as reader from need_to_know
        where section = $1 and reads = 'all' and during @> now() and relation in ('lead','participant') order by 1`,
      [section],
    );
    return rows.map(({ reader }) => reader);
  }
}

const placeOf = (row: string) => ({ table: 'section_entry', column: 'content', row });

/** A form that was sent holds every field of its class; the audit names those that were filled in. */
const given = (content: Record<string, unknown>): string[] =>
  Object.keys(content).filter((field) => content[field] !== undefined);
