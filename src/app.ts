import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { COOKIE, SessionsService } from './accounts/index.js';
import { AppModule } from './app.module.js';
import { Work } from './audit/index.js';
import type { Config } from './config.js';
import { records } from './data-source.js';
import { describeApi } from './openapi.js';
import { Refusal } from './kernel/index.js';
import { Connections, type DatabaseUrls } from './platform/database/index.js';
import { refuseOtherMethods, refuseOtherSites, sendProblem } from './platform/http/index.js';
import { servePages } from './platform/pages/index.js';
import { openKeyring } from './platform/keys/index.js';
import { Outbox, type OutboxTiming } from './platform/outbox/index.js';
import type { QueuePlace } from './platform/queue/index.js';
import { ScanRunner } from './platform/scans/index.js';
import { underApi } from './prefix.js';

const BODY_LIMIT = 100_000;

export interface Roles {
  /** Serves the API; keeps nothing between two requests, so there may be many. */
  readonly http: boolean;
  /** Relay, consumers and scans; many do this safely side by side. */
  readonly work: boolean;
}

export interface StartOptions {
  readonly urls: DatabaseUrls;
  readonly config: Config;
  readonly roles: Roles;
  /** Proofs shorten the waits of the outbox; nobody else says anything here. */
  readonly timing?: OutboxTiming;
}

export interface RunningApp {
  /** Absent for a process that serves no HTTP. */
  readonly url?: string;
  readonly app: INestApplicationContext;
  /** Takes no new work, finishes what is in hand, then lets the connections go. */
  readonly close: () => Promise<void>;
}

/** The application on a migrated database, doing what its roles say; the one command gives it both. */
export async function startApp({ urls, config, roles, timing }: StartOptions): Promise<RunningApp> {
  const app = roles.http ? await createApp(urls, config, timing) : await createWorker(urls, config, timing);
  const connections = app.get(Connections);
  const close = async (): Promise<void> => {
    await app.close();
    await connections.close();
  };
  try {
    if (roles.work) await startWork(app);
    if (!isServer(app)) return { app, close };
    describeApi(app);
    await servePages(app.getHttpAdapter().getInstance(), config.neutralName);
    await app.listen(config.port, config.listenHost);
    return { app, close, url: `http://localhost:${portOf(app)}` };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The whole application, not yet listening and without a queue: what tests and the command line use. */
export async function createApp(
  urls: DatabaseUrls,
  config: Config,
  timing?: OutboxTiming,
): Promise<NestFastifyApplication> {
  const connections = await Connections.open(urls, records);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    trustProxy: (_address, hop) => hop < config.proxies,
    // An address that cannot be read: fastify's own answer would repeat it.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, request, new Refusal('not-found')),
  });
  const module = AppModule.on(
    connections,
    config,
    () => openKeyring(urls.keysUrl, config),
    queueOf(urls, config),
    timing,
    config.liveDatabaseUrl ?? urls.appUrl,
  );
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], frameAncestors: ["'none'"] } },
  });
  const server = app.getHttpAdapter().getInstance();
  server.removeContentTypeParser('text/plain');
  refuseOtherSites(server);
  const sessions = app.get(SessionsService);
  refuseOtherMethods(server, async ({ cookies, id }) => (await sessions.signedIn(cookies[COOKIE], id)) !== undefined);
  underApi(app);
  return app;
}

async function createWorker(
  urls: DatabaseUrls,
  config: Config,
  timing?: OutboxTiming,
): Promise<INestApplicationContext> {
  const connections = await Connections.open(urls, records, { app: 2, worker: 8 });
  const module = AppModule.on(
    connections,
    config,
    () => openKeyring(urls.keysUrl, config),
    queueOf(urls, config),
    timing,
    config.liveDatabaseUrl ?? urls.appUrl,
  );
  return NestFactory.createApplicationContext(module, { logger: ['error', 'warn'], abortOnError: false });
}

async function startWork(app: INestApplicationContext): Promise<void> {
  const outbox = app.get(Outbox);
  app.get(Work).whenToldSomething(() => outbox.wake());
  await outbox.start();
  app.get(ScanRunner).start();
}

const queueOf = (urls: DatabaseUrls, config: Config): QueuePlace =>
  config.redisUrl ? { redisUrl: config.redisUrl } : { postgresUrl: config.queueDatabaseUrl ?? urls.workerUrl };

const isServer = (app: INestApplicationContext): app is NestFastifyApplication => 'listen' in app;

const portOf = (app: NestFastifyApplication): number => {
  const address: unknown = app.getHttpServer().address();
  return (address as { port: number }).port;
};
