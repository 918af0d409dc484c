import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { KINDS } from './kinds.js';

/** Every kind that the sources of the modules emit; handovers put theirs together from `kind: '…', to`. */
function emitted(): string[] {
  const files = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => ({ path: entry.parentPath, text: readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8') }));
  const plain = files.flatMap(({ text }) => [...text.matchAll(/\.emit\(\s*'([^']+)'/g)].map((match) => match[1]!));
  const handovers = files
    .filter(({ path }) => path.endsWith('handovers'))
    .flatMap(({ text }) =>
      [...text.matchAll(/kind: (?:\w+ \? '([a-z-]+)' : )?'([a-z-]+)',\s*to\b/g)].flatMap((match) => [
        match[1],
        match[2],
      ]),
    )
    .flatMap((kind) => (kind ? [`handover.${kind}`] : []));
  // And what a trigger of the database leaves in the outbox.
  const triggers = readdirSync('migrations').flatMap((name) =>
    [...readFileSync(`migrations/${name}`, 'utf8').matchAll(/into outbox \(kind, subjects\) select '([^']+)'/g)].map(
      (match) => match[1]!,
    ),
  );
  return [...new Set([...plain, ...handovers, ...triggers])].sort();
}

describe('what institutions are told', () => {
  it('has words and a class for every event that a module emits', () => {
    expect(emitted().length).toBeGreaterThan(60);
    expect(emitted().filter((kind) => !Object.hasOwn(KINDS, kind))).toEqual([]);
  });

  it('has no words for events that nobody emits', () => {
    expect(Object.keys(KINDS).filter((kind) => !emitted().includes(kind))).toEqual([]);
  });

  it('is said in each language, without a place for anything about a person', () => {
    for (const { says } of Object.values(KINDS))
      for (const text of Object.values(says)) expect(text).toMatch(/^[^{}$%0-9]{5,80}$/);
  });
});
