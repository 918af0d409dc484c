import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CapacityState } from './capacity.js';

/** The last word of an institution about one service; what it said before is not kept. */
@Entity('capacity')
export class CapacityRecord {
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId: string;
  @PrimaryColumn('text') service: string;
  @Column('text') state: CapacityState;
  @Column('integer', { nullable: true }) places: number | null;
  @Column('uuid', { name: 'said_by' }) saidBy: string;
  @Column('timestamptz', { name: 'said_at', default: () => 'clock_timestamp()' }) saidAt: Date;
}
