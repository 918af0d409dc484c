export interface Guarded {
  /** Which rows of the table belong to a story. */
  readonly of: string;
  /** When the key is not the table's name. */
  readonly table?: string;
  readonly at?: string;
  readonly words?: Readonly<Record<string, string>>;
  readonly sees?: Readonly<Record<string, string>>;
  /** What everybody gets who is not named. */
  readonly otherwise?: string;
  readonly change?: {
    readonly set: string;
    readonly who: Readonly<Record<string, string>>;
    readonly otherwise?: string;
  };
  /** In one's own name, and under another one's: the latter is for nobody. */
  readonly add?: {
    readonly first?: string;
    readonly row: string;
    readonly forged?: string;
    readonly who: Readonly<Record<string, string>>;
    readonly otherwise?: string;
  };
}

export const to = (word: string, ...roles: string[]): string => roles.map((role) => `${role}:${word}`).join(' ');
export const each = (relations: readonly string[], cell: string): Record<string, string> =>
  Object.fromEntries(relations.map((relation) => [relation, cell]));
export const TEAM = to('all', 'CW', 'LC');
export const HOUSE = to('all', 'CW', 'CX', 'LC');
export const DESK = to('all', 'CW', 'CX', 'LC', 'FP');
export const LEADS = ['lead', 'new_lead', 'holding_lead'];
const WORK = [...LEADS, 'participant', 'agreed_receiver', 'former_lead'];
export const ALL_ROLES = ['FR', 'FX', 'CW', 'CX', 'LC', 'FP', 'AD', 'AU', 'AN'];
export const ANYONE = to('yes', ...ALL_ROLES);
export const WORKERS_ADD = to('yes', 'CW', 'CX', 'LC');

/** Who leads, since when, read or not: all who work on the case, and whoever logged the person. */
export const WHO_LEADS = {
  ...each(WORK, TEAM),
  holding_lead: to('all', 'FR', 'CW', 'LC'),
  first_responder: to('all', 'FR', 'CW', 'LC'),
};
export const until = (cell: string) => ({ ...WHO_LEADS, former_lead: cell });
export const BEFORE = to('before', 'CW', 'LC');
// Reads no column, and no two rows get the same.
const LONG_AGO = `timestamptz '1990-01-01' + (clock_timestamp() - timestamptz '2020-01-01')`;
export const INSTANT = `during = tstzrange(${LONG_AGO}, ${LONG_AGO}, '[]')`;
export const NOW = 'clock_timestamp()';
// The team of the lead; CX too, since only a SELECT policy knows assignments and a WHERE is always judged by it as well.
export const LEAD_CHANGES = each(LEADS, HOUSE);
export const LEAD_ADDS = each(LEADS, WORKERS_ADD);
