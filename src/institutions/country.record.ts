import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('country')
export class CountryRecord {
  @PrimaryColumn('text') code: string;
  @Column('text') name: string;
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('text', { name: 'emergency_number' }) emergencyNumber: string;
  @Column('integer', { default: 1 }) version: number;
}

@Entity('holiday')
export class HolidayRecord {
  @PrimaryColumn('text') country: string;
  @PrimaryColumn('date') day: string;
  @Column('text') name: string;
}

@Entity('first_lead_rule')
export class FirstLeadRuleRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('text') country: string;
  @Column('text', { array: true }) steps: string[];
  @Column('tstzrange') during: string;
  @Column('text', { nullable: true }) source: string | null;
  @Column('date', { name: 'verified_on', nullable: true }) verifiedOn: string | null;
}

@Entity('escalation_step')
export class EscalationStepRecord {
  @PrimaryColumn('text') country: string;
  @PrimaryColumn('integer') position: number;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
}

@Entity('time_limit')
export class TimeLimitRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('text') country: string;
  @Column('text') what: string;
  @Column('text', { nullable: true }) urgency: string | null;
  @Column('interval', { nullable: true }) lasts: string | null;
  @Column('integer', { name: 'working_days', nullable: true }) workingDays: number | null;
  @Column('tstzrange', { default: () => 'tstzrange(now(), null)' }) during: string;
  @Column('text', { nullable: true }) source: string | null;
  @Column('date', { name: 'verified_on', nullable: true }) verifiedOn: string | null;
}
