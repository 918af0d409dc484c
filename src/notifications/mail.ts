import type { Language } from '../kernel/index.js';
import type { NotificationClass } from './kind.js';
import { MAIL_WORDS } from './mail-words.js';

export interface Waiting {
  readonly class: NotificationClass;
  readonly items: number;
  /** On the reader's clock, as `2026-11-24 03:40`. */
  readonly by?: string;
}

/**
 * All that a lock screen may show: how many items wait, and by when (flows.md 2.18). No institution, country, number,
 * urgency or word of our work; the name of the installation and its address come from its settings.
 */
export function mailText({ class: kind, items, by }: Waiting, language: Language, portalUrl: string): string {
  const said = MAIL_WORDS[language];
  const number = new Intl.PluralRules(language).select(items);
  const sentence = (kind === 'needs_you' ? said.answer : said.read)[number] ?? '';
  const until = kind === 'needs_you' && by ? ` ${said.by.replace('#', by)}` : '';
  return `${sentence.replace('#', String(items))}${until}.\n\n${portalUrl}\n`;
}

export interface Told {
  readonly id: string;
  readonly institutionId: string;
  readonly dueAt: Date | null;
}

export interface Group {
  readonly institutionId: string;
  readonly items: number;
  readonly dueAt: Date | null;
  /** The newest item: the same items are never mailed under another name. */
  readonly newest: string;
}

/** Those that came within the same few seconds make one mail for each reader, with the earliest of their times. */
export function grouped(told: readonly Told[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { id, institutionId, dueAt } of told) {
    const before = groups.get(institutionId);
    groups.set(institutionId, {
      institutionId,
      items: (before?.items ?? 0) + 1,
      dueAt: earlier(before?.dueAt ?? null, dueAt),
      newest: before && before.newest > id ? before.newest : id,
    });
  }
  return [...groups.values()];
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one.getTime() < other.getTime() ? one : other) : (one ?? other);

export const MAIL_ATTEMPTS = 10;

/** Seconds until the next try: half a minute, doubling up to an hour. */
export const mailPause = (attempts: number): number => Math.min(30 * 2 ** Math.max(attempts - 1, 0), 3600);
