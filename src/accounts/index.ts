// People who log in: their institution, roles, duty and absence, their sessions and passwords. Every route of the
// application is refused unless its @Access says who may call it and this module's guard found such a person.
// Does not decide what a role may do with a case, and knows no person but those who work here.
export { AccountRecord } from './account.record.js';
export { AccountsModule } from './accounts.module.js';
export { AccountsService } from './accounts.service.js';
export { makeAdministrator, resetAdministrator, type Entrance } from './administrators.store.js';
export { LoginTryRecord, SessionRecord } from './session.record.js';
export { COOKIE } from './session.js';
export { SessionsService } from './sessions.service.js';
export { DEMO_PASSWORD, sowAccounts } from './seed/index.js';
