// The register of interviews, examinations and assessments already held (2011/36 art. 12(4)): by whom, when, about what,
// in which language, and where a recording is kept. Promises that nobody enters a second one on the same topic without
// having been shown whom to ask instead and without a reason that is kept; and that counselling tells police nothing.
// Holds no account: what was said stands in its own section, with its own need-to-know.
export { AskedOnceCountRecord, InterviewRecord, TopicWantedRecord } from './interview.record.js';
export { InterviewsModule } from './interviews.module.js';
