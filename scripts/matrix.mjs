import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';

// What police can see, for anyone to read; from the matrix itself, so that the page cannot say something else.
const { policePage } = await import('../src/access/police-page.ts');
const file = new URL('../docs/what-police-can-see.md', import.meta.url);
const options = await resolveConfig(file);
const now = await format(policePage(), { ...options, parser: 'markdown' });

if (!process.argv.includes('--check')) writeFileSync(file, now);
else if (saved() !== now) {
  console.error('docs/what-police-can-see.md is not what the matrix says: run `npm run matrix` and commit the file.');
  process.exitCode = 1;
}

function saved() {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
