import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, InstitutionId, Language, Role } from '../kernel/index.js';

/** A person who logs in, at one institution. */
@Entity('account')
export class AccountRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: AccountId;
  @Column('uuid', { name: 'institution_id' }) institutionId: InstitutionId;
  @Column('text') login: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  @Column('boolean', { name: 'must_change_password', default: false }) mustChangePassword: boolean;
  @Column('timestamptz', { name: 'password_set_at', default: () => 'clock_timestamp()' }) passwordSetAt: Date;
  @Column('text', { array: true }) roles: Role[];
  @Column('text', { default: 'en' }) language: Language;
  @Column('boolean', { name: 'on_duty', default: false }) onDuty: boolean;
  @Column('timestamptz', { name: 'away_until', nullable: true }) awayUntil: Date | null;
  @Column('uuid', { name: 'covered_by', nullable: true }) coveredBy: AccountId | null;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt: Date | null;
  @Column('boolean', { default: false }) demo: boolean;
  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' }) createdAt: Date;
  @Column('integer', { default: 1 }) version: number;
}
