import everything from './jest.config.js';

/** `npm run test:web`: the pages in a real browser, against the real application and database. */
export default { ...everything, roots: ['<rootDir>/test/web'], testRegex: '\\.web\\.ts$', testTimeout: 120_000 };
