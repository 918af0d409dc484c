import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { build, isBuilt } from './build.mjs';

// From the compiled sources: only that compiler runs the plugin that describes the bodies and views.
if (!isBuilt()) build();
await import('reflect-metadata');
const { apiDescription } = await import('../dist/src/openapi.js');
const now = `${JSON.stringify(await apiDescription(), null, 2)}\n`;
const file = new URL('../docs/openapi.json', import.meta.url);

if (process.argv.includes('--check')) {
  if (saved() === now) process.exit(0);
  console.error('docs/openapi.json is not what the code serves: run `npm run openapi` and commit the file.');
  process.exit(1);
}
mkdirSync(new URL('.', file), { recursive: true });
writeFileSync(file, now);
process.exit(0);

function saved() {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
