// npm run prove:consent — nothing of a person is read, received or told beyond their word, and nothing within it is refused.
import { randomInt } from 'node:crypto';
import { Pool } from 'pg';
import { startServer } from '../support/over-http.js';
import { ConsentSequences } from './consent-sequences.js';

const small = process.env['PROOF_SIZE'] === 'small';
const SEQUENCES = Number(process.env['SEQUENCES'] ?? (small ? 40 : 2000));
const seed = Number(process.env['SEED'] ?? randomInt(1_000_000_000));

const server = await startServer();
const behind = new Pool({ connectionString: server.database.ownerUrl, max: 2 });
let violations = 0;
try {
  console.log(
    `${SEQUENCES} random sequences of answers, withdrawals, asks, handovers, break-glass, disclosure requests and reads (seed ${seed}) …`,
  );
  // As owner, to see that a fault is seen: BREAK='alter table consent_answer disable trigger consent_takes_back'.
  if (process.env['BREAK']) await behind.query(process.env['BREAK']);
  const sequences = new ConsentSequences(server, behind);
  await sequences.run(SEQUENCES, seed);
  violations = sequences.faults.length;
  for (const fault of sequences.faults.slice(0, 5)) console.error(`Violation: ${fault}`);
  console.log(JSON.stringify({ sequences: SEQUENCES, violations, seed, acts: sequences.counts }));
} finally {
  await behind.end();
  await server.close();
}
process.exit(violations > 0 ? 1 : 0);
