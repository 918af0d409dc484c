// Every sentence of the pages, and every code, field, act and refusal of the API, is there in English and in Latvian, and
// nothing is left over. What the API says comes from its description and from the lists of the rules themselves.
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

const LANGUAGES = ['en', 'lv'];
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
for (const fault of new Set(faults)) console.error(fault);
console.log(`${Object.keys(words.en).length} words in ${LANGUAGES.join(' and ')}; ${new Set(faults).size} faults.`);
process.exit(faults.length === 0 ? 0 : 1);
