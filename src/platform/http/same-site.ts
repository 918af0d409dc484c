import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../kernel/index.js';
import { sendProblem } from './problem.filter.js';

/** GET never changes anything; what does must come from our own pages or from no page at all (security.md 6.8). */
export function refuseOtherSites(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store').header('x-request-id', request.id);
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const foreign =
      site !== undefined
        ? site !== 'same-origin' && site !== 'none'
        : origin !== undefined && hostOf(origin) !== request.headers.host;
    if (foreign) {
      sendProblem(reply, request, new Refusal('cross-site-request'));
      return reply;
    }
  });
}

const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
};
