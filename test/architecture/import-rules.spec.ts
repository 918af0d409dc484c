import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { plant, type PlantedTree } from '../support/planted.js';

/** Faulty file, the rule that must name it, and what it imports. */
const faults: [file: string, rule: string, imports: string][] = [
  ['src/kernel/page.ts', 'kernel-imports-nothing', 'node:crypto'],
  ['src/kernel/ids.ts', 'kernel-imports-nothing', 'pg'],
  ['src/kernel/problem.ts', 'order-kernel', '../platform/http/index.js'],
  ['src/platform/http/filter.ts', 'order-platform', '../../audit/index.js'],
  ['src/audit/work.ts', 'order-audit', '../accounts/index.js'],
  ['src/accounts/accounts.service.ts', 'order-accounts', '../cases/index.js'],
  ['src/access/grants.service.ts', 'order-access-institutions', '../institutions/index.js'],
  ['src/victims/victims.service.ts', 'order-victims', '../cases/index.js'],
  ['src/cases/cases.service.ts', 'order-cases', '../handovers/index.js'],
  ['src/handovers/handovers.service.ts', 'order-handovers-referrals', '../referrals/index.js'],
  [
    'src/statistics/statistics.service.ts',
    'order-demo-exchange-live-notifications-sheets-statistics',
    '../notifications/index.js',
  ],
  ['src/cases/case.ts', 'rules-are-pure', '@nestjs/common'],
  ['src/cases/case.policy.ts', 'rules-are-pure', './cases.store.js'],
  ['src/cases/closing.ts', 'rules-are-pure', 'node:fs'],
  ['src/cases/opening.ts', 'rules-are-pure', '../victims/index.js'],
  ['src/cases/cases.controller.ts', 'through-the-door', '../victims/victims.store.js'],
  ['src/cases/cases.job.ts', 'through-the-door-of-platform', '../platform/database/pool.js'],
  ['src/platform/http/log.ts', 'through-the-door-of-platform', '../database/pool.js'],
  ['src/cases/cases.module.ts', 'not-own-door', './index.js'],
  ['src/platform/database/pool.ts', 'not-own-door', './index.js'],
  ['src/cases/cases.guard.ts', 'modules-know-no-root', '../app.js'],
  ['src/cases/cases.filter.ts', 'typeorm-stays-below', 'typeorm'],
  ['src/cases/cases.strategy.ts', 'no-test-code', '../../test/support/people.js'],
  ['src/cases/one.service.ts', 'no-cycle', './other.service.js'],
  ['src/cases/cases.interceptor.ts', 'resolvable', './nowhere.js'],
  ['migrations/1-start.ts', 'migrations-stand-alone', '../src/kernel/index.js'],
];
const innocent: Record<string, string> = {
  'src/cases/other.service.ts': `export * from './one.service.js';`,
  'src/cases/cases.store.ts': `import { DataSource } from 'typeorm'; import { x } from '../kernel/index.js'; export { DataSource, x };`,
  'src/cases/lead.ts': `import { x } from '../kernel/index.js'; import { y } from './lead.policy.js'; export { x, y };`,
  'src/cases/lead.policy.ts': `export { x as y } from '../kernel/index.js';`,
  'src/victims/victims.store.ts': 'export const x = 1;',
  'src/app.ts': `import { x } from './cases/index.js'; export { x };`,
  'test/support/people.ts': 'export const x = 1;',
};
const doors = [
  'kernel',
  'platform/http',
  'platform/database',
  'audit',
  'accounts',
  'access',
  'institutions',
  'victims',
];
const laterDoors = ['cases', 'handovers', 'referrals', 'notifications', 'statistics'];

interface Violation {
  rule: { name: string };
  from: string;
}
let tree: PlantedTree;
let violations: Violation[];

beforeAll(() => {
  const files: Record<string, string> = { ...innocent };
  for (const door of [...doors, ...laterDoors]) files[`src/${door}/index.ts`] = 'export const x = 1;';
  for (const [file, , imports] of faults) files[file] = `import * as it from '${imports}';\nexport const found = it;\n`;
  tree = plant(files);
  const said = tree.ask('depcruise', [
    '--config',
    '.dependency-cruiser.mjs',
    '-T',
    'json',
    'src',
    'migrations',
    'test',
  ]);
  violations = (JSON.parse(said) as { summary: { violations: Violation[] } }).summary.violations;
}, 60_000);
afterAll(() => tree.remove());

test.each(faults)('%s is caught by %s (it imports %s)', (file, rule) => {
  expect(violations.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(rule);
});

test('files that keep the rules are left alone', () => {
  const named = violations.filter(({ from, rule }) => from in innocent && rule.name !== 'no-cycle');
  expect(named).toEqual([]);
});
