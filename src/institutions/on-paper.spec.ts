import { describe, expect, it } from '@jest/globals';
import type { InstitutionKind } from '../kernel/index.js';
import { mayBeNamed, nameOnPaper } from './on-paper.js';
import { SEED_COUNTRIES } from './seed/countries.js';

describe('A name on a paper that somebody else may find', () => {
  it.each<[InstitutionKind, string, boolean]>([
    ['social_municipal', 'Social emergency service, Malmö', true],
    ['shelter', 'House on the hill', false],
    ['ngo', 'Centre MARTA', false],
    ['police', 'State Police, anti-trafficking unit', false],
    ['social_municipal', 'Kriisikeskus', true],
    ['health', 'Crisis house', false],
  ])('%s %s: %s', (kind, name, named) => {
    expect(mayBeNamed({ kind, name, localName: name })).toBe(named);
    expect(mayBeNamed({ kind, name: 'X', localName: name })).toBe(named);
    expect(nameOnPaper({ kind, name, localName: name })).toBe(named ? name : null);
  });

  it('is never one of the directory that says why somebody has the paper', () => {
    const rows = SEED_COUNTRIES.flatMap((country) => country.rows).map((row) => ({
      ...row,
      localName: row.local ?? row.name,
    }));
    const named = rows.filter(mayBeNamed).map(({ name, localName }) => `${name} ${localName}`);
    expect(named.length).toBeGreaterThan(20);
    expect(
      named.filter((name) => /traffick|handel med|tirdzniec|victim|shelter|house|refuge|ofiar/i.test(name)),
    ).toEqual([]);
  });
});
