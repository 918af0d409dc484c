import { readFileSync } from 'node:fs';

interface Said {
  codes: string[];
  verbs: string[];
}
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const { codes, verbs } = read('scripts/said.json') as Said;

const enumsOf = (part: unknown): unknown[] =>
  typeof part !== 'object' || part === null
    ? []
    : [...((part as { enum?: unknown[] }).enum ?? []), ...Object.values(part).flatMap(enumsOf)];
const known = new Set<unknown>([...enumsOf(read('docs/openapi.json')), ...codes]);

/** Where views hold a code. Reasons are left out: some are codes, some are what a person typed. */
const CODED =
  'action addressedTo answer basis byDefaultWhy cause closeReason condition conditions declineReason direction endReason ' +
  'failedReason finding kind level missing outcome path purpose question reads readsOwn regime relation relations result ' +
  'section sections side standing statement state status task topics travel undoneWhy urgency verb wait what word writes';
const isCoded = new Set(CODED.split(' '));
const CODE = /^[a-z]+([ _.-][a-z0-9]+)*$/;

/** Pages say every code and every verb in the reader's words: one that no list holds would be shown as it is (scripts/words.mjs). */
export function heard(answer: unknown, name = ''): void {
  if (typeof answer === 'string') {
    if (name === 'allowed' && !verbs.includes(answer)) throw new Error(missing('verb', 'do', answer));
    if (isCoded.has(name) && CODE.test(answer) && !known.has(answer)) throw new Error(missing('code', 'code', answer));
  }
  // What a session allows are places, which the frame names.
  if (typeof answer !== 'object' || answer === null || 'factors' in answer) return;
  // What an institution is told has a sentence of its own beside its kind; questions are answered by whatever their field takes.
  const tells = 'text' in answer && 'class' in answer;
  for (const [part, value] of Object.entries(answer)) {
    if (part === 'answers' || part === 'details' || part === 'content' || (tells && part === 'kind')) continue;
    heard(value, Array.isArray(answer) ? name : part);
  }
}

const missing = (what: string, prefix: string, word: string): string =>
  `The pages have no words for the ${what} "${word}": add it to scripts/said.json, and "${prefix} ${word}" to web/src/words/en.json and lv.json.`;
