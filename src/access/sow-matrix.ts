import type { DataSource } from 'typeorm';
import { crossingGrounds, footings } from './footing.js';
import { needToKnow } from './matrix.js';

const SINCE = `tstzrange('2026-01-01', null)`;

/** Puts the matrix and the footings into their tables; rows that an installation has changed stay as they are. */
export async function sowMatrix(source: DataSource, say: (sentence: string) => void): Promise<void> {
  const needs = needToKnow();
  await source.query(
    `insert into need_to_know (kind, relation, section, reads, writes, fields, break_glass, source, during)
     select kind, relation, section, reads, writes, fields, "breakGlass", source, ${SINCE}
       from jsonb_to_recordset($1::jsonb) as n(kind text, relation text, section text, reads text, writes boolean,
         fields text[], "breakGlass" boolean, source text)
     on conflict do nothing`,
    [JSON.stringify(needs)],
  );
  await source.query(
    `insert into footing (kind, regime, purpose, offence_data, source, during)
     select kind, regime, purpose, "offenceData", source, ${SINCE}
       from jsonb_to_recordset($1::jsonb) as f(kind text, regime text, purpose text, "offenceData" boolean, source text)
     on conflict do nothing`,
    [JSON.stringify(footings())],
  );
  await source.query(
    `insert into crossing_ground (from_regime, to_regime, purpose, ground, source, during)
     select "fromRegime", "toRegime", purpose, ground, source, ${SINCE}
       from jsonb_to_recordset($1::jsonb) as g("fromRegime" text, "toRegime" text, purpose text, ground text, source text)
     on conflict do nothing`,
    [JSON.stringify(crossingGrounds())],
  );
  say(`Need-to-know: ${needs.length} cells.`);
}
