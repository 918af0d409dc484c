import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Town } from '../support/town.js';

interface Cell {
  relation: string;
  reads: string;
}
interface Kind {
  kind: string;
  rows: { section: string; cells: Cell[] }[];
  glass: string[];
}

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

describe('What police can see', () => {
  it('is for anybody, without signing in, and may be kept by anything on the way', async () => {
    const { status, headers, body } = await town.anonymous().get('/api/what-police-can-see');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=3600');
    expect(body.kinds.map(({ kind }: Kind) => kind)).toEqual([
      'police',
      'border_guard',
      'prosecutor',
      'court',
      'customs',
    ]);
  });

  it('says what the database refuses by: nothing of it differs from the table of grants', async () => {
    const { body } = await town.anonymous().get('/api/what-police-can-see');
    const said = (body.kinds as Kind[]).flatMap(({ kind, rows }) =>
      rows.flatMap(({ section, cells }) =>
        cells
          .filter(({ reads }) => reads !== 'none')
          .map(({ relation, reads }) => `${kind} ${relation} ${section} ${reads}`),
      ),
    );
    const kept = await town.rows(
      `select kind || ' ' || relation || ' ' || section || ' ' || reads as cell from need_to_know
        where kind in ('police', 'border_guard', 'prosecutor', 'court', 'customs')
          and relation in ('holding_lead', 'participant', 'first_responder', 'former_lead') and reads <> 'none'`,
    );
    expect(said.sort()).toEqual(kept.map(({ cell }) => String(cell)).sort());
    expect(said.some((cell) => / address all$/.test(cell))).toBe(false);
  });

  it('is the page of the documentation, section by section', async () => {
    const { body } = await town.anonymous().get('/api/what-police-can-see');
    const text = readFileSync('docs/what-police-can-see.md', 'utf8');
    for (const { kind } of body.kinds as Kind[]) expect(text).toContain(`## ${kind.replaceAll('_', ' ')}`);
  });
});
