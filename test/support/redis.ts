import { spawn, spawnSync } from 'node:child_process';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Redis {
  url: string;
  stop(): Promise<void>;
}

/** A Redis of this run alone, if the machine has one; under CI a missing one is an error. In `folder` it keeps every write. */
export async function startRedis(say: (line: string) => void, folder?: string): Promise<Redis | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    const sentence = 'No redis-server on the PATH: the tests that need Redis are left out.';
    if (process.env['CI']) throw new Error(sentence);
    say(sentence);
    return undefined;
  }
  const port = await freePort();
  const settings = {
    port,
    bind: '127.0.0.1',
    save: '',
    'maxmemory-policy': 'noeviction',
    ...(folder ? { dir: folder, appendonly: 'yes' } : { appendonly: 'no' }),
  };
  const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn('redis-server', words, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await answers(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const up = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (up) return;
    await pause(50);
  }
  throw new Error('redis-server did not start.');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
