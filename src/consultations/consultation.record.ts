import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsultationOutcome, ConsultationStatus } from './consultation.js';

/** Advice asked of another institution about somebody whom it does not name. */
@Entity('consultation')
export class ConsultationRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'from_institution' }) fromInstitution: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'to_institution' }) toInstitution: string;
  @Column('text', { array: true }) topics: string[];
  @Column('text', { name: 'age_group' }) ageGroup: string;
  @Column('text', { default: 'asked' }) status: ConsultationStatus;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('timestamptz', { name: 'late_told_at', nullable: true }) lateToldAt: Date | null;
  @Column('text', { nullable: true }) outcome: ConsultationOutcome | null;
}

/** One word of the thread, sealed with a key of the consultation's own. */
@Entity('consultation_word')
export class ConsultationWordRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'consultation_id' }) consultationId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('bytea') words: Buffer;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}

/** The case that it became, once the person had agreed: for whoever asked and for the lead, never for the adviser. */
@Entity('consulted_case')
export class ConsultedCaseRecord {
  @PrimaryColumn('uuid', { name: 'consultation_id' }) consultationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}
