import type { Actor } from '../kernel/index.js';

/** As far as the officer has come; the form may be half empty, and nobody judges it before it is sent. */
export type DraftAnswers = Readonly<Record<string, unknown>>;

/** Whether somebody must be called when it lies unsent. Only this much of a draft is known in clear. */
export const saysDanger = (answers: DraftAnswers): boolean => answers['danger'] === 'yes';

/** Room for every field of the form filled to its end, in characters of JSON; more is no form of ours. */
const MOST_CHARACTERS = 40_000;

export const isTooLong = (answers: DraftAnswers): boolean => JSON.stringify(answers).length > MOST_CHARACTERS;

export const allowedOnDraft = (
  { accountId }: Pick<Actor, 'accountId'>,
  draft: { accountId: string },
): ('save' | 'send' | 'delete')[] => (draft.accountId === accountId ? ['save', 'send', 'delete'] : []);
