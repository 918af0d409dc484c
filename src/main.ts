import 'reflect-metadata';
import { runRole } from './run-role.js';

// HTTP only, stateless: as many as wanted behind a proxy. `worker.ts` does the rest, `start.ts` does both.
await runRole({ http: true, work: false });
