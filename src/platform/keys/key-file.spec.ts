import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyFile } from './key-file.js';
import { openProvider } from './open-keyring.js';

const folder = mkdtempSync(join(tmpdir(), 'hof-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let path: string;
beforeEach(() => {
  path = join(folder, randomBytes(4).toString('hex'), 'master.key');
  KeyFile.create(path);
});

describe('the key file', () => {
  it('belongs to one account, and is never written over', () => {
    const before = readFileSync(path, 'utf8');
    expect(statSync(path).mode & 0o777).toBe(0o400);
    KeyFile.create(path);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it.each([0o440, 0o404, 0o644, 0o660, 0o700])('is refused when others may read it (%#)', (mode) => {
    chmodSync(path, mode);
    expect(() => new KeyFile(path)).toThrow(/chmod 0400/);
  });

  it('is refused when it is something else', () => {
    chmodSync(path, 0o600);
    writeFileSync(path, 'not a key\n');
    expect(() => new KeyFile(path)).toThrow(/no key file/);
  });

  it('unwraps what it wrapped, and nothing that was altered or that another file wrapped', async () => {
    const file = new KeyFile(path);
    const key = randomBytes(32);
    const wrapped = await file.wrap(key);
    expect(await file.unwrap([wrapped])).toEqual([key]);
    expect(wrapped).not.toContain(key.toString('base64url'));
    const [head, id, text = ''] = wrapped.split(':');
    const other = text.startsWith('A') ? 'B' : 'A';
    await expect(file.unwrap([`${head}:${id}:${other}${text.slice(1)}`])).rejects.toThrow();
    const strange = join(folder, randomBytes(4).toString('hex'), 'master.key');
    KeyFile.create(strange);
    await expect(new KeyFile(strange).unwrap([wrapped])).rejects.toThrow(/does not hold/);
  });

  it('wraps with its newest key from then on, also in a process that opened it before', async () => {
    const running = new KeyFile(path);
    const before = await running.wrap(randomBytes(32));
    const rotating = new KeyFile(path);
    rotating.add();
    const mark = await rotating.mark();
    expect(before.startsWith(mark)).toBe(false);
    const [anew = ''] = await rotating.rewrap([before]);
    expect(anew.startsWith(mark)).toBe(true);
    expect(await running.unwrap([anew])).toEqual(await running.unwrap([before]));
    expect((await running.wrap(randomBytes(32))).startsWith(mark)).toBe(true);
  });
});

describe('the master key at a start', () => {
  const at = (dataFolder: string, production: boolean) => () => openProvider({ dataFolder, production });

  it('is made where there is none, but never in production', () => {
    const fresh = join(folder, 'fresh');
    expect(at(fresh, true)).toThrow(/no key file/);
    at(fresh, false)();
    expect(at(fresh, true)).not.toThrow();
  });

  it('must be where somebody said it is', () => {
    const settings = { dataFolder: folder, production: false, keyFile: join(folder, 'nowhere.key') };
    expect(() => openProvider(settings)).toThrow(/bring it back/);
  });
});
