// Asks other institutions to help: one need, several places at once, without identity; the first confirmed yes wins and
// becomes a referral, and the place a participant. Unanswered requests climb until somebody answers.
// Promises at most one confirmed place per need, and that whatever a request opened ends with it. The lead never moves here.
export { AskRecord } from './ask.record.js';
export { NeedRecord } from './need.record.js';
export { ReferralsModule } from './referrals.module.js';
