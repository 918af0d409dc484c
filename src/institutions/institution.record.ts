import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OpeningHours } from './hours.js';

@Entity('institution')
export class InstitutionRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'part_of', nullable: true }) partOf: string | null;
  @Column('text') kind: string;
  @Column('text') country: string;
  @Column('text') level: string;
  @Column('text') name: string;
  @Column('text', { name: 'local_name' }) localName: string;
  @Column('text', { name: 'role_note', nullable: true }) roleNote: string | null;
  @Column('text', { array: true, default: () => `'{}'::text[]` }) languages: string[];
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('boolean', { name: 'round_the_clock', default: false }) roundTheClock: boolean;
  @Column('jsonb', { default: () => `'[]'::jsonb` }) hours: OpeningHours;
  @Column('text', { name: 'duty_line', nullable: true }) dutyLine: string | null;
  @Column('date', { name: 'duty_line_verified_on', nullable: true }) dutyLineVerifiedOn: string | null;
  @Column('date', { name: 'verified_on', nullable: true }) verifiedOn: string | null;
  @Column('uuid', { name: 'verified_by', nullable: true }) verifiedBy: string | null;
  @Column('text', { nullable: true }) source: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}

@Entity('institution_contact')
export class InstitutionContactRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('text') label: string;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('date', { name: 'verified_on', nullable: true }) verifiedOn: string | null;
}
