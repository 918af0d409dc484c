import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Controller, Get, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { Connections } from '../../src/platform/database/index.js';
import { ACCESS, Access, RETURNS, Returns } from '../../src/platform/http/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let database: FreshDatabase;
let app: NestFastifyApplication;
const served: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  app = await createApp(database, loadConfig({}));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, path }) => {
      served.push(...[method].flat().map((verb) => `${verb} ${path}`));
    });
  await app.init();
});
afterAll(async () => {
  const connections = app.get(Connections);
  await app.close();
  if (connections.app.isInitialized) await connections.close();
  await database.drop();
});

test('every route says who may call it and what it answers', () => {
  const handlers = controllersOf(app).flatMap(handlersOf);
  expect(handlers.length).toBeGreaterThan(0);
  expect(handlers.flatMap(silences)).toEqual([]);
});

test('nothing is served that no controller declares', () => {
  const declared = controllersOf(app).flatMap(handlersOf);
  const ours = served.filter((route) => !/^(HEAD|OPTIONS) /.test(route));
  expect(ours.length).toBe(declared.length);
});

test('a route that is silent on either would be named', () => {
  class View {
    readonly id = '';
  }
  @Controller('planted')
  class Planted {
    @Get('silent') silent() {}
    @Get('open') @Access('anyone') open() {}
    @Get('complete') @Access('anyone') @Returns(View) complete() {}
  }
  expect(handlersOf(Planted).flatMap(silences)).toEqual([
    'Planted.silent lacks @Access',
    'Planted.silent lacks @Returns',
    'Planted.open lacks @Returns',
  ]);
});

interface Handler {
  name: string;
  controller: Type;
  handler: object;
}

function controllersOf(running: NestFastifyApplication): Type[] {
  const modules = [...running.get(ModulesContainer).values()];
  const found = modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype as Type));
  return [...new Set(found)];
}

function handlersOf(controller: Type): Handler[] {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .map((name) => ({ name: `${controller.name}.${name}`, controller, handler: prototype[name]! }))
    .filter(({ handler }) => typeof handler === 'function' && Reflect.hasMetadata(METHOD_METADATA, handler));
}

function silences({ name, controller, handler }: Handler): string[] {
  const says = (key: string) => Reflect.hasMetadata(key, handler) || Reflect.hasMetadata(key, controller);
  return [
    ...(says(ACCESS) ? [] : [`${name} lacks @Access`]),
    ...(Reflect.hasMetadata(RETURNS, handler) ? [] : [`${name} lacks @Returns`]),
  ];
}
