// What leaves a case beyond the matrix, and who looked. A disclosure request is the only road from police, prosecutor or
// migration to what was written for the person's support; nothing is looked up when one is sent, the lead answers, and what
// is given is a copy for a time, never a grant. The lead sees who read which section, an author who read what they wrote.
// A complaint grant opens one case, for a time, to whoever hears the person's complaint. Moves no lead.
export { ComplaintMandateRecord } from './complaint-mandate.record.js';
export { DisclosureRequestRecord } from './disclosure-request.record.js';
export { DisclosuresModule } from './disclosures.module.js';
export { sectionsRead } from './reading.js';
export { ReleasedEntryRecord } from './released-entry.record.js';
