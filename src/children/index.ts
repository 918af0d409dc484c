// A person who is a child, or may be one: age by country and source, guardian, and what is in the child's interest.
// Promises that nobody who may be a child is proposed across a border before the conditions of the dated table are met, and
// that the guardian's part ends on the day of eighteen years. Does not lead, and moves nobody.
export { AgeStatementRecord } from './age-statement.record.js';
export { BestInterestsRecord } from './best-interests.record.js';
export { ChildrenModule } from './children.module.js';
export { ChildrenService } from './children.service.js';
export { GuardianshipRecord } from './guardianship.record.js';
