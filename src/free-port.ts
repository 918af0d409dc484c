import { createServer } from 'node:net';

const TRIES = 50;

/** The wished port, or the next one that nothing listens on. */
export async function freePort(wished: number, host: string): Promise<number> {
  const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  for (let port = wished; port < wished + TRIES && port <= 65535; port += 1) {
    const free = await Promise.all(addresses.map((address) => isFree(port, address)));
    if (free.every(Boolean)) return port;
  }
  throw new Error(`No free port from ${wished} on: set PORT to another one.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // A machine without IPv6 has no ::1 to be taken.
    probe.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
    );
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
