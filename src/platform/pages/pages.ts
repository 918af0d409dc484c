import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

// Beside the compiled application, and from the sources (tests) at the same place.
const BUILT = ['../../../web', '../../../dist/web'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const HASHED = /-[\w-]{8}\.\w+$/;
const YEAR = 'public, max-age=31536000, immutable';

/** No inline script, no other site; styles that the component library puts in carry this answer's nonce. */
const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Without built pages (tests, the worker's image) there are none, and every address but the API's is not found. */
export async function servePages(server: FastifyInstance, name: string): Promise<void> {
  const folder = BUILT.find((place) => existsSync(join(place, 'assets/manifest.json')));
  if (!folder) return;
  const document = readFileSync(join(folder, 'index.html'), 'utf8').replaceAll('__NAME__', escaped(name));
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', HASHED.test(path) ? YEAR : 'no-cache');
    },
  });
  const page = (_: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .header('content-security-policy', policy(nonce))
      .type('text/html; charset=utf-8')
      .send(document.replaceAll('__NONCE__', nonce));
  };
  // Which addresses are pages only the pages know (web/src/routes.tsx); what is none is the same page, which says so.
  server.get('/', page);
  server.addHook('onRequest', async (request, reply) => {
    if (request.is404 && wantsPage(request)) return page(request, reply);
  });
}

/** Somebody who typed an address or followed an old link; programs are told in the API's words. */
const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !/^\/(api|assets|health)\b/.test(url) && (headers.accept ?? '').includes('text/html');

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
