// Connections, transactions and what PostgreSQL's refusals mean. Knows no case.
// Only the unit of work (audit/) opens a transaction: so none is without its context and its audit row.
export * from './connections.js';
export * from './failures.js';
export { migrate, migrations, ownerSource } from './migrate.js';
export * from './new-id.js';
export * from './transaction.js';
