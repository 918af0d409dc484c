import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const sourceFolders = ['src', 'migrations'];
const pageFolder = 'web';
const settings = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];
const stamp = join(root, 'dist/.built-from');

/** True when dist was made from exactly these sources; an image without sources counts as built. */
export function isBuilt() {
  if (!existsSync(join(root, 'src'))) return existsSync(join(root, 'dist'));
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesNow();
}

/** Compiles with the OpenAPI plugin. Output without a source goes first: a removed migration must not run. */
export function build() {
  const sources = sourcesNow();
  rmSync(stamp, { force: true });
  removeOrphans();
  const nest = createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; the lines above say where.');
  buildPages();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, sources);
}

/** The pages, from what the API says of itself; each file also compressed, once, for every reader. */
function buildPages() {
  const bin = (name) => createRequire(import.meta.url).resolve(name);
  for (const [script, ...more] of [
    [join(root, 'scripts/web-api.mjs')],
    [
      join(dirname(bin('vite/package.json')), 'bin/vite.js'),
      'build',
      '--config',
      'web/vite.config.ts',
      '--logLevel',
      'warn',
    ],
  ]) {
    const { status } = spawnSync(process.execPath, [script, ...more], { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Error('The pages could not be built; the lines above say where.');
  }
  const assets = join(root, 'dist/web/assets');
  for (const file of readdirSync(assets).filter((name) => /\.(js|css|svg)$/.test(name)))
    writeFileSync(join(assets, `${file}.br`), brotliCompressSync(readFileSync(join(assets, file))));
}

function sourcesNow() {
  const hash = createHash('sha256');
  for (const file of [
    ...[...sourceFolders, pageFolder].flatMap(filesIn).filter(isSource),
    ...settings.map((name) => join(root, name)),
  ].sort()) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${relative(root, file)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

const MADE = ['web/src/api/schema.ts', 'web/src/api/forms.json'].map((file) => join(root, file));
const isSource = (file) => !MADE.includes(file);

function removeOrphans() {
  for (const file of sourceFolders.flatMap((folder) => filesIn(join('dist', folder)))) {
    const source = relative(join(root, 'dist'), file).replace(/\.(js|js\.map|d\.ts)$/, '.ts');
    if (!existsSync(join(root, source))) rmSync(file);
  }
}

function filesIn(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (!process.argv.includes('--if-needed') || !isBuilt()) build();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
