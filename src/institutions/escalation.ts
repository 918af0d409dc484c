/** One desk of a country's list, as it is now. */
export interface EscalationDesk {
  readonly name: string;
  readonly ended: boolean;
  readonly fallback: boolean;
  readonly roundTheClock: boolean;
}

/** A request nobody answers climbs this list; at its end somebody must be awake and bound to take the lead (flows.md C7, 2.16). */
export function whyNotSound(desks: readonly EscalationDesk[]): string | undefined {
  const last = desks.at(-1);
  if (!last) return 'nobody is named on the escalation list';
  const ended = desks.find((desk) => desk.ended);
  if (ended) return `"${ended.name}" on the escalation list has ended`;
  if (!last.fallback) return `the escalation list ends with "${last.name}", which holds no mandate as fallback lead`;
  return last.roundTheClock
    ? undefined
    : `the escalation list ends with "${last.name}", which is not open round the clock`;
}

/** What a country lacks before people can rely on it, as sentences that name it. */
export const whatIsMissing = (country: {
  name: string;
  steps: readonly string[] | null;
  desks: readonly EscalationDesk[];
}): string[] => {
  const fault = whyNotSound(country.desks);
  return [
    ...(country.steps && country.steps.length > 0
      ? []
      : [`${country.name}: there is no rule for the first lead of a case.`]),
    ...(fault ? [`${country.name}: ${fault}.`] : []),
  ];
};
