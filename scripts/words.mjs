// Every sentence of the pages, and every code, field, act and refusal of the API, is there in English and in Latvian, and
// nothing is left over. With --drafts also: every word of the intake in each of the other languages.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

const LANGUAGES = ['en', 'lv'];
const REFUSED_AT_INTAKE =
  'already-open changed-meanwhile invalid-input not-found not-possible-now not-signed-in not-your-role too-large too-many-tries unavailable unexpected'.split(
    ' ',
  );
const placeholders = (said) => (said.match(/\{\{\w+\}\}/g) ?? []).sort().join();
const read = (file) => JSON.parse(readFileSync(`web/src/words/${file}.json`, 'utf8'));
const regions = Object.keys(read('regions'));
const sentences = Object.fromEntries(LANGUAGES.map((language) => [language, read(language)]));
const words = Object.fromEntries(
  LANGUAGES.map((language) => [language, { ...read(`codes.${language}`), ...sentences[language] }]),
);

// What calls take and answer as a list of codes stands in the description; what views say besides, in a list that the
// tests of the API keep true (test/support/heard.ts).
const said = JSON.parse(readFileSync('scripts/said.json', 'utf8'));
const { components, paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));
const enums = (part) =>
  typeof part !== 'object' || part === null ? [] : [...(part.enum ?? []), ...Object.values(part).flatMap(enums)];
const isNamedByTheBrowser = (code) => /^([a-z]{2}|\d.*)$/.test(code);
const codes = new Set(
  [...enums(components), ...enums(paths), ...said.codes].filter(
    (code) => ['no', 'ok'].includes(code) || !isNamedByTheBrowser(code),
  ),
);
const shown = Object.entries(components.schemas).filter(([name]) => /Body$|^PreviewView$/.test(name));
const fieldsOf = (schemas) => new Set(schemas.flatMap(([, { properties = {} }]) => Object.keys(properties)));
const [fields, allFields] = [fieldsOf(shown), fieldsOf(Object.entries(components.schemas))];
const verbs = new Set(said.verbs);
const problems = new Set(
  [...readFileSync('src/kernel/problem.ts', 'utf8').matchAll(/^ {2}'?([a-z-]+)'?: \{\s+status: \d/gm)].map(
    ([, name]) => name,
  ),
);

const sources = readdirSync('web/src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('api/'),
);
const text = sources.map((file) => readFileSync(`web/src/${file}`, 'utf8')).join('\n');
const used = new Set([...text.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key));
const composedOf = (helper) =>
  [...text.matchAll(new RegExp(`\\b${helper}\\(\\s*\`([^$\`]+)\\$`, 'g'))].map(([, start]) => start);
const [composed, composedCodes] = [composedOf('t'), composedOf('code')];
const quoted = (word) => text.includes(`'${word}'`) || text.includes(`${word}:`) || text.includes(`"${word}"`);

/** Words for what the API says no more, unless a page says it by itself. A code may have other words in one field. */
const isSaid = {
  code: (key) =>
    codes.has(key) ||
    codes.has(key.slice(key.indexOf(' ') + 1)) ||
    quoted(key) ||
    composedCodes.some((start) => key.startsWith(start)),
  field: (key) => allFields.has(key) || quoted(key),
  do: (key) => verbs.has(key) || quoted(key),
  problem: (key) => problems.has(key),
};
const faults = LANGUAGES.flatMap((language) => {
  const known = words[language];
  const others = words[language === 'en' ? 'lv' : 'en'];
  const wanted = [
    ...used,
    ...[...codes]
      .filter((code) => !regions.includes(`code ${code}`) && !known[`field ${code}`])
      .map((code) => `code ${code}`),
    ...[...fields].map((field) => `field ${field}`),
    ...[...verbs].map((verb) => `do ${verb}`),
    ...[...problems].map((problem) => `problem ${problem}`),
  ];
  return [
    ...Object.keys(known)
      .filter((key) => others[key] && placeholders(known[key]) !== placeholders(others[key]))
      .map((key) => `"${key}" does not say the same in both languages.`),
    ...wanted.filter((key) => !known[key]).map((key) => `"${key}" has no words in ${language}.`),
    ...Object.keys(known)
      .filter((key) => !others[key])
      .map((key) => `"${key}" has words in ${language} only.`),
    ...Object.keys(known)
      .filter((key) => !wanted.includes(key))
      .filter((key) => {
        const [kind, ...rest] = key.split(' ');
        return rest.length > 0 && isSaid[kind]
          ? !isSaid[kind](rest.join(' '))
          : !composed.some((start) => key.startsWith(start));
      })
      .map((key) => `"${key}" is used nowhere (${language}).`),
  ];
});

/** What somebody logging an identification reads: the page, what it imports, the frame without its menu, and the form's words. */
function intakeKeys() {
  const files = new Set();
  const follow = (file) => {
    if (files.has(file) || /^(api|words)\/|^frame\/menu/.test(file)) return;
    files.add(file);
    for (const [, other] of readFileSync(`web/src/${file}`, 'utf8').matchAll(/from '(\.[^']+)\.js'/g)) {
      const path = join(dirname(file), other);
      for (const end of ['.tsx', '.ts']) if (sources.includes(path + end)) follow(path + end);
    }
  };
  for (const start of ['pages/identify.tsx', 'frame/frame.tsx']) follow(start);
  const intake = [...files].map((file) => readFileSync(`web/src/${file}`, 'utf8')).join('\n');
  const keys = new Set([...intake.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key));
  for (const [, start] of intake.matchAll(/\bt\(\s*`([^$`]+)\$/g))
    if (!/^(code|field|do|problem|said) $/.test(start))
      for (const key of Object.keys(words.en)) if (key.startsWith(start) && !used.has(key)) keys.add(key);
  for (const problem of REFUSED_AT_INTAKE) keys.add(`problem ${problem}`);
  const seen = new Set();
  const ask = (part, field) => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    if (part.$ref) return ask(components.schemas[part.$ref.split('/').pop()], field);
    for (const [name, inner] of Object.entries(part.properties ?? {})) {
      keys.add(`field ${name}`);
      ask(inner, name);
    }
    for (const code of part.enum ?? [])
      if (codes.has(code) && !/^[A-Z]{2}$/.test(code))
        keys.add(words.en[`code ${field} ${code}`] ? `code ${field} ${code}` : `code ${code}`);
    for (const inner of [part.items, ...(part.allOf ?? []), ...(part.oneOf ?? []), ...(part.anyOf ?? [])])
      ask(inner, field);
  };
  ask(components.schemas.IdentifyBody, '');
  return keys;
}

