// Tells institutions what happened: a row in their list, a mail to those on duty that says only how many items wait and by
// when, and the inbox of what waits for an answer. Everything here can be lost and made again from the outbox.
// Nothing is ever sent to the person: no table has a place for an address of theirs, and recipients come from accounts only
// (flows.md 2.18). Decides nothing about a case; no other module may import it.
export { MailRecord } from './mail.record.js';
export { NotificationReadRecord } from './notification-read.record.js';
export { NotificationRecord } from './notification.record.js';
export { NotificationsModule } from './notifications.module.js';
