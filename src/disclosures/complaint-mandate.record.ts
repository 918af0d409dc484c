import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseId, InstitutionId, VictimId } from '../kernel/index.js';

/** The person wants somebody to look into their case; what it opens is a grant of its own. */
@Entity('complaint_mandate')
export class ComplaintMandateRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: CaseId;
  @Column('uuid', { name: 'victim_id' }) victimId: VictimId;
  @Column('uuid', { name: 'institution_id' }) institutionId: InstitutionId;
  /** The number of the written mandate, sealed with the person's key. */
  @Column('bytea') reference: Buffer;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: InstitutionId;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' }) recordedAt: Date;
  @Column({ type: 'tstzrange' }) during: string;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
}
