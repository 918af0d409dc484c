// One person, two open cases: who leads from now on. While that is open nothing moves either lead, and whoever is on the way
// arrives. The word of each side's country settles it, or the desk that it goes up to; then one case goes on, and the other
// is joined to it under one number, with its own history, consents and helpers. A joined case can be parted again as it was.
// Shows those who settle it no case and no person. Does not find out whether it is one person: src/matching.
export { ConflictsModule } from './conflicts.module.js';
export { ConflictsService } from './conflicts.service.js';
export { LeadConflictRecord } from './lead-conflict.record.js';
