import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeyProvider } from './key-provider.js';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
const LINE = /^([0-9a-f]{8}) ([A-Za-z0-9_-]{43})$/;
const WRAPPED = /^file:([0-9a-f]{8}):([A-Za-z0-9_-]+)$/;
/** Whoever else may read the file may read everybody. */
const NOT_OTHERS = 0o177;

interface MasterKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Master keys in a file that only the application's account reads: one a line, the last one wraps, all of them unwrap. */
export class KeyFile implements KeyProvider {
  private keys: readonly MasterKey[];

  constructor(private readonly path: string) {
    this.keys = read(path);
  }

  /** A new file with one key, unless there is one: it is never written over. */
  static create(path: string): void {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const draft = draftOf(path, [newKey()]);
    try {
      linkSync(draft, path); // fails where another process was faster
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  wrap(key: Buffer): Promise<string> {
    this.keys = read(this.path); // a rotation may have gone on in another process
    return Promise.resolve(this.wrapNow(key));
  }

  unwrap(wrapped: readonly string[]): Promise<Buffer[]> {
    return Promise.resolve().then(() => wrapped.map((text) => this.unwrapOne(text)));
  }

  async rewrap(wrapped: readonly string[]): Promise<string[]> {
    this.keys = read(this.path);
    return (await this.unwrap(wrapped)).map((key) => this.wrapNow(key));
  }

  mark(): Promise<string> {
    return Promise.resolve(markOf(this.current));
  }

  /** One more master key, which wraps from now on; the earlier ones stay, to unwrap. */
  add(): void {
    const keys = [...read(this.path), newKey()];
    renameSync(draftOf(this.path, keys), this.path);
    this.keys = keys;
  }

  private get current(): MasterKey {
    const last = this.keys.at(-1);
    if (!last) throw new Error('The key file holds no key.');
    return last;
  }

  private wrapNow(key: Buffer): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(CIPHER, this.current.key, nonce).setAAD(Buffer.from(markOf(this.current)));
    const hidden = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    return `${markOf(this.current)}${hidden.toString('base64url')}`;
  }

  private unwrapOne(text: string): Buffer {
    const [, id, base64 = ''] = WRAPPED.exec(text) ?? [];
    const known = () => this.keys.find((master) => master.id === id);
    if (!known()) this.keys = read(this.path);
    const master = known();
    if (!master) throw new Error('The key file does not hold the master key of this data key.');
    const bytes = Buffer.from(base64, 'base64url');
    const decipher = createDecipheriv(CIPHER, master.key, bytes.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(Buffer.from(markOf(master)))
      .setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
  }
}

const markOf = ({ id }: MasterKey): string => `file:${id}:`;

const newKey = (): MasterKey => ({ id: randomBytes(4).toString('hex'), key: randomBytes(32) });

function draftOf(path: string, keys: readonly MasterKey[]): string {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, keys.map(({ id, key }) => `${id} ${key.toString('base64url')}\n`).join(''), { mode: 0o400 });
  return draft;
}

function read(path: string): MasterKey[] {
  // Windows knows no such modes: there the folder's own rights have to do it.
  if (process.platform !== 'win32' && (statSync(path).mode & NOT_OTHERS) !== 0)
    throw new Error(`The key file ${path} may be read by its owner only: chmod 0400 it.`);
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const keys = lines.map((line) => LINE.exec(line));
  if (keys.length === 0 || keys.includes(null)) throw new Error(`${path} is no key file.`);
  return keys.map((found) => ({ id: found?.[1] ?? '', key: Buffer.from(found?.[2] ?? '', 'base64url') }));
}
