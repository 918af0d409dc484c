import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';

const WORKERS = 2;
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const options = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

console.log(`Running the tests with ${WORKERS} workers.`);
const { status } = spawnSync(process.execPath, [jest, `--maxWorkers=${WORKERS}`, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_OPTIONS: options.filter(Boolean).join(' '),
    TEST_RUN: String(process.pid),
    ...(process.argv.length === 2 ? { WHOLE_SUITE: '1' } : {}),
  },
});
process.exit(status ?? 1);
