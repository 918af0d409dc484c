import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import {
  found,
  type Actor,
  type CaseId,
  type Country,
  type InstitutionId,
  type InstitutionKind,
} from '../kernel/index.js';
import { newId, whenBroken } from '../platform/database/index.js';
import type { HandOut } from './sheet.js';
import type { Shared } from './sheet-blocks.js';
import { SheetHandOutRecord } from './sheet-hand-out.record.js';
import type { SheetHandOutView } from './sheets.api.js';

whenBroken({
  sheet_hand_out_kept_at: ['invalid-input', 'The place where it is kept is not in the directory.'],
});

export interface Looks {
  institutionId: InstitutionId;
  kind: InstitutionKind;
  country: Country;
  action: string;
  fields: string[];
  days: string[];
  last: Date;
}

// What the law forbids to tell for now, and what nobody has told the person yet, is on no sheet, nor is that it was read.
const TOLD = `exists (select 1 from disclosure_binding b where b.request_id = r.id and b.told_at is not null)`;

// Of what a place may read as its own, what it has written: as the lead reads it, and what was noted when the person was met.
const OWN = `select s from unnest(g.reads_own) s where exists (
    select 1 from section_entry e where e.case_id = g.case_id and e.institution_id = g.institution_id and e.section = s)
  or (s in ('lead','indicators','consent') and g.relation in ('first_responder','holding_lead'))`;

/** What stands on a sheet, as the lead sees it; all of it codes, times and kinds of institution. */
@Injectable()
export class SheetsStore {
  /** Everybody but the present lead who could read something, from when to when and on what basis; oldest first. */
  shared(tx: Tx, caseId: CaseId, lead: InstitutionId): Promise<Shared[]> {
    return tx.rows<Shared & Record<string, unknown>>(
      `select * from (
         select g.institution_id as "institutionId", i.kind, i.country, array(select distinct unnest(g.reads || array(${OWN}))) as sections, lower(g.during) as since,
                upper(g.during) as until, upper_inf(g.during) or upper(g.during) > clock_timestamp() as live, d.basis
           from case_grant g join institution i on i.id = g.institution_id left join disclosure d on d.grant_id = g.id
          where g.case_id = $1 and g.institution_id <> $2
         union all
         select r.asked_by, i.kind, i.country, d.sections, r.answered_at, r.ends_at, r.ends_at > clock_timestamp(), d.basis
           from disclosure d join disclosure_request r on r.id = d.request_id join institution i on i.id = r.asked_by
          where d.case_id = $1 and ${TOLD}) s
        where cardinality(sections) > 0 order by since limit 500`,
      [caseId, lead],
    );
  }

  /** Who looked, and on which days of the place where the lead is. */
  looked(tx: Tx, caseId: CaseId, zone: string): Promise<Looks[]> {
    return tx.rows<Looks & Record<string, unknown>>(
      `select e.institution_id as "institutionId", i.kind, i.country, e.action, e.fields, max(e.at) as last,
              array_agg(distinct (e.at at time zone $2)::date::text) as days
         from audit_entry e join institution i on i.id = e.institution_id
        where e.case_id = $1 and e.authors <> '{}'::uuid[] and e.verb = 'consult' and e.outcome = 'done'
          and (e.action <> 'disclosure.read' or exists (
            select 1 from disclosure_request r where r.id = (e.subjects ->> 'disclosure')::uuid and ${TOLD}))
        group by 1, 2, 3, 4, 5 order by 6 desc limit 2000`,
      [caseId, zone],
    );
  }

  /** Services that were taken up, and who else takes part without one. */
  helps(tx: Tx, caseId: CaseId): Promise<{ service: string | null; kind: InstitutionKind }[]> {
    return tx.rows(
      `select distinct a.service, i.kind from ask a join institution i on i.id = a.to_institution
        where a.case_id = $1 and a.status in ('confirmed','in_service')
       union
       select null, i.kind from case_grant g join institution i on i.id = g.institution_id
        where g.case_id = $1 and g.relation = 'participant' and g.purpose = 'support' and (upper_inf(g.during) or upper(g.during) > clock_timestamp())
          and not exists (select 1 from ask a where a.case_id = $1 and a.to_institution = g.institution_id and a.status in ('confirmed','in_service'))
        order by 1, 2 limit 100`,
      [caseId],
    );
  }

  /** Who hears complaints in a country, and for data; a number only where somebody has tried it. */
  complain(
    tx: Tx,
    country: Country,
  ): Promise<{ name: string; localName: string; phone: string | null; forData: boolean }[]> {
    return tx.rows(
      `select name, local_name as "localName", case when duty_line_verified_on is not null then duty_line end as phone, false as "forData"
         from institution where kind = 'ombudsman' and country = $1 and ended_at is null
       union all select name, local_name, null, true from data_protection_authority where country = $1 order by 4, 1 limit 20`,
      [country],
    );
  }

  async emergencyNumber(tx: Tx, country: Country): Promise<string> {
    return found(
      await tx.row<{ number: string }>('select emergency_number as number from country where code = $1', [country]),
    ).number;
  }

  async handOut(tx: Tx, actor: Actor, caseId: CaseId, act: HandOut & { language: string }): Promise<string> {
    const id = newId<never>() as string;
    await tx.insert(SheetHandOutRecord, {
      id,
      caseId,
      how: act.how,
      language: act.language,
      interpreter: (act.interpreter ?? null) as SheetHandOutRecord['interpreter'],
      keptAt: (act.keptAt ?? null) as SheetHandOutRecord['keptAt'],
      institutionId: actor.institutionId,
      accountId: actor.accountId,
    });
    return id;
  }

  handOuts(tx: Tx, caseId: CaseId): Promise<SheetHandOutView[]> {
    return tx.rows<SheetHandOutView & Record<string, unknown>>(
      `select h.id, h.how, h.language, h.interpreter, k.name as "keptAt", a.name as by, i.name as institution, h.at
         from sheet_hand_out h join account a on a.id = h.account_id join institution i on i.id = h.institution_id
         left join institution k on k.id = h.kept_at
        where h.case_id = $1 order by h.id desc limit 50`,
      [caseId],
    );
  }
}
