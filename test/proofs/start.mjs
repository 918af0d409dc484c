// Proves what the README promises of the one command: it starts, stops cleanly on Ctrl-C, starts again after a kill,
// gives way on a taken port, and keeps its data.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

const PORT = 3170;
mkdirSync('.data', { recursive: true });
const dataFolder = mkdtempSync(resolve('.data/proof-start-'));
chmodSync(dataFolder, 0o755); // as root the database runs as another account
const places = new Set([dataFolder]);
process.on('exit', () => places.forEach((place) => rmSync(place, { recursive: true, force: true })));
const violations = [];
const expect = (claim, holds) => {
  console.log(`${holds ? 'holds ' : 'BROKEN'}  ${claim}`);
  if (!holds) violations.push(claim);
};

/** A start as at a terminal: npm and its children are one group, which Ctrl-C reaches at once. */
async function start(command = ['npm', 'start']) {
  const began = performance.now();
  const child = spawn(command[0], command.slice(1), {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: String(PORT), DATA_FOLDER: dataFolder, DATABASE_URL: '' },
  });
  const run = { said: '', url: undefined, ms: 0, exit: undefined };
  run.signal = (name) => process.kill(-child.pid, name);
  run.exited = new Promise((settle) => child.once('exit', (code, signal) => settle((run.exit = signal ?? code))));
  child.stdout.on('data', (chunk) => (run.said += chunk));
  while (!run.url && run.exit === undefined && performance.now() - began < 180_000) {
    await pause(20);
    run.url = /Ready: (http:\/\/localhost:\d+)/.exec(run.said)?.[1];
  }
  run.ms = Math.round(performance.now() - began);
  if (!run.url) throw new Error(`It did not start:\n${run.said}`);
  return run;
}

/** Served within five seconds of "Ready"; a connection of its own each time, so that no earlier start answers for it. */
async function answers(url) {
  for (const until = performance.now() + 5_000; performance.now() < until; await pause(200)) {
    try {
      const response = await fetch(`${url}/api/openapi.json`, { headers: { connection: 'close' } });
      await response.text();
      if (response.status === 200) return true;
      console.log(`        ${url} answered ${response.status}; asking again`);
    } catch (error) {
      console.log(`        ${url} did not answer (${error.cause ?? error}); asking again`);
    }
  }
  return false;
}
const dataDir = (said) => /data in (\S+?)[.;,]?\s/.exec(said)[1];
const databaseRuns = (said) => existsSync(join(dataDir(said), 'postmaster.pid'));

const first = await start();
places.add(dirname(dataDir(first.said)));
expect('the first start makes a database and serves', /Preparing a new/.test(first.said) && (await answers(first.url)));
first.signal('SIGINT');
await first.exited;
expect('Ctrl-C drains it and stops the database', first.said.includes('Stopped.') && !databaseRuns(first.said));

const squatter = createServer().listen(PORT, '127.0.0.1');
const second = await start();
squatter.close();
expect('a taken port gets the next one', second.url === `http://localhost:${PORT + 1}` && (await answers(second.url)));
expect('the next start has the data still', !/Preparing a new|Migrated/.test(second.said));
second.signal('SIGKILL');
await second.exited;
expect('the database outlives a kill of the application', databaseRuns(second.said));

const third = await start([process.execPath, 'scripts/start.mjs']); // npm would end by the signal itself
if (!/still running/.test(third.said)) console.log(third.said);
expect('after a kill it finds the database still running', /still running/.test(third.said));
expect('it starts again after a kill', await answers(third.url));
third.signal('SIGTERM');
expect('SIGTERM ends it with 0', (await third.exited) === 0);
expect('SIGTERM stops the database too', !databaseRuns(third.said));

const times = { firstStartMs: first.ms, startMs: second.ms, startAfterKillMs: third.ms };
console.log(JSON.stringify({ ...times, violations: violations.length }));
process.exit(violations.length === 0 ? 0 : 1);
