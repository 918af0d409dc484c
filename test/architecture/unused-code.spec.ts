import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { plant, type PlantedTree } from '../support/planted.js';

let tree: PlantedTree;
let said: string;

beforeAll(() => {
  tree = plant({
    'src/start.ts': `import { used } from './parts.js';\nused();\n`,
    'src/parts.ts': 'export const used = () => 1;\nexport const unusedExport = 2;\n',
    'src/orphan.ts': 'export const nobody = 1;\n',
  });
  said = tree.ask('knip', ['--reporter', 'compact']);
}, 60_000);
afterAll(() => tree.remove());

test('a file, an export and a package that nobody uses are named', () => {
  expect(said).toContain('src/orphan.ts');
  expect(said).toContain('unusedExport');
  expect(said).toContain('typeorm');
});

test('what is used is not named', () => {
  expect(said).not.toMatch(/parts\.ts: .*\bused\b/);
});
