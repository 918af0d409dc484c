import type { InstitutionKind } from '../kernel/index.js';
import { footings, type Purpose } from './footing.js';
import { needToKnow } from './matrix.js';
import { SECTIONS, type Relation, type Section } from './sections.js';

const WORDS: Readonly<Record<Section, string>> = {
  lead: 'who leads, and what happened in the work',
  identity: 'who the person is',
  safe_contact: 'how to reach them safely',
  communication: 'languages, interpreter, reading, aids',
  status: 'status as a victim, by country',
  indicators: 'signs of trafficking',
  consent: 'what the person said yes and no to',
  address: 'where the person sleeps',
  account: 'what the person told',
  exploitation: 'form, sector, place and time of the exploitation',
  interviews: 'interviews already held',
  health: 'health',
  immigration: 'residence and immigration',
  proceedings: 'proceedings, and the role in each',
  perpetrator: 'who did it',
  family: 'children and family',
  plan: 'needs and services',
  risk: 'dangers',
  claims: 'wages and compensation',
  wishes: 'the person’s own wishes',
  travel: 'travel',
  obligations: 'what the sender still owes',
};

const COLUMNS: Readonly<Partial<Record<Relation, string>>> = {
  holding_lead: 'leads for one night',
  participant: 'takes part, with the person’s yes',
  first_responder: 'identified the person, handed on',
  former_lead: 'led before',
};

interface PoliceCell {
  readonly relation: Relation;
  readonly reads: 'all' | 'own' | 'none';
  readonly writes: boolean;
  readonly fields: string[] | null;
}

interface PoliceKind {
  readonly kind: InstitutionKind;
  readonly purpose: Purpose;
  readonly rows: { readonly section: Section; readonly cells: PoliceCell[] }[];
  readonly glass: Section[];
}

/** What those who work under the Law Enforcement Directive see, kind by kind, in each place that they can have in a case. */
export function whatPoliceSee(): PoliceKind[] {
  const needs = needToKnow();
  return footings()
    .filter(({ regime }) => regime === 'led')
    .map(({ kind, purpose }) => {
      const own = needs.filter((need) => need.kind === kind);
      const relations = (Object.keys(COLUMNS) as Relation[]).filter((place) =>
        own.some((need) => need.relation === place),
      );
      const cell = (relation: Relation, section: Section): PoliceCell => {
        const need = own.find((one) => one.relation === relation && one.section === section);
        const fields = need?.fields ? [...need.fields] : null;
        return { relation, reads: need?.reads ?? 'none', writes: need?.writes ?? false, fields };
      };
      return {
        kind,
        purpose,
        rows: SECTIONS.map((section) => ({ section, cells: relations.map((relation) => cell(relation, section)) })),
        glass: SECTIONS.filter((section) => own.some((need) => need.section === section && need.breakGlass)),
      };
    });
}

function cellText({ reads, writes, fields }: PoliceCell): string {
  if (reads === 'none') return writes ? 'writes only' : '–';
  const said = reads === 'own' ? 'own notes only' : fields ? `only: ${fields.join(', ')}` : 'yes';
  return writes ? `${said}; writes` : said;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** For anyone to read: what those who work under the Law Enforcement Directive can see, generated from the matrix. */
export function policePage(): string {
  const tables = whatPoliceSee().map(({ kind, purpose, rows, glass }) =>
    [
      `## ${kind.replaceAll('_', ' ')}`,
      '',
      `Its purpose is ${purpose}, unless one of its units has another.`,
      '',
      row(['section', ...(rows[0]?.cells ?? []).map(({ relation }) => COLUMNS[relation] ?? relation)]),
      row(['---', ...(rows[0]?.cells ?? []).map(() => '---')]),
      ...rows.map(({ section, cells }) => row([WORDS[section], ...cells.map(cellText)])),
      '',
      glass.length > 0
        ? `May break the glass, with a reason, for hours, reviewed, on: ${glass.map((section) => WORDS[section]).join('; ')}. On nothing else.`
        : 'May break the glass on nothing.',
      '',
    ].join('\n'),
  );
  return [
    '# What police can see',
    '',
    'Generated from the matrix (`npm run matrix`); `npm run check` fails when it is not what the code says, and',
    '`npm run prove:access` tries it, over HTTP and in SQL. Nothing opens by being police: each line needs a place in the',
    'case, and beyond one’s own notes the person’s yes. To all of them it holds:',
    '',
    '- Where the person sleeps is never shown to them.',
    '- A unit that investigates reads what was written to investigate, and nothing of what was written to protect or to',
    '  support the person, also of the same police.',
    '- Whom the person wants kept out, a force or one officer, sees nothing: the case does not exist for them.',
    '- What was written under the GDPR and is read under the Law Enforcement Directive leaves a row with its ground.',
    '- When a case closes, or their part in it ends, their sight of it ends, except for their own first record.',
    '- Breaking the glass opens one section to one person for hours, with a reason; whoever leads is told at once, and a',
    '  second person reviews it. For what it never opens, the duty number of whoever leads is shown instead.',
    '',
    ...tables,
  ].join('\n');
}
