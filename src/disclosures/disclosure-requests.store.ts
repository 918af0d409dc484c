import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import {
  PAGE_SIZE,
  type Actor,
  type CaseId,
  type Country,
  type InstitutionId,
  type InstitutionKind,
} from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import { keyIn, Keyring, type PersonKey } from '../platform/keys/index.js';
import { DisclosureRequestRecord } from './disclosure-request.record.js';
import type { Status } from './disclosure-request.js';
import type { DisclosureCountView, DisclosureGroundView } from './disclosure-requests.api.js';
import type { ReleasedEntryRecord } from './released-entry.record.js';

export interface Words {
  orderReference: string;
  about: string;
}

export interface DisclosureRequest {
  id: string;
  reference: string;
  askedBy: InstitutionId;
  accountId: string;
  asker: string;
  askerKind: InstitutionKind;
  askerZone: string;
  toInstitution: InstitutionId;
  addressed: string;
  addressedZone: string;
  ground: string;
  law: string;
  purpose: string;
  sections: string[];
  status: Status;
  keptBack: string | null;
  askedAt: Date;
  dueAt: Date;
  overdue: boolean;
  answeredAt: Date | null;
  endsAt: Date | null;
  /** Where the reader leads the case that it is bound to. */
  caseId: CaseId | null;
  taskId: string | null;
  toldAt: Date | null;
  notTold: string | null;
  notToldSince: Date | null;
}

export type Released = Pick<
  ReleasedEntryRecord,
  'id' | 'victimId' | 'section' | 'content' | 'statement' | 'regime' | 'authorKind' | 'recordedOn'
>;

whenBroken({
  disclosure_binding_pkey: ['not-possible-now', 'It belongs to a case already.'],
  disclosure_request_to: ['invalid-input', 'This institution is not in the directory.'],
});

const REQUEST = `
  select r.id, r.reference, r.asked_by as "askedBy", r.account_id as "accountId", a.name as asker, r.asker_kind as "askerKind",
         a.time_zone as "askerZone", r.to_institution as "toInstitution", t.name as addressed, t.time_zone as "addressedZone", r.ground,
         coalesce(g.law, '') as law, r.purpose, r.sections, r.status, r.kept_back as "keptBack", r.asked_at as "askedAt", r.due_at as "dueAt",
         r.status = 'sent' and r.due_at <= clock_timestamp() as overdue, r.answered_at as "answeredAt", r.ends_at as "endsAt",
         b.case_id as "caseId", b.task_id as "taskId", b.told_at as "toldAt", b.not_told as "notTold", b.not_told_since as "notToldSince"
    from disclosure_request r join institution a on a.id = r.asked_by join institution t on t.id = r.to_institution
    left join request_ground g on g.code = r.ground and g.kind = r.asker_kind and g.during @> r.asked_at
    left join disclosure_binding b on b.request_id = r.id`;

const inRequest = (row: string) => ({ table: 'disclosure_request', column: 'words', row });
export const inRelease = (row: string) => ({ table: 'released_entry', column: 'content', row });

/** What is asked and by whom; which of it one sees is the database's rule (migration 76). */
@Injectable()
export class DisclosureRequestsStore {
  constructor(private readonly keyring: Keyring) {}

  grounds(tx: Tx, kind: InstitutionKind): Promise<DisclosureGroundView[]> {
    return tx.rows<DisclosureGroundView & Record<string, unknown>>(
      `select code, law, source, verified_on::text as "verifiedOn" from request_ground where kind = $1 and during @> clock_timestamp() order by code`,
      [kind],
    );
  }

  counts(tx: Tx): Promise<DisclosureCountView[]> {
    return tx.rows<DisclosureCountView & Record<string, unknown>>(
      `select country, asker_kind as "askerKind", result, requests from disclosure_count order by 1, 2, 3`,
    );
  }

  /** `by`: a time, or nothing: then after `lasts`. */
  async add(
    tx: Tx,
    request: Pick<
      DisclosureRequestRecord,
      'id' | 'reference' | 'askedBy' | 'accountId' | 'askerKind' | 'toInstitution' | 'ground' | 'purpose' | 'sections'
    >,
    words: Words,
    key: PersonKey,
    due: { by: string | undefined; lasts: string },
  ): Promise<void> {
    await tx.run(
      `insert into disclosure_request (id, reference, asked_by, account_id, asker_kind, to_institution, ground, purpose, sections, words, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11::timestamptz, clock_timestamp() + $12::interval))`,
      [
        ...[
          request.id,
          request.reference,
          request.askedBy,
          request.accountId,
          request.askerKind,
          request.toInstitution,
        ],
        ...[request.ground, request.purpose, request.sections, key.seal(inRequest(request.id), words)],
        ...[due.by ?? null, due.lasts],
      ],
    );
  }

  async bind(tx: Tx, actor: Actor, id: string, caseId: CaseId): Promise<void> {
    await tx.run(`insert into disclosure_binding (request_id, case_id, bound_by) values ($1, $2, $3)`, [
      id,
      caseId,
      actor.institutionId,
    ]);
  }

  page(tx: Tx, actor: Actor, direction: 'in' | 'out', before: string | undefined): Promise<DisclosureRequest[]> {
    return tx.rows<DisclosureRequest & Record<string, unknown>>(
      `${REQUEST} where (r.asked_by = $1) = $2 and ($3::uuid is null or r.id < $3) order by r.id desc limit $4`,
      [actor.institutionId, direction === 'out', before ?? null, PAGE_SIZE + 1],
    );
  }

  find(tx: Tx, id: string): Promise<DisclosureRequest | undefined> {
    return tx.row<DisclosureRequest & Record<string, unknown>>(`${REQUEST} where r.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<DisclosureRequest | undefined> {
    return tx.row<DisclosureRequest & Record<string, unknown>>(`${REQUEST} where r.id = $1 for update of r`, [id]);
  }

  async words(tx: Tx, id: string): Promise<Words | undefined> {
    const row = await tx.row<{ words: Buffer }>('select words from disclosure_request where id = $1', [id]);
    return row && (await this.keyring.of(id)).open<Words>(inRequest(id), row.words);
  }

  /** False where somebody else was faster. */
  async answer(tx: Tx, id: string, status: Status, keptBack: string | null, lasts: string | null): Promise<boolean> {
    const touched = await tx.touched(
      `update disclosure_request set status = $2, kept_back = $3, answered_at = clock_timestamp(), ends_at = clock_timestamp() + $4::interval
        where id = $1 and status = 'sent'`,
      [id, status, keptBack, lasts],
    );
    return touched === 1;
  }

  async released(
    tx: Tx,
    id: string,
    after: string | undefined,
  ): Promise<(Omit<Released, 'content'> & { content: Record<string, unknown> })[]> {
    const rows = await tx.rows<Released & Record<string, unknown>>(
      `select id, victim_id as "victimId", section, content, statement, regime, author_kind as "authorKind", recorded_on::text as "recordedOn"
         from released_entry where request_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
      [id, after ?? null, PAGE_SIZE + 1],
    );
    const keys = await this.keyring.ofAll(rows.map(({ victimId }) => victimId));
    return rows.map((row) => ({
      ...row,
      content: keyIn(keys, row.victimId).open<Record<string, unknown>>(inRelease(row.id), row.content),
    }));
  }

  countryOf(tx: Tx, id: InstitutionId): Promise<{ country: Country } | undefined> {
    return tx.row<{ country: Country }>('select country from institution where id = $1 and ended_at is null', [id]);
  }
}
