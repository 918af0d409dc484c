// A first record that is not sent yet: one account's own, sealed with a key of its own, kept for days and then gone.
// Promises that nobody else reads it, whatever their role; that it is gone in the instant in which it is sent; and that one which
// says danger does not lie unsent without somebody at the same institution being told to call its writer. Judges no answer.
export { DraftRecord } from './draft.record.js';
export { DraftsModule } from './drafts.module.js';
export { DraftsService } from './drafts.service.js';
