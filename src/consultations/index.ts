// Advice from another institution about somebody whom nobody names: no case, no lead, in codes and in words that are sealed.
// Promises that nothing leads from it to a person before that person has agreed; then it is tied to their case, and the
// adviser does not learn which. Opens no grant and no case by itself.
export { ConsultationRecord, ConsultationWordRecord, ConsultedCaseRecord } from './consultation.record.js';
export { ConsultationsModule } from './consultations.module.js';
