import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Purpose } from './footing.js';
import type { Relation, Section } from './sections.js';

/** What one institution may see and write of one case in one relation, from when until when, and why. */
@Entity('case_grant')
export class CaseGrantRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  /** Opened to this person alone; absent: to the institution, as roles and assignment there leave it. */
  @Column('uuid', { name: 'account_id', nullable: true }) accountId: string | null;
  @Column('text') relation: Relation;
  @Column('text', { array: true }) reads: Section[];
  /** Sections of which only the institution's own entries are read. */
  @Column('text', { name: 'reads_own', array: true }) readsOwn: Section[];
  @Column('text', { array: true }) writes: Section[];
  /** Of these sections only these fields of what others wrote; a section that is not named is read whole. */
  @Column('jsonb', { default: () => `'{}'::jsonb` }) fields: Partial<Record<Section, string[]>>;
  @Column('text') purpose: Purpose;
  @Column({ type: 'tstzrange' }) during: string;
  @Column({ type: 'timestamptz', generatedType: 'STORED', asExpression: 'lower(during)' }) since: Date;
  @Column('timestamptz', { name: 'rows_from', nullable: true }) rowsFrom: Date | null;
  /** A former lead sees what was recorded before this, nothing after. */
  @Column('timestamptz', { name: 'rows_until', nullable: true }) rowsUntil: Date | null;
  @Column('text') cause: string;
  @Column('uuid', { name: 'request_id', nullable: true }) requestId: string | null;
}
