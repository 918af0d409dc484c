// The load generator, in a process of its own: sends prepared requests over kept connections, one at a time on each.
import { connect, type Socket } from 'node:net';

export interface Load {
  readonly port: number;
  /** One list for each connection. */
  readonly seats: readonly (readonly string[])[];
  readonly expected: number;
}

export interface Loaded {
  readonly perSecond: number;
  /** Milliseconds, each answer. */
  readonly took: readonly number[];
  /** Milliseconds of the processor that the sending itself took. */
  readonly cpuMs: number;
  /** What was answered otherwise than expected, shortened. */
  readonly odd: readonly string[];
}

process.on('message', (load: Load) => void run(load).then((loaded) => process.send?.(loaded)));

async function run({ port, seats, expected }: Load): Promise<Loaded> {
  const sockets = await Promise.all(seats.map(() => opened(port)));
  const took: number[] = [];
  const odd: string[] = [];
  const began = performance.now();
  const before = process.cpuUsage();
  await Promise.all(
    seats.map(async (requests, seat) => {
      for (const request of requests) {
        const sent = performance.now();
        const answer = await exchange(sockets[seat]!, request);
        took.push(performance.now() - sent);
        if (!answer.startsWith(`HTTP/1.1 ${expected} `))
          odd.push(answer.slice(0, 12) + (answer.split('\r\n\r\n')[1] ?? '').slice(0, 300));
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  for (const socket of sockets) socket.destroy();
  return { perSecond: took.length / seconds, took, cpuMs: (user + system) / 1000, odd };
}

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });

/** Fastify answers with a content-length; what is read ends there. */
function exchange(socket: Socket, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let head: string | undefined;
    let rest = 0;
    let said = '';
    const end = (failure?: Error): void => {
      socket.removeAllListeners('data').removeAllListeners('close').removeAllListeners('error');
      if (failure) reject(failure);
      else resolve(said);
    };
    socket.on('data', (chunk: Buffer) => {
      if (said.length < 2000) said += chunk.toString('latin1');
      if (head === undefined) {
        const at = chunk.indexOf('\r\n\r\n');
        head = chunk.toString('latin1', 0, at);
        const length = /content-length: (\d+)/i.exec(head)?.[1];
        if (at < 0 || length === undefined) return end(new Error(`Not a complete head: ${head}`));
        rest = Number(length) - (chunk.length - at - 4);
      } else rest -= chunk.length;
      if (rest <= 0) end();
    });
    socket.once('error', end);
    socket.once('close', () => end(new Error('The server closed the connection.')));
    socket.write(request);
  });
}
