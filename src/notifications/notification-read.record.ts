import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('notification_read')
export class NotificationReadRecord {
  @PrimaryColumn('uuid', { name: 'notification_id' }) notificationId: string;
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz', { name: 'read_at', default: () => 'clock_timestamp()' }) readAt: Date;
}
