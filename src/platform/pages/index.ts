// The pages, as they were built from web/: files with their names' own hash for a year, and one document for every address
// of the browser's, each with a nonce of its own. It knows nothing of what the pages show.
export { servePages } from './pages.js';
