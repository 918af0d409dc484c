import type { Stage } from './access-stages.js';
import type { Subject } from './access-subjects.js';

/**
 * Who may do what, by hand, from design.md 7 and flows.md 2.4, 2.5, 3.1; the code is not asked. Judge it as a person would.
 *
 * Roles: FR first responder (who logged the person, at the first responder's), FX another one there, CW caseworker to whom
 * the case is assigned, CX caseworker while it is assigned to CW, LC lead coordinator, FP national focal point, AD
 * institution administrator, AU auditor, AN analyst.
 *
 * Of a route: `roles` may call it at all (everybody else 403, without a session 401). `who` says per relation to the case
 * what happens; a relation that is not named gets 404, and so does a role that a named relation leaves out.
 *   done   would be done: every rule, policy and constraint said yes (the proof takes it back at the commit)
 *   shown  200; with `lists` the answer has this stage's object in it    empty  200 without it
 *   403 seen, but not this role's or this side's to do    409 seen, refused by the state or because another leads
 * `at`: the story in which the act is possible; a relation that this story lacks meets the route in its own story.
 */
export interface Row {
  readonly roles: string;
  readonly who: Readonly<Record<string, string>>;
  readonly at?: string;
  readonly of?:
    | 'case'
    | 'handover'
    | 'ask'
    | 'referral'
    | 'need'
    | 'identification'
    | 'task'
    | 'draft'
    | 'disclosure'
    | 'given'
    | 'glass'
    | 'alert'
    | 'consultation'
    | 'consulted';
  readonly path?: (stage: Stage) => string;
  readonly body?: unknown;
  readonly version?: string;
  readonly anonymous?: string;
  /** What a relation that is not named gets, instead of 404. */
  readonly otherwise?: string;
  /** The paths that a GET may answer, by relation; `*` for all. */
  readonly shape?: Readonly<Record<string, readonly string[]>>;
  /** Which canaries may be in it. */
  readonly personal?: Readonly<Record<string, string>>;
  readonly lists?: 'case' | 'handover' | 'ask' | 'identification' | 'need' | 'draft';
  /** Once for each section instead of `:section`; `ahead`: nothing is shown that the reader may not read by themselves. */
  readonly sections?: 'read' | 'write' | 'ahead';
}

export const EVERYBODY = 'FR FX CW CX LC FP AD AU AN';
export const WORKERS = 'CW CX LC';
export const WATCHING = 'CW CX LC FP';
export const as = (outcome: string, ...roles: string[]): string => roles.map((role) => `${role}:${outcome}`).join(' ');
export const CASE_TEAM = as('done', 'CW', 'LC');
export const IN_CASE = ['lead', 'holding_lead', 'participant', 'agreed_receiver', 'former_lead', 'new_lead'] as const;
export const LEADS = ['lead', 'holding_lead', 'new_lead'] as const;
export const each = (relations: readonly string[], cell: string): Record<string, string> =>
  Object.fromEntries(relations.map((relation) => [relation, cell]));

/** What only the lead does to a case: others who work on it are told who leads. */
export const byLead = (cell = CASE_TEAM, instead: Record<string, string> = {}): Record<string, string> => ({
  ...each(['participant', 'agreed_receiver', 'former_lead'], cell.replaceAll('done', '409')),
  ...each(['lead', 'holding_lead', 'new_lead'], cell),
  ...instead,
});

// --- handovers: the sender's acts, the receiver's acts, both sides', and the focal points'
export const SEEN = { desk: as('403', 'CW', 'CX', 'LC', 'FP'), candidate: as('403', 'CW', 'CX', 'LC') };
export const senderActs = (): Record<string, string> => ({
  ...SEEN,
  lead: 'LC:done',
  pending_receiver: 'LC:403',
  agreed_receiver: 'LC:403',
  new_lead: 'LC:403',
  former_lead: 'LC:409',
});
/** `done` at the receiver whose handover is in the right state, 409 at the others. */
export const receiverActs = (
  state: 'pending_receiver' | 'agreed_receiver' | 'new_lead' | 'both',
): Record<string, string> => ({
  ...SEEN,
  lead: as('403', 'CW', 'LC'),
  former_lead: as('403', 'CW', 'LC'),
  pending_receiver: as(state === 'pending_receiver' || state === 'both' ? 'done' : '409', 'CW', 'CX', 'LC'),
  agreed_receiver: as(state === 'agreed_receiver' || state === 'both' ? 'done' : '409', 'CW', 'CX', 'LC'),
  new_lead: as(state === 'new_lead' ? 'done' : '409', 'CW', 'CX', 'LC'),
  focal_from: 'FP:403',
  focal_to: 'FP:403',
});
export const travelling = (): Record<string, string> => ({
  ...receiverActs('agreed_receiver'),
  lead: 'CW:403 LC:done',
  former_lead: 'CW:403 LC:409',
});

// --- asks: the sender's acts and the asked place's
export const askedActs = (asked: string): Record<string, string> => ({
  lead: as('403', 'CW', 'LC'),
  new_lead: as('403', 'CW', 'LC'),
  asked,
  ask_desk: as('403', 'CW', 'CX', 'LC'),
});
export const askerActs = (newLead: string): Record<string, string> => ({
  lead: CASE_TEAM,
  new_lead: newLead,
  asked: as('403', 'CW', 'CX', 'LC'),
  ask_desk: as('403', 'CW', 'CX', 'LC'),
});

/** What the verb would show, to whom may take it. */
export const looksAhead = (who: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(who).map(([relation, cell]) => [relation, cell.replaceAll('done', 'shown')]));

/** Says to colleagues who is at it: at the asked place, and at the desk it went up to. */
export const claims = { ...askedActs(as('done', 'CW', 'CX', 'LC')), ask_desk: 'done' };

export const contact = { contactName: 'Example Contact', contactPhone: '+000 100 200' };
export const preview = { ageGroup: 'adult', gender: 'man', languages: ['lv'] };
export const own = (subject: Subject) => ({ account: subject.account });
export const inCaseReads = { lead: as('shown', 'CW', 'LC'), ...each(IN_CASE, as('shown', 'CW', 'LC')) };
export const COUNTRY = { roles: 'FP', version: 'country', otherwise: '403', who: { focal_from: 'FP:done' } } as const;
export const ENTRY = {
  roles: 'FP AD',
  version: 'institution',
  otherwise: '403',
  who: { lead: 'FP:403 AD:done', former_lead: 'FP:403 AD:done', focal_from: 'FP:done AD:403' },
} as const;
export const ANYWHERE = { who: {}, otherwise: 'shown' } as const;
