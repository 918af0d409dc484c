import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What must not be found, in every form that costs nothing to look for. */
export class Canaries {
  private readonly forms: Map<string, Buffer>;

  /** `plain`: words as they are, without the other forms: where there are many. */
  constructor(roots: readonly string[], plain: readonly string[] = []) {
    this.forms = new Map([
      ...roots.flatMap((root, at) => formsOf(root).map(([form, bytes]): [string, Buffer] => [`${at}:${form}`, bytes])),
      ...plain.map((word): [string, Buffer] => [word, Buffer.from(word)]),
    ]);
  }

  /** The names of the forms that occur. */
  in(bytes: Buffer | string): string[] {
    const haystack = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    return [...this.forms].filter(([, needle]) => haystack.includes(needle)).map(([form]) => form);
  }
}

function formsOf(root: string): [string, Buffer][] {
  const bytes = Buffer.from(root);
  const wide = Buffer.from(root, 'utf16le');
  const forms: [string, Buffer][] = [
    ['utf-8', bytes],
    ['upper case', Buffer.from(root.toUpperCase())],
    ['utf-16le', wide],
    ['utf-16be', Buffer.from(wide).swap16()],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['url', Buffer.from(encodeURIComponent(root))],
  ];
  for (const before of [0, 1, 2])
    for (const alphabet of ['base64', 'base64url'] as const)
      forms.push([`${alphabet}+${before}`, Buffer.from(middle(bytes, before, alphabet))]);
  return forms.filter(([form, needle]) => form === 'utf-8' || !needle.equals(bytes));
}

/** What base64 makes of it whatever stands before and after: only groups that it fills alone. */
const middle = (bytes: Buffer, before: number, alphabet: 'base64' | 'base64url'): string =>
  Buffer.concat([Buffer.alloc(before), bytes])
    .toString(alphabet)
    .slice(before > 0 ? 4 : 0, Math.floor((before + bytes.length) / 3) * 4);

export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** A file that went away meanwhile holds nothing. */
export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
