import { Injectable } from '@nestjs/common';
import { PAGE_SIZE, type InstitutionId } from '../kernel/index.js';
import type { AuditQuery } from './audit.api.js';
import { AuditEntryRecord } from './audit-entry.record.js';
import type { Tx } from './tx.js';

const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const A_MINUTE = 60_000;

/** Ids grow with time (version 7), so a page of last March begins in the index and not at today. A minute for two clocks. */
const idAround = (at: string | undefined, by: number): string | undefined => {
  if (at === undefined) return undefined;
  const hex = Math.max(Date.parse(at) + by, 0)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
};

const WANTED = `e.id < $2::uuid and ($3::uuid is null or e.account_id = $3) and ($4::text is null or e.action = $4)
  and ($5::text is null or e.outcome = $5) and ($6::uuid is null or e.case_id = $6)
  and ($7::timestamptz is null or e.at >= $7) and ($8::timestamptz is null or e.at < $8)
  and ($10::uuid is null or e.id >= $10) and ($11::uuid is null or e.id < $11) order by e.id desc limit $9`;

/** Two walks down an index of their own, so that a page costs the same in the tenth year. */
const PAGE = `where t.id in (
    (select e.id from audit_entry e where e.institution_id = $1 and ${WANTED})
    union
    (select e.id from audit_entry e where e.case_id in (select actor_led_cases()) and ${WANTED}))
  order by t.id desc limit $9`;

/** Where the case was learned from a request, and not from the reader's own work on it. */
const BY_REQUEST = /^(ask|disclosure|handover|inbox|need)\./;

@Injectable()
export class AuditStore {
  /** Newest first; what may be read at all is the database's rule (migration 7). */
  async page(
    tx: Tx,
    institutionId: InstitutionId,
    query: AuditQuery,
    before: string | undefined,
  ): Promise<AuditEntryRecord[]> {
    const entries = await tx.select(AuditEntryRecord, PAGE, [
      institutionId,
      before ?? NEWEST,
      query.account ?? null,
      query.action ?? null,
      query.outcome ?? null,
      query.case ?? null,
      query.from ?? null,
      query.to ?? null,
      PAGE_SIZE + 1,
      idAround(query.from, -A_MINUTE) ?? null,
      idAround(query.to, A_MINUTE) ?? null,
    ]);
    const learned = entries.filter(({ action, caseId }) => caseId !== null && BY_REQUEST.test(action));
    const known = await this.known(tx, [...new Set(learned.flatMap(({ caseId }) => caseId ?? []))]);
    return entries.map((entry) =>
      learned.includes(entry) && !known.has(entry.caseId ?? '') ? withoutCase(entry) : entry,
    );
  }

  /** Those that the reader's institution is or was in: a place that was only asked knows a reference and no case. */
  private async known(tx: Tx, cases: readonly string[]): Promise<Set<string>> {
    if (cases.length === 0) return new Set();
    const rows = await tx.rows<{ id: string }>('select c.id from unnest($1::uuid[]) as c(id) where actor_knew(c.id)', [
      cases,
    ]);
    return new Set(rows.map(({ id }) => id));
  }
}

function withoutCase(entry: AuditEntryRecord): AuditEntryRecord {
  const subjects = Object.fromEntries(Object.entries(entry.subjects).filter(([kind]) => kind !== 'case'));
  return Object.assign({}, entry, { caseId: null, subjects });
}
