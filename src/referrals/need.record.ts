import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One service that one person needs; several places may be asked for it at once. */
@Entity('need')
export class NeedRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'from_institution' }) fromInstitution: string;
  @Column('text') service: string;
  @Column('text') urgency: 'emergency' | 'urgent' | 'normal';
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' }) createdAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) outcome: 'met' | 'withdrawn' | 'nobody_can' | 'inherited' | 'closed' | null;
  /** When the institutions meet about a need that nobody can meet. */
  @Column('date', { name: 'conference_on', nullable: true }) conferenceOn: string | null;
}
