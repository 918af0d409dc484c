import { startApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';

// One worker of the proof, to be killed: the same roles and code as src/worker.ts, with the waits of the outbox shortened.
const { APP_URL: appUrl, WORKER_URL: workerUrl, KEYS_URL: keysUrl } = process.env as Record<string, string>;
const running = await startApp({
  urls: { appUrl: appUrl!, workerUrl: workerUrl!, keysUrl: keysUrl! },
  config: loadConfig(),
  roles: { http: false, work: true },
  timing: { pollMs: 200, handAgainAfterSeconds: 3, firstPauseSeconds: 0.2, longestPauseSeconds: 1, attempts: 8 },
});
process.send?.('working');
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));
