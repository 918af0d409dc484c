// The person's sheet: who leads and helps, what was shared with whom on what ground, who looked, what they answered, how to
// complain; in their language where somebody has signed it. Only for the lead to give. Names no shelter, no town, no third
// person, and nothing that the person must not be told yet. Keeps that it was given, never what stood on it.
export { DataProtectionAuthorityRecord, SheetHandOutRecord } from './sheet-hand-out.record.js';
export { SheetsModule } from './sheets.module.js';
