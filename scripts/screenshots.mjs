import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { build, isBuilt } from './build.mjs';

// The pages as they are served: built first, then photographed in the Chromium of this machine into docs/screenshots.
if (!isBuilt()) build();
const { status } = spawnSync(
  process.execPath,
  ['--import', './scripts/typescript.mjs', 'test/web/screenshots.ts', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
