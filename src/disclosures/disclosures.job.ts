import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import type { InstitutionId } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';

interface Overdue {
  to: InstitutionId;
  askedBy: InstitutionId;
  dueAt: Date;
}

/** A request that nobody answered in time is told once: to whoever has to answer, and to whoever asked. */
@Injectable()
export class DisclosuresDue extends Scan {
  readonly name = 'disclosures.due';
  readonly everySeconds = 60;

  constructor(private readonly work: Work) {
    super();
  }

  async run(): Promise<void> {
    const due = await this.work.system(this.system(), 'disclosure.fall-due', {}, (tx) => {
      tx.nothingDue();
      return tx.rows<{ id: string }>(
        `select id from disclosure_request where status = 'sent' and overdue_told_at is null and due_at <= clock_timestamp()
          order by due_at limit 100`,
      );
    });
    await oneByOne(
      this.name,
      due,
      ({ id }) => ({ disclosure: id }),
      ({ id }) => this.one(id),
    );
  }

  private one(id: string): Promise<void> {
    return this.work.system(this.system(), 'disclosure.fall-due', { disclosure: id }, async (tx) => {
      const overdue = await this.take(tx, id);
      if (!overdue) return tx.nothingDue();
      const due = overdue.dueAt.toISOString();
      tx.emit('disclosure.overdue', { to: overdue.to, disclosure: id, due });
      tx.emit('disclosure.unanswered', { to: overdue.askedBy, disclosure: id, due });
    });
  }

  private take(tx: Tx, id: string): Promise<Overdue | undefined> {
    return tx.row<Overdue & Record<string, unknown>>(
      `update disclosure_request r set overdue_told_at = clock_timestamp()
        where r.id = $1 and r.status = 'sent' and r.overdue_told_at is null and r.due_at <= clock_timestamp()
       returning coalesce((select t.institution_id from disclosure_binding b join lead_tenure t on t.case_id = b.case_id and upper_inf(t.during)
         where b.request_id = r.id), r.to_institution) as "to", r.asked_by as "askedBy", r.due_at as "dueAt"`,
      [id],
    );
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
