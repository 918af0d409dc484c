import { expect, it } from '@jest/globals';
import { methodsAt } from './addresses.js';

const served = new Map([
  ['/api/cases', new Set(['GET'])],
  ['/api/cases/:id', new Set(['GET'])],
  ['/api/accounts/:id', new Set(['PATCH', 'GET'])],
  ['/api/accounts/colleagues', new Set(['GET'])],
]);

it.each([
  ['/api/cases', ['GET']],
  ['/api/cases/', []],
  ['/api/cases/019a', ['GET']],
  ['/api/cases/019a/else', []],
  ['/api/accounts/colleagues', ['GET', 'PATCH']],
  ['/nowhere', []],
])('%s takes %j', (address, methods) => {
  expect(methodsAt(address, served)).toEqual(methods);
});
