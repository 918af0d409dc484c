import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppointedBy, Conflict, GuardianKind, GuardianshipEnd } from './child.js';

/** Who stands for the child; one at a time. */
@Entity('guardianship')
export class GuardianshipRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text') who: GuardianKind;
  @Column('text', { name: 'appointed_by' }) appointedBy: AppointedBy;
  @Column('text') conflict: Conflict;
  /** Name, and how they are reached, sealed with the person's key. */
  @Column('bytea', { nullable: true }) contact: Buffer | null;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) since: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason: GuardianshipEnd | null;
}
