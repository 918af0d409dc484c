import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AskStatus } from './ask.js';

/** One place that is asked for one need; after its confirmation, the referral. */
@Entity('ask')
export class AskRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'need_id' }) needId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'from_institution' }) fromInstitution: string;
  @Column('uuid', { name: 'to_institution' }) toInstitution: string;
  /** What the place calls the request by; never the case number. */
  @Column('text') reference: string;
  @Column('text') service: string;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('text') status: AskStatus;
  @Column('text') urgency: 'emergency' | 'urgent' | 'normal';
  @Column('timestamptz', { name: 'sent_at', default: () => 'clock_timestamp()' }) sentAt: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('timestamptz', { name: 'half_due_at' }) halfDueAt: Date;
  @Column('timestamptz', { name: 'half_reminded_at', nullable: true }) halfRemindedAt: Date | null;
  @Column('timestamptz', { name: 'clock_stopped_at', nullable: true }) clockStoppedAt: Date | null;
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt: Date | null;
  @Column('uuid', { name: 'opened_by', nullable: true }) openedBy: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy: string | null;
  @Column('uuid', { name: 'claimed_by', nullable: true }) claimedBy: string | null;
  @Column('jsonb', { nullable: true }) conditions: { code: string; value?: string | number }[] | null;
  @Column('text', { name: 'contact_name', nullable: true }) contactName: string | null;
  @Column('text', { name: 'contact_phone', nullable: true }) contactPhone: string | null;
  @Column('text', { name: 'decline_reason', nullable: true }) declineReason: string | null;
  @Column('uuid', { name: 'other_place', nullable: true }) otherPlace: string | null;
  @Column('text', { name: 'phone_yes_who', nullable: true }) phoneYesWho: string | null;
  @Column('timestamptz', { name: 'phone_yes_at', nullable: true }) phoneYesAt: Date | null;
  @Column('timestamptz', { name: 'quiet_until', nullable: true }) quietUntil: Date | null;
  @Column('uuid', { name: 'escalated_to', nullable: true }) escalatedTo: string | null;
  @Column('integer', { name: 'escalation_position', nullable: true }) escalationPosition: number | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
  @Column('timestamptz', { name: 'person_agreed_at', nullable: true }) personAgreedAt: Date | null;
  @Column('text', { name: 'agreed_sections', array: true, default: () => `'{}'::text[]` }) agreedSections: string[];
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason: string | null;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('integer', { default: () => '1' }) version: number;
}
