import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { log } from '../http/index.js';
import { Consumer } from './consumer.js';
import { OutboxStore, type Begun } from './outbox.store.js';
import { pauseAfter, type OutboxTiming } from './timing.js';

export const TIMING = 'outbox-timing';

/** One event to every consumer; told only after each of them has committed its effect. */
@Injectable()
export class Teller {
  constructor(
    private readonly store: OutboxStore,
    private readonly discovery: DiscoveryService,
    @Inject(TIMING) private readonly timing: OutboxTiming,
  ) {}

  /** Never throws for what a consumer did: that is written into the row. It throws when the database is away. */
  async tell(id: string): Promise<void> {
    const event = await this.store.begin(id);
    if (!event) return;
    if (event.attempts > this.timing.attempts) return this.fail(event, 'ended the process');
    try {
      for (const consumer of this.consumers()) await consumer.consume(event);
    } catch (error) {
      return this.fail(event, failureOf(error));
    }
    await this.store.told(id);
  }

  consumers(): Consumer[] {
    const found = this.discovery.getProviders().map(({ instance }: { instance: unknown }) => instance);
    return [...new Set(found.filter((instance): instance is Consumer => instance instanceof Consumer))];
  }

  private async fail(event: Begun, failure: string): Promise<void> {
    const park = event.attempts >= this.timing.attempts;
    await this.store.failed(event.id, failure, pauseAfter(this.timing, event.attempts), park);
    const about = { outbox: event.id, kind: event.kind, attempts: event.attempts, failure };
    if (park) log.error(about, 'could not be told and is parked; somebody must look');
    else log.warn(about, 'could not be told; tried again later');
  }
}

/** The class and code of a failure; a message could carry a person's data. */
const failureOf = (error: unknown): string => {
  const { name, code, problem } = error as { name?: string; code?: string; problem?: string };
  return [name ?? typeof error, code ?? problem].filter(Boolean).join(' ');
};
