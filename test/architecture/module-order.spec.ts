import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { moduleOrder } from '../../module-order.mjs';

test('every folder of src has its place in the order of modules, once', () => {
  const placed = moduleOrder.flat();
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !placed.includes(name))).toEqual([]);
  expect(new Set(placed).size).toBe(placed.length);
});
