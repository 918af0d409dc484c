import 'reflect-metadata';
import { runRole } from './run-role.js';

// Relay, consumers and scans, no HTTP: as many as wanted, side by side.
await runRole({ http: false, work: true });
