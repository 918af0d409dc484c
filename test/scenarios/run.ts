// npm run scenarios — flows.md 5, over HTTP as real users, on a server and a database of its own.
import { all } from './all.js';
import { Stage } from './stage.js';

const wanted = process.argv.slice(2).map(Number);
const chosen = wanted.length > 0 ? all.filter(({ number }) => wanted.includes(number)) : all;

console.log(`${chosen.length} scenarios of a real day, each played by the people whose day it is.`);
const stage = await Stage.open((line) => console.log(line));
let failed = 0;
try {
  for (const scenario of chosen) if ((await stage.play(scenario)).length > 0) failed += 1;
} finally {
  await stage.close();
}
console.log(`\n${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 && chosen.length > 0 ? 0 : 1);
