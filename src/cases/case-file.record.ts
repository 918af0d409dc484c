import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseId, VictimId } from '../kernel/index.js';
import type { Urgency } from './identification.js';

/** The support of one person under one number, in one or more periods. */
@Entity('case_file')
export class CaseFileRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: CaseId;
  @Column('uuid', { name: 'victim_id' }) victimId: VictimId;
  @Column('text') number: string;
  @Column('text') path: 'adult' | 'child';
  /** What the person wants to be called, sealed with their key: chosen with them, not a name. */
  @Column('bytea', { nullable: true }) called: Buffer | null;
  @Column('text') urgency: Urgency;
  @Column('boolean', { default: () => 'false' }) provisional: boolean;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
  /** Since when, where it was not so from the start. */
  @Column('timestamptz', { name: 'child_since', nullable: true }) childSince: Date | null;
  /** Found to be an adult after all, or of age by now. */
  @Column('timestamptz', { name: 'adult_since', nullable: true }) adultSince: Date | null;
  @Column('timestamptz', { name: 'contact_lost_since', nullable: true }) contactLostSince: Date | null;
  @Column('uuid', { name: 'opened_by' }) openedBy: string;
  @Column('integer', { default: () => '1' }) version: number;
}
