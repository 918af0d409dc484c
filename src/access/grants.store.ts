import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { CaseId, InstitutionId, InstitutionKind } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import type { Purpose } from './footing.js';
import type { Relation, Section } from './sections.js';

export interface NewGrant {
  caseId: CaseId;
  institutionId: InstitutionId;
  kind: InstitutionKind;
  relation: Relation;
  cause: string;
  requestId?: string;
  /** Narrower than the matrix: the sections that the person said yes to. Never wider. */
  only?: readonly Section[];
  /** What the institution is in the case for; absent: as its footing says. */
  purpose?: Purpose;
  /** 'now': only what is recorded from this instant on. */
  rowsFrom?: 'now';
  /** 'now': only what was recorded until this instant. */
  rowsUntil?: 'now';
  /** Interval text; absent: until it is ended. */
  lasts?: string;
  /** The instant, as text with microseconds, when it must equal another fact's; absent: now. */
  at?: string;
}

export interface LiveGrant {
  institutionId: InstitutionId;
  relation: Relation;
  reads: Section[];
  readsOwn: Section[];
  writes: Section[];
  purpose: Purpose;
  since: Date;
  until: Date | null;
  rowsUntil: Date | null;
  cause: string;
  requestId: string | null;
}

/** A grant as the lead is told of it. */
export interface PastGrant extends LiveGrant {
  name: string;
  country: string;
  /** Ends in the instant in which the person takes the yes back. */
  restsOnYes: boolean;
}

whenBroken({ one_grant_per_relation: ['already-open', 'This institution is in the case in this way already.'] });

// Who led somebody that came back read from that day on, and looks back no further.
const AS_LEAD = `(select g.rows_from from case_grant g where g.case_id = $1 and g.institution_id = $2
  and g.relation in ('lead','holding_lead') order by lower(g.during) desc limit 1)`;

const OPEN = `
  insert into case_grant (case_id, institution_id, relation, reads, reads_own, writes, fields, purpose, during, rows_from, rows_until, cause, request_id)
  select $1, $2, $3,
    coalesce(array_agg(n.section) filter (where n.reads = 'all'), '{}'),
    coalesce(array_agg(n.section) filter (where n.reads = 'own'), '{}'),
    coalesce(array_agg(n.section) filter (where n.writes), '{}'),
    coalesce(jsonb_object_agg(n.section, n.fields) filter (where n.fields is not null), '{}'),
    coalesce($12, (select f.purpose from footing_of($2) f)),
    tstzrange(min(t.at), min(t.at) + $8::interval), case when $11 then min(t.at) when $3 = 'former_lead' then ${AS_LEAD} end, case when $7 then min(t.at) end, $5, $6
  from (select coalesce($9::timestamptz, clock_timestamp()) as at) t
  left join need_to_know n on n.kind = $4 and n.relation = $3 and n.during @> t.at and ($10::text[] is null or n.section = any($10::text[]))`;

const END = `during = tstzrange(lower(during), greatest(clock_timestamp(), lower(during) + interval '1 microsecond'))`;
const LIVE = `(upper_inf(during) or upper(during) > clock_timestamp())`;

/** Grants are compiled from the matrix when they open; a later change of the matrix never widens an open one. */
@Injectable()
export class GrantsStore {
  async open(tx: Tx, grant: NewGrant): Promise<void> {
    await tx.run(OPEN, [
      grant.caseId,
      grant.institutionId,
      grant.relation,
      grant.kind,
      grant.cause,
      grant.requestId ?? null,
      grant.rowsUntil === 'now',
      grant.lasts ?? null,
      grant.at ?? null,
      grant.only ? [...grant.only] : null,
      grant.rowsFrom === 'now',
      grant.purpose ?? null,
    ]);
  }

  /** Through a function of the database: a focal point may end a request without having a grant of its own. */
  async endByRequest(tx: Tx, requestId: string): Promise<void> {
    await tx.run('select end_grants_of_request($1)', [requestId]);
  }

  endRelation(tx: Tx, caseId: CaseId, institutionId: InstitutionId, relation: Relation): Promise<number> {
    return tx.touched(
      `update case_grant set ${END} where case_id = $1 and institution_id = $2 and relation = $3 and ${LIVE}`,
      [caseId, institutionId, relation],
    );
  }

  /** Everything but what first responders keep of their own record, and what the person wants looked into. */
  endAll(tx: Tx, caseId: CaseId): Promise<number> {
    return tx.touched(
      `update case_grant set ${END} where case_id = $1 and relation not in ('first_responder','former_lead','complaint') and ${LIVE}`,
      [caseId],
    );
  }

  live(tx: Tx, caseId: CaseId): Promise<LiveGrant[]> {
    return tx.rows<LiveGrant>(
      `select institution_id as "institutionId", relation, reads, reads_own as "readsOwn", writes, purpose, since,
              upper(during) as until, rows_until as "rowsUntil", cause, request_id as "requestId"
         from case_grant where case_id = $1 and ${LIVE} order by since limit 200`,
      [caseId],
    );
  }

  /** Who could see what, then and now: for the lead and for the story of a case. */
  history(tx: Tx, caseId: CaseId): Promise<PastGrant[]> {
    return tx.rows(
      `select g.institution_id as "institutionId", i.name, i.country, coalesce(b.needs_consent, false) as "restsOnYes", g.relation, g.reads, g.reads_own as "readsOwn", g.writes, g.purpose, g.since,
              upper(g.during) as until, g.rows_until as "rowsUntil", g.cause, g.request_id as "requestId"
         from case_grant g join institution i on i.id = g.institution_id
         left join disclosure d on d.grant_id = g.id left join legal_basis b on b.code = d.basis
        where g.case_id = $1 order by g.since, g.id limit 200`,
      [caseId],
    );
  }
}
