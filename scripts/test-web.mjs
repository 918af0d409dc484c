import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { build, isBuilt } from './build.mjs';

// The pages as they are served: built first, then opened in the Chromium of this machine.
if (!isBuilt()) build();
const { status } = spawnSync(
  process.execPath,
  ['scripts/test.mjs', '--config', 'jest.web.config.js', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
