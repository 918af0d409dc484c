import { holds, type Role } from '../kernel/index.js';

/** What a page may be told to look at again; coarse on purpose. */
export const TOPICS = [
  'account',
  'advice',
  'alert',
  'ask',
  'case',
  'directory',
  'disclosure',
  'handover',
  'match',
  'notification',
] as const;
export type Topic = (typeof TOPICS)[number];

/** An act after its commit: whose it was, what it was, and whom it told. */
export interface Done {
  /** Absent: the work of a scan or a consumer. */
  readonly by?: string;
  readonly action: string;
  readonly onlyLooked: boolean;
  readonly told: readonly { readonly kind: string; readonly to?: string }[];
  /** Of a notification that was written: whose list it stands in. */
  readonly listOf?: string;
}

const OF_WORD: Readonly<Record<string, Topic>> = {
  account: 'account',
  alert: 'alert',
  ask: 'ask',
  conflict: 'match',
  consultation: 'advice',
  country: 'directory',
  disclosure: 'disclosure',
  handover: 'handover',
  inbox: 'notification',
  institution: 'directory',
  mandate: 'directory',
  match: 'match',
  need: 'ask',
  notification: 'notification',
};

/** `handover.proposed` is of the handover; whatever has no topic of its own is of the case. */
export const topicOf = (kind: string): Topic => OF_WORD[kind.split('.')[0] ?? ''] ?? 'case';

/** By institution, what changed for it: whoever the act told, and the colleagues of who acted. Nobody else. */
export function whatChanged({ by, action, onlyLooked, told, listOf }: Done): Map<string, Set<Topic>> {
  const changed = new Map<string, Set<Topic>>();
  const add = (institution: string, topic: Topic): void => {
    changed.set(institution, (changed.get(institution) ?? new Set()).add(topic));
  };
  for (const { kind, to } of told) if (to && !kind.startsWith('inner.')) add(to, topicOf(kind));
  if (by && !onlyLooked) add(by, topicOf(action));
  if (listOf) add(listOf, 'notification');
  return changed;
}

const AT_WORK: readonly Role[] = ['first_responder', 'caseworker', 'lead_coordinator', 'national_focal_point'];
const FOR_EVERYONE: readonly Topic[] = ['account', 'directory'];

/** Administrators, auditors and analysts see no case, so they are not told that one moved either. */
export const topicsFor = (roles: readonly Role[], topics: readonly Topic[]): Topic[] =>
  holds({ roles }, ...AT_WORK) ? [...topics] : topics.filter((topic) => FOR_EVERYONE.includes(topic));

/** PostgreSQL takes at most 8,000 bytes in one notice. */
const IN_ONE_NOTICE = 40;

/** As it travels from process to process: an institution's id and its topics. */
export function toNotices(changed: ReadonlyMap<string, ReadonlySet<Topic>>): string[] {
  const all = [...changed].map(([institution, topics]) => [institution, [...topics]]);
  const notices: string[] = [];
  for (let at = 0; at < all.length; at += IN_ONE_NOTICE)
    notices.push(JSON.stringify(all.slice(at, at + IN_ONE_NOTICE)));
  return notices;
}

/** What is no notice of ours says nothing: anybody who may connect to the database may send one. */
export function fromNotice(notice: string): [string, Topic[]][] {
  let all: unknown;
  try {
    all = JSON.parse(notice);
  } catch {
    return [];
  }
  if (!Array.isArray(all)) return [];
  return all.flatMap((one: unknown): [string, Topic[]][] => {
    if (!Array.isArray(one)) return [];
    const [institution, topics] = one as readonly unknown[];
    if (typeof institution !== 'string' || !Array.isArray(topics)) return [];
    return [[institution, TOPICS.filter((topic) => topics.includes(topic))]];
  });
}
