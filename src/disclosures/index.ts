// What leaves a case beyond the matrix, and who looked. Promises that the lead sees on the case who read which section, and
// an author every reading of what they wrote.
export { DisclosuresModule } from './disclosures.module.js';
