import type { Part, Story } from './cast.js';
import type { Notification, Page } from './views.js';
import type { Visitor } from './visitor.js';

const TOLD_SECONDS = 60;
const PAGES = 20;

export interface Requests {
  readonly handover: string;
  readonly asks: readonly string[];
}

/** What each institution must have been told; about the person of the story, and nothing besides. */
const TOLD = {
  officer: ['case.acknowledged'],
  social: [
    'case.opened',
    'ask.opened',
    'ask.declined',
    'ask.accepted-with-conditions',
    'ask.started',
    'ask.completed',
    'handover.opened',
    'handover.receiver-named',
    'handover.question-asked',
    'handover.accepted-with-conditions',
    'handover.plan-changed',
    'handover.overdue',
    'handover.found',
    'handover.arrived',
    'handover.taken-over',
    'handover.feedback-given',
  ],
  men: ['ask.sent', 'ask.confirmed'],
  women: ['ask.sent'],
  lund: ['ask.sent', 'ask.not-chosen'],
  focal: ['handover.receiver-wanted'],
  house: [
    'handover.proposed',
    'handover.question-answered',
    'handover.agreed',
    'handover.departed',
    'handover.overdue',
    'handover.found',
    'handover.arrived',
  ],
  stranger: [],
} as const satisfies Partial<Record<Part, readonly string[]>>;

export async function whoWasTold({ tell, cast, caseId }: Story, requests: Requests): Promise<void> {
  tell.line();
  tell.line('Who was told of what');
  const about = new Set([caseId, requests.handover, ...requests.asks]);
  for (const [part, expected] of Object.entries(TOLD) as [keyof typeof TOLD, readonly string[]][]) {
    const visitor = cast[part];
    let told: readonly Notification[] = [];
    await tell.waitFor('the queue tells it', TOLD_SECONDS, async () => {
      told = await toldTo(visitor, about);
      return expected.every((kind) => told.some((one) => one.kind === kind)) || undefined;
    });
    if (part === 'stranger') {
      tell.holds(told.length === 0, `${visitor.who.institution.name}, which has no part in it: nothing`);
      continue;
    }
    const kinds = new Set<string>(told.map(({ kind }) => kind));
    const missing = expected.filter((kind) => !kinds.has(kind));
    const besides = [...kinds].filter((kind) => !expected.includes(kind));
    tell.holds(
      missing.length === 0 && besides.length === 0,
      `${visitor.who.institution.name}: ${summary(told)}`,
      [...missing.map((kind) => `not told ${kind}`), ...besides.map((kind) => `told ${kind}`)].join(', '),
    );
    for (const line of lines(told)) tell.quiet(`  ${line}`);
  }
}

/** Newest first over the API; oldest first here. */
async function toldTo(visitor: Visitor, about: ReadonlySet<string>): Promise<Notification[]> {
  const told: Notification[] = [];
  let next: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const seen = await visitor.see<Page<Notification>>(`/api/notifications${next ? `?after=${next}` : ''}`);
    told.push(...seen.items.filter(({ opens }) => opens && about.has(opens.id)));
    next = seen.next;
    if (!next) break;
  }
  return told.reverse();
}

function summary(told: readonly Notification[]): string {
  const urgent = told.filter(({ class: kind }) => kind === 'needs_you').length;
  return `${urgent} that need it, ${told.length - urgent} for information`;
}

function lines(told: readonly Notification[]): string[] {
  const seen = new Map<string, number>();
  for (const { text, class: kind } of told) {
    const line = `${kind === 'needs_you' ? '!' : '·'} ${text}`;
    seen.set(line, (seen.get(line) ?? 0) + 1);
  }
  return [...seen].map(([line, times]) => (times > 1 ? `${line} (${times} times)` : line));
}
