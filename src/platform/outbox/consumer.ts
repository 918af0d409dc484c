/** What happened, by ids; `kind` is past tense: `handover.proposed`. */
export interface OutboxEvent {
  readonly id: string;
  readonly kind: string;
  readonly subjects: Readonly<Record<string, string | undefined>>;
}

/** Has an effect in a transaction of its own; the same event may come again at any time, even twice at once. */
export abstract class Consumer {
  abstract consume(event: OutboxEvent): Promise<void>;
}

/** Work that the application leaves itself for after the commit; no institution is told of it. */
export const isInner = (kind: string): boolean => kind.startsWith('inner.');
