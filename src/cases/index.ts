// The case: identification, the lead and its history, acknowledgement, tasks, timeline, closure and return.
// Promises that an open case is led by exactly one institution at every instant: the schema keeps it (docs/adr/0001), and
// only this module writes periods and tenures. Does not ask other institutions for anything, and moves no lead by itself.
export { CaseFileRecord } from './case-file.record.js';
export { CasesModule } from './cases.module.js';
export { CasesService } from './cases.service.js';
export { ChildProtection } from './child-protection.service.js';
export type { CaseBrief } from './cases.store.js';
export { IdentificationRecord } from './identification.record.js';
export { OpenRequests, type RequestChoice } from './open-requests.service.js';
