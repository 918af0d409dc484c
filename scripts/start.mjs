import process from 'node:process';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

try {
  const { build, isBuilt } = await import('./build.mjs');
  if (!isBuilt()) {
    console.log('Compiling the sources.');
    build();
  }
} catch (error) {
  console.error(error.code === 'MODULE_NOT_FOUND' ? 'Packages are missing: run `npm ci` first.' : error.message);
  process.exit(1);
}
await import('../dist/src/start.js');
