// The same person, met twice or asked for by name, found without telling anyone (security.md 6.7, flows.md C1).
// A worker compares keyed composites after the commit; a hit is a task of the institution that holds the person, which
// decides whether to make contact. Whoever asked gets one answer for hit and miss, and learns nothing before that.
// Closed cases are compared too. When both sides say that it is one person, src/conflicts settles who leads.
export { MatchingModule } from './matching.module.js';
export { PersonSearchRecord } from './person-search.record.js';
export { PossibleMatchRecord } from './possible-match.record.js';
