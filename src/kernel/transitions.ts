/** A state machine as data: for each verb, the statuses it may start from and the one it leads to. */
export type Transitions<Status extends string, Verb extends string> = Readonly<
  Record<Verb, { readonly from: readonly Status[]; readonly to: Status }>
>;

export const mayMove = <Status extends string, Verb extends string>(
  table: Transitions<Status, Verb>,
  verb: Verb,
  status: Status,
): boolean => table[verb].from.includes(status);
