// Personal content is unreadable without a key of that person's own, and those keys lie in another database, wrapped by
// a master key that lies in neither (docs/adr/0006). One data key per person, so that one can be destroyed alone.
// Promises: a value opens in its own table, column and row only; without keys there is 503 and never anything in clear.
// Knows no case and no section, keeps no right: who may read is decided before a key is asked for.
export { KeyFile } from './key-file.js';
export type { KeyProvider } from './key-provider.js';
export { keyIn, Keyring } from './keyring.js';
export { KeysModule } from './keys.module.js';
export { KeysStore } from './keys.store.js';
export { openKeyring, openProvider, pathOfKeyFile } from './open-keyring.js';
export type { PersonKey } from './person-key.js';
export { prepareKeys } from './prepare-keys.js';
export { rotateKeys } from './rotate-keys.js';
export { Transit } from './transit.js';
