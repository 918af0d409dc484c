export interface OutboxTiming {
  /** How often the relay looks for rows that nobody told it about. */
  readonly pollMs: number;
  /** A row that was handed to the queue and is not told after this long is handed over again, whatever the queue says. */
  readonly handAgainAfterSeconds: number;
  /** The pause after the first failure; each further one is twice as long, at most `longestPauseSeconds`. */
  readonly firstPauseSeconds: number;
  readonly longestPauseSeconds: number;
  /** A row that failed this often is parked. */
  readonly attempts: number;
}

export const usual: OutboxTiming = {
  pollMs: 1000,
  handAgainAfterSeconds: 120,
  firstPauseSeconds: 5,
  longestPauseSeconds: 600,
  attempts: 8,
};

export const pauseAfter = (timing: OutboxTiming, attempts: number): number =>
  Math.min(timing.firstPauseSeconds * 2 ** Math.max(attempts - 1, 0), timing.longestPauseSeconds);

/** The same row gets another job id each time, so that what the queue remembers of the first cannot swallow the second. */
export const jobIdOf = (id: string, handed: number): string => (handed <= 1 ? `ob-${id}` : `ob-${id}-${handed}`);
