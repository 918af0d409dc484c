import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { records } from './data-source.js';
import { Connections, type DatabaseUrls } from './platform/database/index.js';
import { refuseOtherSites } from './platform/http/index.js';
import { underApi } from './prefix.js';

const BODY_LIMIT = 100_000;

/** The whole application on a migrated database, not yet listening: what tests, the command line and `main` all use. */
export async function createApp(urls: DatabaseUrls, config: Config): Promise<NestFastifyApplication> {
  const connections = await Connections.open(urls, records);
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, genReqId: () => randomUUID(), trustProxy: false });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(connections, config), adapter, {
    bodyParser: false,
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  await app.register(cookie);
  await app.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], frameAncestors: ["'none'"] } } });
  refuseOtherSites(app.getHttpAdapter().getInstance() as never);
  underApi(app);
  app.enableShutdownHooks([]);
  return app;
}
