import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One act or refusal: who, what, about whom, which fields by name; never a value. */
@Entity('audit_entry')
export class AuditEntryRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
  @Column('text') action: string;
  @Column('text') verb: string;
  @Column('text') purpose: string;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId: string | null;
  @Column('uuid', { name: 'institution_id', nullable: true }) institutionId: string | null;
  @Column('text', { nullable: true }) job: string | null;
  /** Ids by kind: { case, handover, … }. */
  @Column('jsonb', { default: () => `'{}'::jsonb` }) subjects: Record<string, string>;
  @Column('uuid', { name: 'case_id', nullable: true }) caseId: string | null;
  @Column('text', { array: true, default: () => `'{}'::text[]` }) fields: string[];
  /** The institutions whose statements were shown. */
  @Column('uuid', { array: true, default: () => `'{}'::uuid[]` }) authors: string[];
  @Column('text') outcome: 'done' | 'refused';
  @Column('text', { nullable: true }) problem: string | null;
  @Column('text', { name: 'request_id' }) requestId: string;
}
