import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { plant, type PlantedTree } from '../support/planted.js';

const faults: [file: string, rule: string, code: string][] = [
  ['src/cases/environment.ts', 'no-restricted-syntax', 'export const home = process.env["HOME"];'],
  ['src/cases/new-date.ts', 'no-restricted-syntax', 'export const now = new Date();'],
  ['src/cases/date-now.ts', 'no-restricted-syntax', 'export const now = Date.now();'],
  ['src/cases/random.ts', 'no-restricted-syntax', 'export const chance = Math.random();'],
  ['src/cases/enum.ts', 'no-restricted-syntax', 'export enum Status { open }'],
  ['src/cases/default.ts', 'no-restricted-syntax', 'export default 1;'],
  [
    'src/cases/saved.ts',
    'no-restricted-syntax',
    'export const keep = (rows: { save(row: object): object }) => rows.save({});',
  ],
  ['src/cases/ignored.ts', '@typescript-eslint/ban-ts-comment', '// @ts-ignore\nexport const a: number = "a";'],
  [
    'src/cases/floating.ts',
    '@typescript-eslint/no-floating-promises',
    'const later = async () => Promise.resolve();\nexport const now = () => { later(); };',
  ],
  [
    'src/cases/switch.ts',
    '@typescript-eslint/switch-exhaustiveness-check',
    'export function say(it: "a" | "b") { switch (it) { case "a": return 1; } return 2; }',
  ],
  ['src/cases/long.ts', 'max-lines', 'export const line = 1;\n' + '//\n'.repeat(300)],
  ['src/cases/http.ts', 'no-restricted-imports', 'export { NotFoundException as it } from "@nestjs/common";'],
  ['src/cases/console.ts', 'no-console', 'console.log(1);\nexport const a = 1;'],
  ['src/cases/unsafe.ts', '@typescript-eslint/no-explicit-any', 'export const a = (b: any) => b;'],
];
const innocent: Record<string, string> = {
  'src/config.ts': 'export const home = process.env["HOME"];\n',
  'src/kernel/clock.ts': 'export const now = () => new Date();\n',
  'src/cases/parsed.ts': 'export const day = (text: string) => new Date(text);\n',
};

interface Report {
  filePath: string;
  messages: { ruleId: string | null }[];
}
let tree: PlantedTree;
let reports: Report[];

beforeAll(() => {
  tree = plant({ ...innocent, ...Object.fromEntries(faults.map(([file, , code]) => [file, code])) });
  reports = JSON.parse(tree.ask('eslint', ['--format', 'json', 'src'])) as Report[];
}, 60_000);
afterAll(() => tree.remove());

const said = (file: string) => reports.find(({ filePath }) => filePath.replaceAll('\\', '/').endsWith(file))?.messages;

test.each(faults)('%s is caught by %s', (file, rule) => {
  expect(said(file)?.map(({ ruleId }) => ruleId)).toContain(rule);
});

test.each(Object.keys(innocent))('%s is left alone', (file) => {
  expect(said(file)).toEqual([]);
});
