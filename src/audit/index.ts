// The unit of work and its audit: no act without a row that says who did what to whose data, in the same transaction.
// Does not decide who may do what, and never keeps a value.
export * from './actions.js';
export { AuditEntryRecord } from './audit-entry.record.js';
export { AuditModule } from './audit.module.js';
export { settled, Tx } from './tx.js';
export { Work } from './work.js';
