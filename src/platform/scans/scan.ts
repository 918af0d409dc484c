/** One search for what is due, and what is done about it. */
export abstract class Scan {
  /** As it stands in the log and as `job` in the audit: `handovers.due`. */
  abstract readonly name: string;
  abstract readonly everySeconds: number;
  /** Does all that is due now. Called again only after it has answered. */
  abstract run(): Promise<void>;
}
