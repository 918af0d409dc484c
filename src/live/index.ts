// Tells open pages that something changed for their institution, so that they ask again: a topic and nothing else, no id,
// no institution, no person. What changed they then read like anyone, under their own rights and with its audit row.
// A hint is never the only way: a lost one is made good by asking again, and the pages are told how often to do so.
export { LiveModule } from './live.module.js';
