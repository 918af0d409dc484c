import { holds, type Actor, type Role } from '../kernel/index.js';
import { VERBS, whyNot, type Ask, type Verb } from './ask.js';

/** What somebody's institution is to an ask: who leads and asks, who is asked, whom it went up to. */
export type Standing = 'sender' | 'receiver' | 'desk';

const WHO: Readonly<Record<Standing, readonly Role[]>> = {
  sender: ['lead_coordinator', 'caseworker'],
  receiver: ['lead_coordinator', 'caseworker'],
  desk: ['lead_coordinator', 'caseworker', 'national_focal_point'],
};

const AT_WORK: readonly Standing[] = ['receiver', 'desk'];

export const MAY: Readonly<Record<Verb, Standing | readonly Standing[]>> = {
  question: 'receiver',
  accept: 'receiver',
  'accept-with-conditions': 'receiver',
  decline: 'receiver',
  'take-back': 'receiver',
  start: 'receiver',
  complete: 'receiver',
  claim: AT_WORK,
  release: AT_WORK,
  'answer-questions': 'sender',
  withdraw: 'sender',
  'note-phone-yes': 'sender',
  confirm: 'sender',
  end: 'sender',
  're-address': 'sender',
  'name-place': 'desk',
};

type Who = Pick<Actor, 'institutionId' | 'roles'>;

/** Nothing for everybody else, and for roles that do not work on cases: for them the ask does not exist. */
export function standingOf(actor: Who, ask: Ask): Standing | undefined {
  const me = actor.institutionId;
  const standing =
    ask.fromInstitution === me
      ? 'sender'
      : ask.toInstitution === me
        ? 'receiver'
        : ask.escalatedTo === me
          ? 'desk'
          : undefined;
  return standing && holds(actor, ...WHO[standing]) ? standing : undefined;
}

export const may = (standing: Standing, verb: Verb): boolean => [MAY[verb]].flat().includes(standing);

/** The place works on it until its time is over, the desk from then on. */
export const isWithOne = (standing: Standing, ask: Pick<Ask, 'status'>): boolean =>
  (standing === 'desk') === (ask.status === 'escalated');

/** What the actor may do now: the buttons of the page. */
export const allowed = (
  actor: Pick<Actor, 'accountId'>,
  standing: Standing,
  ask: Ask,
  facts: { roundsLeft: boolean },
): Verb[] =>
  VERBS.filter((verb) => {
    if (!may(standing, verb) || whyNot(verb, ask)) return false;
    if (verb === 'question') return facts.roundsLeft;
    if (verb === 'claim') return isWithOne(standing, ask) && ask.claimedBy === null;
    return verb === 'release' ? isWithOne(standing, ask) && ask.claimedBy === actor.accountId : true;
  });
