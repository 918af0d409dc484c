// Passes the lead of a case to another institution, inside a country or across a border.
// Promises that the lead moves when the receiver has met the person (or, where nobody travels, has spoken with them) and at
// no other step; that a receiver knows no name, case or number before the person's yes to it; and that every other end
// closes whatever had opened (the database does it, for every path). Does not ask for services: that is referrals.
export { FeedbackRecord } from './feedback.record.js';
export { HandoverCandidateRecord } from './handover-candidate.record.js';
export { HandoverRecord } from './handover.record.js';
export { HandoversModule } from './handovers.module.js';
export { ReceptionPlanRecord } from './reception-plan.record.js';
