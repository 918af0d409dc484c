/**
 * Holds the master key and never gives it away; wraps data keys with it. What is wrapped starts with a mark of the
 * master key that was used, as `file:1a2b3c4d:` or `vault:v3:`, so that a rotation sees what it has left to do.
 */
export interface KeyProvider {
  wrap(key: Buffer): Promise<string>;
  /** In the same order; throws when one of them does not open. */
  unwrap(wrapped: readonly string[]): Promise<Buffer[]>;
  /** Under the present master key, in the same order. */
  rewrap(wrapped: readonly string[]): Promise<string[]>;
  /** The mark of what is wrapped now. */
  mark(): Promise<string>;
}
