import { spawnSync } from 'node:child_process';
import process from 'node:process';

const checks = {
  'the API for the pages': 'node scripts/web-api.mjs',
  format: 'prettier --check --log-level=warn .',
  lint: 'eslint .',
  types: 'tsc --noEmit --tsBuildInfoFile node_modules/.cache/check.tsbuildinfo',
  'types of the pages': 'tsc -p web/tsconfig.json',
  words: 'node scripts/words.mjs --drafts',
  architecture: 'depcruise --config .dependency-cruiser.mjs src migrations test',
  unused: 'knip',
  openapi: 'node scripts/openapi.mjs --check',
  weight: 'node scripts/weight.mjs',
  matrix: 'node --import ./scripts/typescript.mjs scripts/matrix.mjs --check',
};

// All of them, so that one run shows everything that is wrong.
const failed = [];
for (const [name, command] of Object.entries(checks)) {
  console.log(`== ${name}: ${command}`);
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '== All checks passed.' : `== Failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
