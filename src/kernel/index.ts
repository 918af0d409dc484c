// The words every module shares: ids, who acts, problems, state tables, pages. Imports nothing, does nothing by itself.
export * from './actor.js';
export * from './clock.js';
export * from './ids.js';
export * from './page.js';
export * from './problem.js';
export * from './transitions.js';
