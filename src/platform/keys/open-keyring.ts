import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFile } from './key-file.js';
import type { KeyProvider } from './key-provider.js';
import { Keyring } from './keyring.js';
import { KeysStore } from './keys.store.js';
import { Transit } from './transit.js';

export interface KeySettings {
  readonly production: boolean;
  readonly dataFolder: string;
  readonly keyFile?: string;
  readonly keyTransit?: { readonly url: string; readonly token: string; readonly name: string };
}

export const pathOfKeyFile = ({ dataFolder, keyFile }: KeySettings): string =>
  keyFile ?? join(dataFolder, 'keys', 'master.key');

export function openProvider(settings: KeySettings): KeyProvider {
  const { production, keyFile, keyTransit } = settings;
  if (keyTransit) return new Transit(keyTransit);
  const path = pathOfKeyFile(settings);
  if (!existsSync(path)) {
    if (production || keyFile)
      throw new Error(
        `There is no key file at ${path}: bring it back from its backup, or make one with npm run keys -- create.`,
      );
    KeyFile.create(path);
  }
  return new KeyFile(path);
}

export const openKeyring = (keysUrl: string, settings: KeySettings): Keyring => {
  const provider = openProvider(settings);
  return new Keyring(new KeysStore(keysUrl), provider);
};
