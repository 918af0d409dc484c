import { MAN, PARTS, words, type Story } from './cast.js';
import type { AuditEntry, Page } from './views.js';
import type { Visitor } from './visitor.js';

const PAGES = 20;

/** The acts of the story in their order, as an auditor must find them; `!` stands for refused. */
const ACTS = [
  'case.identify',
  'case.acknowledge',
  'need.create',
  'ask.decline',
  'ask.accept-with-conditions',
  'section.read!',
  'ask.confirm',
  'ask.start',
  'section.write',
  'handover.prepare',
  'handover.propose!',
  'case.ask-consent',
  'handover.propose',
  'handover.name-receiver',
  'handover.ask',
  'handover.answer',
  'handover.accept-with-conditions',
  'section.read!',
  'handover.agree',
  'handover.plan-reception',
  'section.write',
  'ask.complete',
  'handover.depart',
  'handover.report-found',
  'handover.report-arrival',
  'handover.take-over',
  'section.write',
  'handover.give-feedback',
];

export async function whoDidWhat({ tell, cast, caseId }: Story): Promise<void> {
  const { latvianAuditor, swedishAuditor, house, night, social } = cast;
  const names = new Map(PARTS.map((part) => [cast[part].who.accountId, cast[part].who.name]));
  const by = ({ accountId, job }: AuditEntry): string => names.get(accountId ?? '') ?? job ?? 'somebody';
  tell.line();
  tell.line(`The audit trail, as ${latvianAuditor.who.name} of ${latvianAuditor.who.institution.name} reads it`);
  const whole = await actsOn(latvianAuditor, caseId);
  const changes = whole.filter((entry) => entry.verb !== 'consult' || entry.outcome === 'refused');
  const shown = changes.filter(({ job }) => job !== 'notifications.tell');
  tell.table(
    shown.map((entry) => [
      entry.at.slice(11, 23),
      by(entry),
      entry.action,
      entry.outcome === 'refused' ? `refused: ${entry.problem ?? ''}` : short(entry.fields),
    ]),
  );
  tell.quiet(
    `and ${whole.length - changes.length} times somebody read, ${changes.length - shown.length} times somebody was told`,
  );
  const missing = firstMissing(whole);
  tell.holds(
    missing === undefined,
    `the ${ACTS.length} acts of this story stand there, in their order, refusals too`,
    `no ${missing ?? ''}`,
  );
  const overdue = changes.some(({ action }) => ['handover.mark-overdue', 'handover.report-overdue'].includes(action));
  tell.holds(overdue, 'and the alarm, by the scan or by hand');
  const secrets = [MAN.name, MAN.called, MAN.phone];
  const heard = [...latvianAuditor.heard, ...swedishAuditor.heard];
  tell.holds(
    !heard.some((text) => secrets.some((secret) => text.includes(secret))),
    'ids and names of fields; of him not a word',
  );
  const taken = whole.find(({ action }) => action === 'handover.take-over');
  tell.holds(taken?.accountId === night.who.accountId, `the takeover is ${night.who.name}'s`);

  tell.line();
  tell.line(`The same, as ${swedishAuditor.who.name} of ${swedishAuditor.who.institution.name} reads it`);
  const own = await actsOn(swedishAuditor, caseId);
  tell.quiet(`${own.length} acts, from ${own[0]?.action ?? '?'} to ${own.at(-1)?.action ?? '?'}`);
  tell.holds(
    own.length > 0 && own.every(({ institutionId }) => institutionId === social.who.institution.id),
    'acts of their own staff only, since Sweden no longer leads',
  );
  tell.holds(
    !own.some(({ accountId }) => accountId === house.who.accountId) &&
      own.some(({ action }) => action === 'handover.agree'),
    'among them whom Sweden gave what, and nothing of what Latvia does now',
  );
}

/** Newest first over the API; oldest first here. */
async function actsOn(auditor: Visitor, caseId: string): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let next: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const after = next ? `&after=${encodeURIComponent(next)}` : '';
    const seen = await auditor.see<Page<AuditEntry>>(`/api/audit?case=${caseId}${after}`);
    entries.push(...seen.items);
    next = seen.next;
    if (!next) break;
  }
  return entries.reverse();
}

function firstMissing(entries: readonly AuditEntry[]): string | undefined {
  let at = 0;
  for (const { action, outcome } of entries) if (ACTS[at] === (outcome === 'refused' ? `${action}!` : action)) at += 1;
  return ACTS[at];
}

/** `identity(names,born)` as `identity`: the whole list is in the audit. */
function short(fields: readonly string[]): string {
  const sections = [...new Set(fields.map((field) => words(field.replace(/\(.*/, ''))))];
  return sections.length > 4
    ? `${sections.slice(0, 4).join(', ')} and ${sections.length - 4} more`
    : sections.join(', ');
}
