import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandoverId, InstitutionId } from '../kernel/index.js';

/** One of those asked where a country has no focal point; the first that claims becomes the receiver. */
@Entity('handover_candidate')
export class HandoverCandidateRecord {
  @PrimaryColumn('uuid', { name: 'handover_id' }) handoverId: HandoverId;
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId: InstitutionId;
  @Column('uuid', { name: 'from_institution' }) fromInstitution: InstitutionId;
  @Column('integer') position: number;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}
