// Persons who belong together: siblings, partners, parent and child, people of one group; and what each of them wishes.
// Promises that a link opens nothing: no grant, no visibility, no name. Who leads one case learns how many there are and the
// most careful word that one of them has said. Asks nobody and moves nobody.
export { CaseLinkRecord, LinkedCaseRecord } from './case-link.record.js';
export { LinksModule } from './links.module.js';
