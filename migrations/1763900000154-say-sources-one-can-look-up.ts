import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A source is shown beside each rule: it names what a reader can look up, or says that the rule is a proposal of this system. */
const SAID: readonly (readonly [before: string, after: string])[] = [
  ['proposal of the project (peers.md F11: DHIS2, 3 hours)', 'proposal of the project (as DHIS2 has it: 3 hours)'],
  ['proposal of the project (security.md 6.11)', 'proposal of the project'],
  [
    'domain.md 5.4, 5.5 and flows.md 2.10; to be confirmed by the institutions and each country',
    'proposal of this system; to be confirmed by the institutions and each country',
  ],
  [
    'CoE 197 art. 11, 28; flows.md 2.20; to be confirmed by the institutions',
    'CoE 197 art. 11, 28; to be confirmed by the institutions',
  ],
  ['flows.md 2.19; GDPR 80; to be confirmed by the institutions', 'GDPR 80; to be confirmed by the institutions'],
  ...['domain.md', 'flows.md 2.5; domain.md', 'flows.md 2.12, 5.10; domain.md'].map(
    (from) =>
      [
        `${from} 5.4 and 5.5; to be confirmed by the institutions`,
        'proposal of this system; to be confirmed by the institutions',
      ] as const,
  ),
  ['domain.md 0.6, flows.md 2.7, 2.8; Directive 2011/36/EU art. 13, 14', 'Directive 2011/36/EU art. 13, 14'],
  [
    'Proposal of this system (security.md T1, OWASP ASVS 2.4.1); to be confirmed by the institutions',
    'Proposal of this system (OWASP ASVS 2.4.1); to be confirmed by the institutions',
  ],
  [
    "the municipality's social services, flows.md 2.1; own knowledge of the project, to be confirmed by the country",
    "the municipality's social services; own knowledge of the project, to be confirmed by the country",
  ],
  [
    'flows.md 2.8; own knowledge of the project, to be confirmed by the country',
    'own knowledge of the project, to be confirmed by the country',
  ],
  ['domain.md 9.4.6', 'proposal of this system'],
  [
    'UN Convention on the Rights of the Child art. 12; domain.md 0.6',
    'UN Convention on the Rights of the Child art. 12',
  ],
  ['CoE 197 art. 10(4)(c), 16(5); domain.md 3.1, 15.4', 'CoE 197 art. 10(4)(c), 16(5)'],
];
const TABLES = [
  'time_limit',
  'legal_basis',
  'basis_rule',
  'request_ground',
  'search_limit',
  'child_protection_kind',
  'crossing_condition',
];

export class SaySourcesOneCanLookUp1763900000154 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [before, after] = [SAID.map(([was]) => was), SAID.map(([, is]) => is)];
    for (const table of TABLES)
      await runner.query(
        `update ${table} t set source = said.after from unnest($1::text[], $2::text[]) as said (before, after)
          where t.source = said.before`,
        [before, after],
      );
  }

  /** The words stay: no rule rests on them. */
  async down(): Promise<void> {}
}
