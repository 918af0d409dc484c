import type { CaseId, HandoverId, InstitutionId, WhyNot } from '../kernel/index.js';
import { ENDED_WITHOUT_LEAD, type Handover, type Status, type Verb } from './handover.js';

/** Another handover of one question: all of them, or none (flows.md 2.9). Each is answered for its own person. */
export interface Other {
  readonly id: HandoverId;
  readonly caseId: CaseId;
  readonly status: Status;
  readonly fromInstitution: InstitutionId;
  readonly toInstitution: InstitutionId | null;
  readonly escalatedTo: InstitutionId | null;
  /** Only to whoever sees that request too. */
  readonly reference: string | null;
}
type Others = readonly Pick<Other, 'status'>[];

/** Persons who belong together and wish to be asked for together, with the requests that are not answered yet. */
export interface AskableBy {
  readonly link: string;
  readonly kind: string;
  readonly requests: readonly { readonly id: HandoverId; readonly reference: string }[];
}

const PROMISED: readonly Status[] = ['accepted', 'accepted_with_conditions', 'agreed'];
const LEAVING: readonly Verb[] = ['depart', 'take-over'];
type Waiting = 'others_accepted' | 'others_agreed' | 'one_receiver';
const waiting = (together: Waiting, said: { readonly detail: string }): WhyNot => ({
  problem: 'not-possible-now',
  ...said,
  hints: { next: 'the others', together },
});

export const othersPromised = (others: Others): boolean => others.every(({ status }) => PROMISED.includes(status));
export const othersAgreed = (others: Others): boolean => others.every(({ status }) => status === 'agreed');

/** Why this one does not go on without the others: first a yes for each, then the yes of each, then the first may leave. */
export function whyNotAlone(verb: Verb, { status }: Pick<Handover, 'status'>, others: Others): WhyNot {
  if (others.length === 0 || status === 'in_transit') return undefined;
  if (verb === 'agree' && !othersPromised(others))
    return waiting('others_accepted', {
      detail: 'They are asked for together, and the receiver has not said yes to each of them.',
    });
  if (LEAVING.includes(verb) && !othersAgreed(others))
    return waiting('others_agreed', {
      detail: 'They are asked for together, and not each of them has said yes to this receiver.',
    });
  if (verb === 'accept-and-take-over')
    return waiting('others_accepted', {
      detail: 'They are asked for together. Say yes to each first, and take over when each has agreed.',
    });
  if (verb === 're-address')
    return waiting('one_receiver', {
      detail: 'They are asked for together, of one receiver. Suggest another place to the sender.',
    });
  return undefined;
}

/** An end of one is the end of all that were asked; what is still being prepared stays, by itself. */
export const endsWith = (ending: Status, others: readonly Other[]): readonly Other[] =>
  ENDED_WITHOUT_LEAD.includes(ending) ? others.filter(({ status }) => status !== 'prepared') : [];
