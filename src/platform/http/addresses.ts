import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../kernel/index.js';
import { sendProblem } from './problem.filter.js';

const API = '/api/';

/** The methods that an address takes, by the patterns that are served: `/api/cases/:id`. */
export function methodsAt(address: string, served: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const parts = address.split('/');
  const fits = (pattern: string): boolean => {
    const wanted = pattern.split('/');
    return (
      wanted.length === parts.length &&
      wanted.every((part, at) => (part.startsWith(':') ? parts[at] !== '' : part === parts[at]))
    );
  };
  return [...new Set([...served].flatMap(([pattern, methods]) => (fits(pattern) ? [...methods] : [])))].sort();
}

/**
 * An address that does not take this method says which it takes; under /api only to who is signed in. HEAD is such a
 * method: it would do what GET does, with its marks in the audit, and show nothing for it.
 */
export function refuseOtherMethods(
  server: FastifyInstance,
  isSignedIn: (request: FastifyRequest) => Promise<boolean>,
): void {
  const served = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ method, path }) => {
    const methods = served.get(path) ?? new Set<string>();
    for (const one of [method].flat()) methods.add(one);
    served.set(path, methods);
  });
  server.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const address = request.url.split('?')[0] ?? '';
    const methods = methodsAt(address, served);
    if (methods.length === 0) return;
    const known = !address.startsWith(API) || (await isSignedIn(request));
    if (known) void reply.header('allow', methods.join(', '));
    sendProblem(reply, request, new Refusal(known ? 'method-not-allowed' : 'not-signed-in'));
    return reply;
  });
}
