import { AccountRecord, LoginTryRecord, SessionRecord } from './accounts/index.js';
import { AuditEntryRecord } from './audit/index.js';

/** Every record of the schema; test/architecture compares them with the migrated tables. */
export const records = [AuditEntryRecord, AccountRecord, SessionRecord, LoginTryRecord];
