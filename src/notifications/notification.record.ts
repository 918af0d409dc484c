import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InstitutionId, NotificationId } from '../kernel/index.js';
import type { NotificationClass } from './kind.js';

/** One thing that one institution is told, by ids. */
@Entity('notification')
export class NotificationRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: NotificationId;
  @Column('uuid', { name: 'outbox_id' }) outboxId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: InstitutionId;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId: string | null;
  @Column('text') class: NotificationClass;
  @Column('text') kind: string;
  @Column('jsonb') subjects: Record<string, string>;
  @Column('uuid', { name: 'case_id', nullable: true }) caseId: string | null;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' }) createdAt: Date;
  @Column('timestamptz', { name: 'mailed_at', nullable: true }) mailedAt: Date | null;
  /** When somebody else is told, unless it has been read; only of what cannot wait. */
  @Column('timestamptz', { name: 'unread_due_at', nullable: true }) unreadDueAt: Date | null;
  /** To whom it has gone on: nobody, who stands in, the country's desk. */
  @Column('integer', { name: 'unread_step', default: 0 }) unreadStep: number;
}
