// Demo accounts: one per role and kind of body, with a password that everybody knows. Never in production.
export { DEMO_PASSWORD } from './people.js';
export { sowAccounts } from './sow-accounts.js';
