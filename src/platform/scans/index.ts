// Looks again and again for what is due. A module lists its `class … extends Scan` among its providers; nothing else is
// needed. A scan reads due columns in the database under the worker's role and must be safe to run in many workers at
// once (FOR UPDATE SKIP LOCKED or an advisory lock). `oneByOne` keeps a row that fails from stopping the rest. A scan that fails is logged and tried again at its next turn.
// Does not run where only HTTP is served; tests and the demo call `app.get(ScanRunner).runAll()`.
export { oneByOne } from './one-by-one.js';
export { Scan } from './scan.js';
export { ScanRunner } from './scan-runner.js';
export { ScansModule } from './scans.module.js';
