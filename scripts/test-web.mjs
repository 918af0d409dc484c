import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { build, isBuilt } from './build.mjs';

const RESULTS = '.data/test-web.json';

// The pages as they are served: built first, then opened in the Chromium of this machine.
if (!isBuilt()) build();
mkdirSync('.data', { recursive: true });
rmSync(RESULTS, { force: true });
const tests = spawn(
  process.execPath,
  ['scripts/test.mjs', '--config', 'jest.web.config.js', '--json', `--outputFile=${RESULTS}`, ...process.argv.slice(2)],
  { stdio: ['inherit', 'pipe', 'inherit'] },
);
let said = '';
tests.stdout.on('data', (chunk) => {
  said += chunk;
  process.stdout.write(chunk);
});
const status = await new Promise((resolve) => tests.once('close', resolve));
const axe = [...said.matchAll(/axe saw (\d+) /g)].reduce((sum, [, pages]) => sum + Number(pages), 0);
try {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(RESULTS, 'utf8'));
  console.log(`axe saw ${axe} pages and states.\n${numPassedTests} passed, ${numFailedTests} failed`);
} catch {
  console.log('The tests ended without a result.');
}
process.exit(status ?? 1);
