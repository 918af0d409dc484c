import { footings } from './footing.js';
import { needToKnow, type Need } from './matrix.js';
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

const COLUMNS: readonly (readonly [Relation, string])[] = [
  ['holding_lead', 'leads for one night'],
  ['participant', 'takes part, with the person’s yes'],
  ['first_responder', 'identified the person, handed on'],
  ['former_lead', 'led before'],
];

function cellOf(need: Need | undefined): string {
  if (!need || need.reads === 'none') return need?.writes ? 'writes only' : '–';
  const reads = need.reads === 'own' ? 'own notes only' : need.fields ? `only: ${need.fields.join(', ')}` : 'yes';
  return need.writes ? `${reads}; writes` : reads;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** For anyone to read: what those who work under the Law Enforcement Directive can see, generated from the matrix. */
export function policePage(): string {
  const needs = needToKnow();
  const kinds = footings().filter(({ regime }) => regime === 'led');
  const tables = kinds.map(({ kind, purpose }) => {
    const of = (relation: Relation, section: Section) =>
      needs.find((need) => need.kind === kind && need.relation === relation && need.section === section);
    const columns = COLUMNS.filter(([relation]) => of(relation, 'lead'));
    const glass = needs.filter((need) => need.kind === kind && need.breakGlass).map(({ section }) => section);
    return [
      `## ${kind.replaceAll('_', ' ')}`,
      '',
      `Its purpose is ${purpose}, unless one of its units has another.`,
      '',
      row(['section', ...columns.map(([, words]) => words)]),
      row(['---', ...columns.map(() => '---')]),
      ...SECTIONS.map((section) =>
        row([WORDS[section], ...columns.map(([relation]) => cellOf(of(relation, section)))]),
      ),
      '',
      glass.length > 0
        ? `May break the glass, with a reason, for hours, reviewed, on: ${SECTIONS.filter((section) =>
            glass.includes(section),
          )
            .map((section) => WORDS[section])
            .join('; ')}. On nothing else.`
        : 'May break the glass on nothing.',
      '',
    ].join('\n');
  });
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
