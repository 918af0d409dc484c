// The person: what is known of them, section by section and with its source, what they answered when asked, and their
// status in each country. Nobody's name is needed for any of it. Personal content passes through one store only.
// Does not decide who leads or what leaves: cases, referrals and handovers do.
export * from './consent.js';
export { saidYesToCountry } from './consent-cover.js';
export {
  AskConsentBody,
  ConsentView,
  FourAnswersBody,
  HowAskedBody,
  QuestionStandView,
  WithdrawalAheadView,
  WithdrawalQuery,
  WithdrawConsentBody,
} from './consent.api.js';
export { ConsentAnswerRecord } from './consent-answer.record.js';
export { ConsentsService } from './consents.service.js';
export type { ConsentAnswer } from './consents.store.js';
export { Foresight } from './foresight.service.js';
export { IdentityBody, LookAheadView, SafeContactBody } from './section.api.js';
export { SectionEntryRecord } from './section-entry.record.js';
export { GENDERS, PLACE_CLASSES, STATEMENTS } from './section.js';
export { SectionsService } from './sections.service.js';
export { VictimsModule } from './victims.module.js';
export { VictimsStore } from './victims.store.js';
