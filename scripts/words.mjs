// Every sentence of the pages is there in English and in Latvian, and none is left over. Codes that have no words yet are
// shown as themselves.
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

const words = (language) => Object.keys(JSON.parse(readFileSync(`web/src/words/${language}.json`, 'utf8')));
const [en, lv] = [words('en'), words('lv')];
const isCode = (key) => /^(code|field|do|problem) /.test(key);
const sources = readdirSync('web/src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('api/'),
);
const text = sources.map((file) => readFileSync(`web/src/${file}`, 'utf8')).join('\n');
const used = new Set([...text.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key));
const composed = [...text.matchAll(/\bt\(\s*`([^$`]+)\$/g)].map(([, start]) => start);
const faults = [
  ...[...used].filter((key) => !en.includes(key)).map((key) => `"${key}" has no English words.`),
  ...en.filter((key) => !lv.includes(key)).map((key) => `"${key}" has no Latvian words.`),
  ...en
    .filter((key) => !isCode(key) && !used.has(key) && !composed.some((start) => key.startsWith(start)))
    .map((key) => `"${key}" is used nowhere.`),
];
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
