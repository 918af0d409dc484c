import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseId, Country, InstitutionId } from '../kernel/index.js';
import type { ReflectionEndReason } from './reflection.js';

/** Time that a country gives a person to recover and decide. */
@Entity('reflection_period')
export class ReflectionPeriodRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: CaseId;
  @Column('text') country: Country;
  @Column('date', { name: 'began_on' }) beganOn: string;
  /** The last day, as the authority decided, or as the rule gives it. */
  @Column('date', { name: 'ends_on' }) endsOn: string;
  /** The last day by the rule of that country, as it was when this was recorded. */
  @Column('date', { name: 'by_rule_on' }) byRuleOn: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: InstitutionId;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' }) recordedAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason: ReflectionEndReason | null;
}
