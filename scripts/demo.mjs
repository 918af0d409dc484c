import process from 'node:process';
import { build, isBuilt } from './build.mjs';

if (!isBuilt()) {
  console.log('Compiling the sources.');
  try {
    build();
  } catch (error) {
    console.error(error.code === 'MODULE_NOT_FOUND' ? 'Packages are missing: run `npm ci` first.' : error.message);
    process.exit(1);
  }
}
await import('../dist/src/demo.js');
