import type { Country, InstitutionKind, WhyNot } from '../kernel/index.js';
import type { Answered, Looked } from './sheet-blocks.js';

export const HOWS = ['on_paper', 'read_aloud', 'kept_for_them'] as const;
export type How = (typeof HOWS)[number];

/** Who puts it into the person's words when it is read aloud; a companion or nobody is no interpreter. */
export const READERS = ['professional_present', 'professional_by_phone', 'none_needed'] as const;
export type Reader = (typeof READERS)[number];

/** On paper only what may be used as it stands; aloud also from English. */
export const waysOf = (locked: boolean): readonly How[] => (locked ? ['read_aloud'] : HOWS);

export interface HandOut {
  readonly how: How;
  readonly interpreter?: string | undefined;
  readonly keptAt?: string | undefined;
}

export function whyNotHandOut({ how, interpreter, keptAt }: HandOut, locked: boolean): WhyNot {
  if (!waysOf(locked).includes(how))
    return {
      problem: 'not-possible-now',
      detail:
        'Nobody who speaks this language has signed the text: it is read aloud with an interpreter, or printed in English.',
      hints: { next: 'use_an_interpreter' },
    };
  if ((how === 'read_aloud') !== (interpreter !== undefined))
    return { problem: 'invalid-input', detail: 'Say who interprets where it is read aloud, and only there.' };
  return (how === 'kept_for_them') !== (keptAt !== undefined)
    ? { problem: 'invalid-input', detail: 'Say where it is kept, where it is kept for them, and only there.' }
    : undefined;
}

/** Kinds of help by their word; of a place that takes part without a service, the kind of place. */
export const helpsShown = (helps: readonly { service: string | null; kind: InstitutionKind }[]): string[] => [
  ...new Set(helps.map(({ service, kind }) => (service ? `service ${service}` : `kind ${kind}`))),
];

interface Looks {
  readonly institutionId: string;
  readonly kind: InstitutionKind;
  readonly country: Country;
  readonly action: string;
  readonly fields: readonly string[];
  readonly days: readonly string[];
  readonly last: Date;
}

/** One line for each place that looked, whoever it was there; nothing where no section was shown. */
export function looksShown(
  looks: readonly Looks[],
  sectionsOf: (action: string, fields: readonly string[]) => readonly string[],
): Looked[] {
  const by = new Map<string, Looked>();
  for (const { institutionId, kind, country, action, fields, days, last } of looks) {
    const sections = sectionsOf(action, fields);
    if (sections.length === 0) continue;
    const known = by.get(institutionId);
    by.set(institutionId, {
      institutionId,
      kind,
      country,
      sections: [...new Set([...(known?.sections ?? []), ...sections])],
      days: [...new Set([...(known?.days ?? []), ...days])],
      last: known && known.last > last ? known.last : last,
      crossed: (known?.crossed ?? false) || fields.some((field) => field.startsWith('crossing(')),
    });
  }
  return [...by.values()];
}

interface Given {
  readonly question: string;
  readonly answer: string;
  readonly country: string | null;
  readonly requestId: string | null;
  readonly recipientInstitution: string | null;
  readonly recipientKinds: readonly string[];
  readonly sections: readonly string[];
  readonly provisional: boolean;
  readonly validUntil: Date | null;
  readonly recordedAt: Date;
}
const ABOUT_ITSELF: readonly string[] = ['share_with_receiver', 'share_sections'];

/** Newest first in the ledger: of each question to each recipient the last word, and what it still needs. */
export function answersShown(
  ledger: readonly Given[],
  kindOf: (institution: string) => InstitutionKind | undefined,
  now: Date,
): Answered[] {
  const last = new Map<string, Given>();
  for (const one of ledger) {
    if (one.answer === 'not_asked' || one.answer === 'could_not_be_asked') continue;
    const shares = ABOUT_ITSELF.includes(one.question);
    const key = [
      one.question,
      one.country,
      ...(shares ? [one.requestId, one.recipientInstitution, one.recipientKinds] : []),
    ].join(' ');
    if (!last.has(key)) last.set(key, one);
  }
  return [...last.values()].map((one) => {
    const over = one.validUntil !== null && one.validUntil <= now;
    const kind = one.recipientInstitution ? kindOf(one.recipientInstitution) : undefined;
    return {
      question: one.question,
      answer: one.answer,
      sections: one.sections,
      country: one.country as Country | null,
      kinds: ABOUT_ITSELF.includes(one.question)
        ? [...(kind ? [kind] : []), ...(one.recipientKinds as InstitutionKind[])]
        : [],
      at: one.recordedAt,
      until: one.answer === 'yes' ? one.validUntil : null,
      askAgain: one.provisional || over || one.answer === 'undecided',
    };
  });
}
