import type { Country, InstitutionKind } from '../kernel/index.js';

/** A part of the sheet as it is read or printed: nothing on it needs to be worked out any more. */
export interface Block {
  heading: string;
  lines: string[];
  columns: string[];
  rows: string[][];
}

interface Place {
  readonly kind: InstitutionKind;
  readonly country: Country;
}
export interface Shared extends Place {
  readonly institutionId: string;
  readonly sections: readonly string[];
  readonly since: Date;
  /** null: open as long as it is needed. */
  readonly until: Date | null;
  readonly live: boolean;
  readonly basis: string | null;
}
export interface Looked extends Place {
  readonly institutionId: string;
  readonly sections: readonly string[];
  /** As 2026-11-29. */
  readonly days: readonly string[];
  readonly last: Date;
  readonly crossed: boolean;
}
export interface Answered {
  readonly question: string;
  readonly answer: string;
  readonly sections: readonly string[];
  readonly country: Country | null;
  readonly kinds: readonly InstitutionKind[];
  readonly at: Date;
  readonly until: Date | null;
  readonly askAgain: boolean;
}
export interface Facts {
  readonly madeAt: Date;
  readonly lead: Place & { name: string | null; phone: string | null; since: Date };
  /** Kinds of help, or of places where no kind of help is known. */
  readonly helps: readonly string[];
  readonly shared: readonly Shared[];
  readonly looked: readonly Looked[];
  readonly answers: readonly Answered[];
  readonly complain: readonly { name: string; phone: string | null; forData: boolean }[];
  readonly emergencyNumber: string;
}

/** Words of one language, by part, and its dates. */
export interface Voice {
  /** Empty where the language has no such part. */
  readonly say: (part: string) => string;
  readonly day: (at: Date) => string;
}

/** No name but the lead's and those who hear complaints; of everybody else the kind of place and the country. */
export function blocksOf(facts: Facts, { say, day }: Voice): Block[] {
  const place = ({ kind, country }: Place) => `${say(`kind ${kind}`)}, ${say(`country ${country}`)}`;
  const sections = (names: readonly string[]) => names.map((name) => say(`section ${name}`)).join(', ');
  const { lead } = facts;
  return [
    block(say('leads'), [
      lead.name ?? place(lead),
      lead.phone ? `${say('phone')}: ${lead.phone}` : say('no_phone'),
      say('leads_text'),
    ]),
    block(say('helps'), facts.helps.length > 0 ? facts.helps.map(say) : [say('helps_nobody')]),
    table(say('shared'), `${facts.shared.length > 0 ? say('shared_text') : say('shared_nobody')} ${say('not_yet')}`, {
      columns: [say('who'), say('what'), say('when'), say('why')],
      rows: joined(facts.shared).map((one) => [
        place(one),
        sections(one.sections),
        `${day(one.since)} – ${one.live ? (one.until ? `${say('until')} ${day(one.until)}` : say('still')) : one.until ? day(one.until) : ''}`,
        say(`ground ${one.basis ?? ''}`) || say('ground obligation'),
      ]),
    }),
    // Whether something must not be told yet, nobody can see from these two: the sentence stands in them always.
    table(say('looked'), facts.looked.length > 0 ? say('not_yet') : `${say('looked_nobody')} ${say('not_yet')}`, {
      columns: [say('who'), say('what'), say('when')],
      rows: facts.looked.map((one) => [
        place(one),
        sections(one.sections) + (one.crossed ? ` (${say('crossed')})` : ''),
        `${say('last')} ${day(one.last)}; ${say('days')}: ${one.days.length}`,
      ]),
    }),
    table(say('answers'), facts.answers.length > 0 ? say('answers_text') : say('answers_none'), {
      columns: [say('what'), say('answer'), say('when')],
      rows: facts.answers.map((one) => [
        [say(`question ${one.question}`), ...about(one, say, sections)].join(': '),
        say(`answer ${one.answer}`),
        [
          day(one.at),
          ...(one.until ? [`${say('until')} ${day(one.until)}`] : []),
          ...(one.askAgain ? [say('ask_again')] : []),
        ].join('; '),
      ]),
    }),
    block(say('rights'), [say('rights_text')]),
    block(say('complain'), [
      say('complain_text'),
      ...facts.complain.map(({ name, phone, forData }) =>
        [name, ...(forData ? [say('data_protection')] : []), ...(phone ? [`${say('phone')}: ${phone}`] : [])].join(
          ', ',
        ),
      ),
    ]),
    block(`${say('danger')} ${facts.emergencyNumber}`, []),
  ];
}

function about(one: Answered, say: Voice['say'], sections: (names: readonly string[]) => string): string[] {
  const whom = [
    ...one.kinds.map((kind) => say(`kind ${kind}`)),
    ...(one.country ? [say(`country ${one.country}`)] : []),
  ].join(', ');
  const shares = one.question.startsWith('share_') && one.question !== 'share_name';
  return [...(shares || one.country ? [whom] : []), ...(shares ? [sections(one.sections)] : [])].filter(Boolean);
}

/** What one place was given on one ground stands once: what is open still, and what has ended. */
export function joined(shared: readonly Shared[]): Shared[] {
  const by = new Map<string, Shared>();
  for (const one of shared) {
    const key = [one.institutionId, one.basis, one.live].join(' ');
    const known = by.get(key);
    by.set(
      key,
      known
        ? {
            ...known,
            sections: [...new Set([...known.sections, ...one.sections])],
            since: known.since < one.since ? known.since : one.since,
            until: known.until && one.until ? (known.until > one.until ? known.until : one.until) : null,
          }
        : one,
    );
  }
  return [...by.values()];
}

const block = (heading: string, lines: string[]): Block => ({ heading, lines, columns: [], rows: [] });
const table = (heading: string, line: string, of: Pick<Block, 'columns' | 'rows'>): Block => ({
  heading,
  lines: [line],
  ...(of.rows.length > 0 ? of : { columns: [], rows: [] }),
});
