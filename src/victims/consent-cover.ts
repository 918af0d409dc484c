import type { Answer } from './consent.js';

/**
 * What the newest answer leaves of the earlier ones. The database decides by the same rule (`agrees_to_country` and
 * `covering_consent`), also where nobody looks here; a test compares the two on random ledgers.
 */

/** One line of the ledger, as far as the rule reads it. */
export interface Given {
  readonly question: string;
  readonly answer: Answer;
  readonly country: string | null;
  readonly validUntil: Date | null;
}
export interface Entry extends Given {
  readonly requestId: string | null;
  readonly recipientInstitution: string | null;
  readonly recipientKinds: readonly string[];
  readonly purpose: string;
  readonly sections: readonly string[];
  readonly provisional: boolean;
  /** Where it was asked: whether a border lies between is told from there. */
  readonly askedIn: string;
}
export interface Recipient {
  readonly institution: string;
  readonly kind: string;
  readonly country: string;
  readonly request: string | null;
}

/** Not having been asked is no answer and replaces none. */
const isAnswer = ({ answer }: Given): boolean => answer === 'yes' || answer === 'no' || answer === 'undecided';
const holdsAt = ({ validUntil }: Given, now: Date): boolean => validUntil === null || validUntil > now;

/** Newest first. A yes to certain countries after a yes to any narrows it; a no takes back what it names and no more. */
export function saidYesToCountry(answers: readonly Given[], country: string, now: Date): boolean {
  const said = answers.filter((given) => given.question === 'another_country' && isAnswer(given));
  const at = said.findIndex((given) => given.country === null || given.country === country);
  const decides = said[at];
  if (decides?.answer !== 'yes' || !holdsAt(decides, now)) return false;
  return (
    decides.country !== null || !said.slice(0, at).some((newer) => newer.country !== null && newer.answer === 'yes')
  );
}

/** Newest first. The answer that covers this section for this recipient, or nothing. */
export function coveringAnswer<Line extends Entry>(
  ledger: readonly Line[],
  to: Recipient,
  section: string,
  now: Date,
): Line | undefined {
  const decides = ledger.find((entry, at) => speaksOf(entry, to, section, ledger.slice(0, at)));
  if (decides?.answer !== 'yes' || !decides.sections.includes(section) || !holdsAt(decides, now)) return undefined;
  if (decides.askedIn === to.country) return decides;
  return decides.provisional || !saidYesToCountry(ledger, to.country, now) ? undefined : decides;
}

const IN_GENERAL: readonly string[] = ['share_name', 'contact_police', 'share_sections'];
const touches = ({ sections }: Entry, section: string): boolean => sections.length === 0 || sections.includes(section);

function speaksOf(entry: Entry, to: Recipient, section: string, newer: readonly Entry[]): boolean {
  if (entry.question === 'share_with_receiver')
    return (
      entry.requestId !== null &&
      entry.requestId === to.request &&
      isAnswer(entry) &&
      (entry.answer === 'yes' || touches(entry, section))
    );
  if (entry.requestId !== null || !IN_GENERAL.includes(entry.question)) return false;
  if (!touches(entry, section) || !includes(entry, to)) return false;
  if (entry.answer === 'no') return true;
  return (
    entry.answer === 'yes' &&
    entry.question === 'share_sections' &&
    !newer.some((other) => other.question === 'share_sections' && other.answer === 'yes' && sameRecipient(other, entry))
  );
}

const includes = (entry: Entry, to: Recipient): boolean =>
  (entry.recipientInstitution === null || entry.recipientInstitution === to.institution) &&
  (entry.country === null || entry.country === to.country) &&
  (entry.recipientKinds.length === 0 || entry.recipientKinds.includes(to.kind));

const sameRecipient = (one: Entry, other: Entry): boolean =>
  one.requestId === other.requestId &&
  one.purpose === other.purpose &&
  one.country === other.country &&
  one.recipientInstitution === other.recipientInstitution &&
  one.recipientKinds.join() === other.recipientKinds.join();
