import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';

test('every folder of src has its place in the order of modules, once', async () => {
  const { moduleOrder } = (await import('../../module-order.mjs' as string)) as { moduleOrder: string[][] };
  const placed = moduleOrder.flat();
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !placed.includes(name))).toEqual([]);
  expect(new Set(placed).size).toBe(placed.length);
});
