import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const SETTINGS = [
  'package.json',
  'tsconfig.json',
  'module-order.mjs',
  '.dependency-cruiser.mjs',
  'eslint.config.js',
  'knip.json',
];

export interface PlantedTree {
  /** What a checker of node_modules/.bin says about the tree. */
  ask(program: string, args: string[]): string;
  remove(): void;
}

/** A small tree of its own with the project's settings and faulty files: a check that stays silent there is no check. */
export function plant(files: Record<string, string>): PlantedTree {
  mkdirSync('.data/test', { recursive: true });
  const root = mkdtempSync(resolve('.data/test/planted-'));
  for (const name of SETTINGS) copyFileSync(name, join(root, name));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return {
    ask(program, args) {
      const path = resolve('node_modules/.bin', program);
      const options = { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' } as const;
      const { stdout, stderr } = spawnSync(path, args, { ...options, env: { ...process.env, NODE_OPTIONS: '' } });
      return stdout || stderr;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
