import { AuditEntryRecord } from './audit/index.js';

/** Every record of the schema; test/architecture compares them with the migrated tables. */
export const records = [AuditEntryRecord];
