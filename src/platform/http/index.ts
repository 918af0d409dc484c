// The edge: who may call a route, what it answers, how refusals and faults become problem documents. Knows no case.
export * from './access.js';
export { refuseOtherMethods } from './addresses.js';
export * from './an-id.pipe.js';
export * from './etag.interceptor.js';
export * from './fields.js';
export { log } from './log.js';
export * from './problem.filter.js';
export * from './same-site.js';
export * from './validation.js';
export * from './version.js';
