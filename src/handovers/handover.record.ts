import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, CaseId, Country, HandoverId, InstitutionId } from '../kernel/index.js';
import type { HandoverReason, Obligation, Travel } from './handover-codes.js';
import type { Handover, Status } from './handover.js';

export interface StoredCondition {
  code: string;
  value?: string | number;
}

/** The lead of one case on its way to another institution. */
@Entity('handover')
export class HandoverRecord implements Handover {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: HandoverId;
  @Column('uuid', { name: 'case_id' }) caseId: CaseId;
  @Column('uuid', { name: 'from_institution' }) fromInstitution: InstitutionId;
  @Column('text', { name: 'from_country' }) fromCountry: Country;
  @Column('text', { name: 'to_country' }) toCountry: Country;
  @Column('uuid', { name: 'to_institution', nullable: true }) toInstitution: InstitutionId | null;
  @Column('text', { name: 'addressed_to' }) addressedTo: 'institution' | 'country';
  @Column('text') travel: Travel;
  @Column('text') reason: HandoverReason;
  @Column('text') urgency: 'emergency' | 'urgent' | 'normal';
  @Column('text') status: Status;
  @Column('text') reference: string;
  @Column('uuid', { name: 'prepared_by' }) preparedBy: AccountId;
  @Column('timestamptz', { name: 'prepared_at', default: () => 'clock_timestamp()' }) preparedAt: Date;
  @Column('timestamptz', { name: 'proposed_at', nullable: true }) proposedAt: Date | null;
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt: Date | null;
  @Column('uuid', { name: 'opened_by', nullable: true }) openedBy: AccountId | null;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { name: 'half_due_at', nullable: true }) halfDueAt: Date | null;
  @Column('timestamptz', { name: 'half_reminded_at', nullable: true }) halfRemindedAt: Date | null;
  @Column('timestamptz', { name: 'clock_stopped_at', nullable: true }) clockStoppedAt: Date | null;
  @Column('timestamptz', { name: 'quiet_until', nullable: true }) quietUntil: Date | null;
  @Column('text', { name: 'phone_yes_who', nullable: true }) phoneYesWho: string | null;
  @Column('timestamptz', { name: 'phone_yes_at', nullable: true }) phoneYesAt: Date | null;
  @Column('uuid', { name: 'escalated_to', nullable: true }) escalatedTo: InstitutionId | null;
  @Column('integer', { name: 'escalation_position', nullable: true }) escalationPosition: number | null;
  @Column('uuid', { name: 'claimed_by', nullable: true }) claimedBy: AccountId | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy: AccountId | null;
  @Column('jsonb', { nullable: true }) conditions: StoredCondition[] | null;
  @Column('timestamptz', { name: 'conditions_accepted_at', nullable: true }) conditionsAcceptedAt: Date | null;
  @Column('text', { name: 'contact_name', nullable: true }) contactName: string | null;
  @Column('text', { name: 'contact_phone', nullable: true }) contactPhone: string | null;
  @Column('text', { nullable: true }) alternate: string | null;
  @Column('text', { name: 'decline_reason', nullable: true }) declineReason: string | null;
  @Column('uuid', { name: 'other_place', nullable: true }) otherPlace: InstitutionId | null;
  @Column('timestamptz', { name: 'agreed_at', nullable: true }) agreedAt: Date | null;
  @Column('text', { name: 'agreed_sections', array: true, default: () => `'{}'::text[]` }) agreedSections: string[];
  @Column('timestamptz', { name: 'departed_at', nullable: true }) departedAt: Date | null;
  @Column('timestamptz', { name: 'expected_at', nullable: true }) expectedAt: Date | null;
  @Column('timestamptz', { name: 'overdue_at', nullable: true }) overdueAt: Date | null;
  @Column('timestamptz', { name: 'overdue_since', nullable: true }) overdueSince: Date | null;
  @Column('timestamptz', { name: 'arrival_reported_at', nullable: true }) arrivalReportedAt: Date | null;
  @Column('timestamptz', { name: 'takeover_due_at', nullable: true }) takeoverDueAt: Date | null;
  @Column('timestamptz', { name: 'met_at', nullable: true }) metAt: Date | null;
  @Column('text', { name: 'met_by', nullable: true }) metBy: string | null;
  @Column('timestamptz', { name: 'taken_over_at', nullable: true }) takenOverAt: Date | null;
  @Column('text', { name: 'failed_reason', nullable: true }) failedReason: string | null;
  @Column('uuid', { name: 'local_holder', nullable: true }) localHolder: InstitutionId | null;
  @Column('uuid', { name: 'cancel_asked_by', nullable: true }) cancelAskedBy: InstitutionId | null;
  @Column('jsonb', { name: 'sender_stays', nullable: true }) senderStays: Obligation[] | null;
  @Column('boolean', { name: 'feedback_wanted', default: false }) feedbackWanted: boolean;
  @Column('timestamptz', { name: 'window_until', nullable: true }) windowUntil: Date | null;
  /** Since when the person's yes to this receiver is taken back; on the way it is met without a name. */
  @Column('timestamptz', { name: 'sharing_stopped_at', nullable: true }) sharingStoppedAt: Date | null;
  /** The link by which it is asked together with others, all or none; the database alone sets it. */
  @Column('uuid', { nullable: true }) together: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason: string | null;
  @Column('integer', { default: 1 }) version: number;
}
