// Grants and need-to-know: which institution may see which section of which case, from when until when, and why.
// Grants are compiled from the matrix kind × relation × section and enforced by the database's policies.
// And what another institution sees of a request before the person's yes: preview, coded questions, coded replies.
// Does not decide when a grant opens or ends: cases, referrals and handovers do, in their own transactions.
export { AccessModule } from './access.module.js';
export { CaseGrantRecord } from './case-grant.record.js';
export { ExcludedRecipientRecord } from './excluded-recipient.record.js';
export { ExclusionsStore, type Exclusion } from './exclusions.store.js';
export type { Purpose, Regime } from './footing.js';
export { FootingRecord } from './footing.record.js';
export { EXPLOITATION_FORMS } from './exploitation.js';
export { forWhom } from './for-whom.js';
export { GlassStore } from './glass.store.js';
export { GrantsService } from './grants.service.js';
export {
  mayBeChild,
  SERVICES,
  URGENCIES,
  whyNotPreview,
  type Preview,
  type PreviewAnswers,
  type PreviewField,
  type Service,
  type Urgency,
} from './preview.js';
export { PreviewBody, PreviewView, QuestionBody, QuestionView } from './preview.api.js';
export { PreviewRecord, QuestionRecord } from './preview.record.js';
export { PreviewsStore } from './previews.store.js';
export { whyNotAnswers, whyNotQuestion, whyNotRound } from './question.js';
export { RegimeCrossingRecord } from './regime-crossing.record.js';
export { newReference } from './reference.js';
export { DECLINE_REASONS, whyNotConditions, type DeclineReason } from './reply.js';
export { ConditionBody } from './reply.api.js';
export * from './sections.js';
export { sowMatrix } from './sow-matrix.js';
