import { Injectable } from '@nestjs/common';
import { SECTIONS } from '../access/index.js';
import { Work } from '../audit/index.js';
import { CasesService } from '../cases/index.js';
import { decodeCursor, found, toPage, type Actor, type CaseId } from '../kernel/index.js';
import { named, sectionsRead } from './reading.js';
import type { ReadingsView, ReadingView } from './readings.api.js';
import { ReadingsStore, type Reading } from './readings.store.js';

/** Who looked: on the case for its lead, and for each author of what they wrote (flows.md 2.20). */
@Injectable()
export class ReadingsService {
  constructor(
    private readonly work: Work,
    private readonly cases: CasesService,
    private readonly store: ReadingsStore,
  ) {}

  ofCase(actor: Actor, caseId: CaseId, after?: string): Promise<ReadingsView> {
    return this.work.read(actor, 'reading.list', { case: caseId }, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      const [brief, rows] = await Promise.all([this.cases.brief(tx, caseId), this.store.ofCase(tx, caseId, before)]);
      // Whose part in the case has ended still sees who reads what they wrote.
      found(brief ?? rows[0]);
      return toReadings(rows, actor, brief?.lead?.institutionId === actor.institutionId);
    });
  }

  ofOwn(actor: Actor, after?: string): Promise<ReadingsView> {
    return this.work.read(actor, 'reading.list', {}, async (tx) => {
      const [before] = decodeCursor(after, 1) ?? [];
      return toReadings(await this.store.ofAuthor(tx, actor.institutionId, before), actor, false);
    });
  }
}

const toReadings = (rows: readonly Reading[], actor: Actor, leads: boolean): ReadingsView =>
  toPage(
    rows,
    (row) => toView(row, actor, leads),
    ({ id }) => [id],
  );

const toView = (row: Reading, { institutionId }: Actor, leads: boolean): ReadingView => ({
  id: row.id,
  at: row.at,
  caseId: row.caseId,
  sections: sectionsRead(row.action, row.fields, SECTIONS),
  kind: row.kind,
  country: row.country,
  ...named(row, { institutionId, leads }),
  relation: row.relation,
  purpose: row.purpose,
  basis: row.basis,
});
