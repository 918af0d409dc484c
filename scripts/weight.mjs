// What a phone loads before the first question can be answered: script of the intake route, compressed as it is served.
import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { build, isBuilt } from './build.mjs';

const LIMIT = 250_000;
if (!isBuilt()) build();
const manifest = JSON.parse(readFileSync('dist/web/assets/manifest.json', 'utf8'));
const files = new Set();
const follow = (name) => {
  const part = manifest[name];
  if (!part || files.has(part.file)) return;
  files.add(part.file);
  for (const other of part.imports ?? []) follow(other);
};
follow('index.html');
follow('src/pages/identify.tsx');
follow('src/api/forms.json');
// The words of a Latvian officer, who needs more of them than an English one.
follow('src/words/lv.json');
follow('src/words/codes.lv.json');
const bytes = [...files].reduce((sum, file) => sum + statSync(`dist/web/${file}.br`).size, 0);
console.log(`The intake route loads ${bytes} bytes of script in ${files.size} files; the limit is ${LIMIT}.`);
process.exit(bytes > 0 && bytes <= LIMIT && files.size > 2 ? 0 : 1);
