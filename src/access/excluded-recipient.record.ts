import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An institution, or one user of it, that the person wants kept out of their case. */
@Entity('excluded_recipient')
export class ExcludedRecipientRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'victim_id' }) victimId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  /** Absent: the whole institution. */
  @Column('uuid', { name: 'account_id', nullable: true }) accountId: string | null;
  /** Sealed with the person's key. */
  @Column('bytea') reason: Buffer;
  @Column('uuid', { name: 'set_by' }) setBy: string;
  @Column('timestamptz', { name: 'set_at', default: () => 'clock_timestamp()' }) setAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
}
