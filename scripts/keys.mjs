import { build, isBuilt } from './build.mjs';

if (!isBuilt()) build();
await import('../dist/src/keys.js');