/** The sentences in which the server refuses, as the pages look them up: without what differs from one time to the next. */
function refusals() {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ts$/.test(file) && !/spec\.ts$|\/seed\/|^demo|platform\/(?!http\/fields)/.test(file),
  );
  const said = files.flatMap((file) => {
    const source = readFileSync(`src/${file}`, 'utf8');
    return [
      ...source.matchAll(/(?:\bdetail:|\bno\(|\bmessage:|\binvalid\(\s*'[^']+',)\s*(['`])((?:(?!\1)[^\n])+)\1/g),
    ].map(([, , sentence]) => sentence);
  });
  const pattern = (sentence) =>
    sentence
      .replace(/^(must be one of): .*$/, '$1')
      .replaceAll(/\$\{[^}]*\}/g, '#')
      .replaceAll(/\d+/g, '#');
  const isWhole = (sentence) =>
    !/^\$|\. \$/.test(sentence) && (!sentence.includes(': ${') || sentence.startsWith('must be one of'));
  return new Set(said.filter(isWhole).map((sentence) => `says ${pattern(sentence)}`));
}

if (process.argv.includes('--drafts')) {
  const latvian = read('server.lv');
  for (const sentence of refusals())
    if (!latvian[sentence]) faults.push(`"${sentence}" has no words in server.lv.json.`);
  const wanted = intakeKeys();
  for (const file of readdirSync('web/src/words/intake')) {
    const known = JSON.parse(readFileSync(`web/src/words/intake/${file}`, 'utf8'));
    for (const key of wanted) if (!known[key]) faults.push(`"${key}" has no words in ${file}.`);
    for (const [key, said] of Object.entries(known)) {
      if (!wanted.has(key)) faults.push(`"${key}" is used nowhere (${file}).`);
      else if (placeholders(said) !== placeholders(words.en[key]))
        faults.push(`"${key}" leaves something out (${file}).`);
    }
  }
  console.log(`${wanted.size} words of the intake in ${readdirSync('web/src/words/intake').length} drafts.`);
}
for (const fault of new Set(faults)) console.error(fault);
console.log(`${Object.keys(words.en).length} words in ${LANGUAGES.join(' and ')}; ${new Set(faults).size} faults.`);
process.exit(faults.length === 0 ? 0 : 1);
