import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseId, InstitutionId, InstitutionKind, VictimId } from '../kernel/index.js';

/** A copy of one entry, or of some of its fields, for whoever asked; sealed with the person's key. Not changed afterwards. */
@Entity('released_entry')
export class ReleasedEntryRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'request_id' }) requestId: string;
  @Column('uuid', { name: 'case_id' }) caseId: CaseId;
  @Column('uuid', { name: 'victim_id' }) victimId: VictimId;
  @Column('uuid', { name: 'entry_id' }) entryId: string;
  /** Sees who reads it; the asker sees the kind alone. */
  @Column('uuid') author: InstitutionId;
  @Column('text') section: string;
  @Column('bytea') content: Buffer;
  @Column('text') statement: string;
  @Column('text') regime: string;
  @Column('text', { name: 'author_kind' }) authorKind: InstitutionKind;
  @Column('date', { name: 'recorded_on' }) recordedOn: string;
  @Column('timestamptz', { name: 'released_at', default: () => 'clock_timestamp()' }) releasedAt: Date;
}
