import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandoverId, InstitutionId, VictimId } from '../kernel/index.js';

export interface ReceptionPlan {
  /** The institution that meets, and how its people are known. */
  whoMeets: string;
  recognitionSign: string;
  where: string;
  /** Local time with its zone, as `2026-11-24T18:40+02:00`. */
  at: string;
  zone: string;
  /** Both ways: traffickers meet people at stations too. */
  theySay: string;
  personSays: string;
  phone: string;
  ifLate: string;
}

/** Who meets the person; seen by lead, receiver and escort only, until the handover ends. */
@Entity('reception_plan')
export class ReceptionPlanRecord {
  @PrimaryColumn('uuid', { name: 'handover_id' }) handoverId: HandoverId;
  @Column('uuid', { name: 'from_institution' }) fromInstitution: InstitutionId;
  @Column('uuid', { name: 'to_institution' }) toInstitution: InstitutionId;
  @Column('uuid', { name: 'escort_institution', nullable: true }) escortInstitution: InstitutionId | null;
  /** A ReceptionPlan, sealed with the person's key. */
  @Column('bytea') content: Buffer;
  @Column('uuid', { name: 'victim_id' }) victimId: VictimId;
  @Column('timestamptz', { name: 'made_at', default: () => 'clock_timestamp()' }) madeAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
