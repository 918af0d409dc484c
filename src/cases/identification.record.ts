import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome, Urgency } from './identification.js';

/** What a first responder logged, as they sent it; nobody changes it. */
@Entity('identification')
export class IdentificationRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id', nullable: true }) caseId: string | null;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('uuid', { name: 'logged_by' }) loggedBy: string;
  @Column('text') country: string;
  @Column('text') outcome: Outcome;
  @Column('text') danger: string;
  @Column('text') urgency: Urgency;
  @Column('text', { name: 'age_group' }) ageGroup: string;
  @Column('jsonb') answers: Record<string, unknown>;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}
