import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { Keyring, KeysStore, openProvider, prepareKeys } from '../../src/platform/keys/index.js';
import { idOf, KIND } from './generate.js';

const AT_ONCE = 2_000;

/** Keys for the invented persons, in a keys' database of their own, and what they are called, sealed: a list opens it. */
export async function sealNames(ownerUrl: string, keysUrl: string, cases: number): Promise<void> {
  await prepareKeys(keysUrl, ownerUrl);
  const provider = openProvider({ production: false, dataFolder: '.data' });
  const main = await connected(ownerUrl);
  const keys = await connected(besides(ownerUrl, keysUrl));
  const keyring = new Keyring(new KeysStore(keysUrl), provider);
  try {
    await main.query('set session_replication_role = replica; set synchronous_commit = off');
    await keys.query('truncate data_key; set synchronous_commit = off');
    for (let first = 1; first <= cases; first += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, cases - first + 1) }, (_, at) => first + at);
      const persons = numbers.map((n) => idOf(KIND.victim, n));
      const wrapped = await Promise.all(persons.map(() => provider.wrap(randomBytes(32))));
      await keys.query(
        `insert into data_key (person_id, version, wrapped) select person, 1, wrapped from unnest($1::uuid[], $2::text[]) as k (person, wrapped)`,
        [persons, wrapped],
      );
      const held = await keyring.ofAll(persons);
      const files = numbers.map((n) => idOf(KIND.case, n));
      const called = numbers.map((n, at) =>
        held.get(persons[at]!)!.seal({ table: 'case_file', column: 'called', row: files[at]! }, `Example ${n}`),
      );
      await main.query(
        `update case_file c set called = s.called from unnest($1::uuid[], $2::bytea[]) as s (id, called) where c.id = s.id`,
        [files, called],
      );
    }
    await main.query('vacuum full analyze case_file');
  } finally {
    await keyring.onApplicationShutdown();
    await keys.end();
    await main.end();
  }
}

const connected = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
};

/** The owner of the server, in the database of the keys. */
const besides = (ownerUrl: string, keysUrl: string): string => {
  const url = new URL(ownerUrl);
  url.pathname = new URL(keysUrl).pathname;
  return url.href;
};
