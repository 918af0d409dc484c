import { now } from '../kernel/index.js';
import type { Narrator } from './narrator.js';
import { Visitor } from './visitor.js';

/** Who is in the story, by the login of their demo account. */
const LOGINS = {
  officer: 'se.police',
  social: 'se.social',
  men: 'se.shelter.men',
  women: 'se.shelter.women',
  lund: 'se.shelter.lund',
  focal: 'lv.coordinator',
  house: 'lv.safehouse',
  night: 'lv.safehouse.night',
  stranger: 'lv.marta',
  swedishAuditor: 'se.social.auditor',
  latvianAuditor: 'lv.safehouse.auditor',
} as const;
export type Part = keyof typeof LOGINS;
export type Cast = Readonly<Record<Part, Visitor>>;

export const PARTS = Object.keys(LOGINS) as Part[];

/** Everybody signs in with their own account, as at the start of a shift. */
export async function gather(url: string): Promise<Cast> {
  const signedIn: [Part, Visitor][] = [];
  for (const part of PARTS) signedIn.push([part, await new Visitor(url, LOGINS[part]).signIn()]);
  return Object.fromEntries(signedIn) as Record<Part, Visitor>;
}

/** The person is never named here by more than this; both words must not reach a receiver before his yes. */
export const MAN = { called: 'Gull', name: 'Person Exampleson', phone: '+000 000 371' } as const;

/** What the chapters know of each other. */
export interface Story {
  readonly tell: Narrator;
  readonly cast: Cast;
  readonly card: string;
  readonly caseId: string;
  readonly number: string;
}

export const title = (visitor: Visitor): string => `${visitor.who.name}, ${visitor.who.institution.name}`;

export const asked = (changes: Readonly<Record<string, unknown>> = {}) => ({
  mode: 'oral',
  language: 'lv',
  interpreter: 'professional_present',
  readBack: true,
  othersPresent: ['interpreter'],
  condition: ['none_seen'],
  ...changes,
});

/** `with_a_code` as words. */
export const words = (code: string): string => code.replaceAll('_', ' ');
export const spaced = (code: string): string => code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const WIDTH = 90;

/** What a preview says, in as many lines as it needs; what is not known yet is left out. */
export function known(preview: Readonly<Record<string, unknown>> | null | undefined): string[] {
  const said = Object.entries(preview ?? {})
    .filter(([, answer]) => answer !== 'not_known')
    .map(([field, answer]) => `${spaced(field)} ${words([answer].flat().join('+'))}`);
  const lines: string[] = [];
  for (const each of said) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + each.length < WIDTH) lines[lines.length - 1] = `${last} · ${each}`;
    else lines.push(each);
  }
  return lines;
}

/** What people write down of times that have passed; what the system keeps of its own comes from the database. */
export const ago = ({ hours = 0, seconds = 0 }: { hours?: number; seconds?: number }): string =>
  new Date(now().getTime() - (hours * 3600 + seconds) * 1000).toISOString();
