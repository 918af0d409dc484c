import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import { loadConfig } from './config.js';
import { describeCalls } from './describe-calls.js';
import type { Connections } from './platform/database/index.js';
import type { Keyring } from './platform/keys/index.js';
import { underApi } from './prefix.js';

const PAGE = 'api/docs';
const FILE = 'api/openapi.json';

/** The page needs its own inline styles and drawn icons; every other answer keeps the strict policy. */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** Serves the description at /api/openapi.json and as a page at /api/docs; call it before the application listens. */
export function describeApi(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (request.url.startsWith(`/${PAGE}`)) reply.header('content-security-policy', PAGE_POLICY);
    });
  SwaggerModule.setup(PAGE, app, () => describe(app), { jsonDocumentUrl: FILE, customSiteTitle: 'HOF-BSR API' });
}

/** The same description without a database and without listening; docs/openapi.json is written from it. */
export async function apiDescription(): Promise<OpenAPIObject> {
  const module = AppModule.on({} as Connections, loadConfig({}), () => ({}) as Keyring);
  const options = { preview: true, abortOnError: false, logger: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), options);
  underApi(app);
  return describe(app);
}

function describe(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('HOF-BSR')
    .setDescription(
      'Handover of victims of human trafficking between institutions and countries, always with one lead.',
    )
    .setVersion('1')
    .addCookieAuth('__Host-sid')
    .build();
  return describeCalls(SwaggerModule.createDocument(app, about));
}
