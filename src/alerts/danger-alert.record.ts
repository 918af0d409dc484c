import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlertStatus } from './danger-alert.js';

/** Somebody is in danger: where, of what kind, whom to call; who they are only where they could not be found without. */
@Entity('danger_alert')
export class DangerAlertRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'from_institution' }) fromInstitution: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  /** Where the danger is. */
  @Column('text') country: string;
  /** The desk that it has climbed to. */
  @Column('uuid', { name: 'to_institution' }) toInstitution: string;
  @Column('text') kind: string;
  /** These three are sealed with a key of the alert's own. */
  @Column('bytea') place: Buffer;
  @Column('bytea', { name: 'call_back' }) callBack: Buffer;
  @Column('bytea', { nullable: true }) identity: Buffer | null;
  @Column('text', { default: 'sent' }) status: AlertStatus;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt: Date | null;
  @Column('uuid', { name: 'acknowledged_by', nullable: true }) acknowledgedBy: string | null;
  /** With whom the sender spoke; sealed. */
  @Column('bytea', { name: 'told_by_phone', nullable: true }) toldByPhone: Buffer | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('uuid', { name: 'reviewer_id', nullable: true }) reviewerId: string | null;
  @Column('timestamptz', { name: 'review_due_at' }) reviewDueAt: Date;
  @Column('timestamptz', { name: 'review_told_at', nullable: true }) reviewToldAt: Date | null;
  @Column('text', { nullable: true }) finding: string | null;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true }) reviewedAt: Date | null;
  @Column('uuid', { name: 'reviewed_by', nullable: true }) reviewedBy: string | null;
  @Column('timestamptz', { name: 'tell_due_at' }) tellDueAt: Date;
  @Column('timestamptz', { name: 'tell_told_at', nullable: true }) tellToldAt: Date | null;
  @Column('timestamptz', { name: 'told_person_at', nullable: true }) toldPersonAt: Date | null;
}

/** One institution that an alert went to. */
@Entity('alert_recipient')
export class AlertRecipientRecord {
  @PrimaryColumn('uuid', { name: 'alert_id' }) alertId: string;
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('uuid', { name: 'from_institution' }) fromInstitution: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}
