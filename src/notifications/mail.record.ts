import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NotificationClass } from './kind.js';

/** Written before it is sent; its id is the Message-ID, so that a repetition after a crash is known as one. */
@Entity('mail')
export class MailRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId: string | null;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('text', { name: 'to_address' }) toAddress: string;
  @Column('text') language: string;
  @Column('text') class: NotificationClass;
  @Column('integer') items: number;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('text') cause: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' }) createdAt: Date;
  @Column('timestamptz', { name: 'available_at', default: () => 'clock_timestamp()' }) availableAt: Date;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { name: 'parked_at', nullable: true }) parkedAt: Date | null;
  @Column('text', { nullable: true }) failure: string | null;
}
