import type { DataSource } from 'typeorm';
import { needToKnow } from './matrix.js';

/** Puts the matrix into its table; rows that an installation has changed stay as they are. */
export async function sowMatrix(source: DataSource, say: (sentence: string) => void): Promise<void> {
  const needs = needToKnow();
  await source.query(
    `insert into need_to_know (kind, relation, section, reads, writes, source)
     select * from jsonb_to_recordset($1::jsonb) as n(kind text, relation text, section text, reads text, writes boolean, source text)
     on conflict do nothing`,
    [JSON.stringify(needs)],
  );
  say(`Need-to-know: ${needs.length} cells.`);
}
