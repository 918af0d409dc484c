import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { log, nameOf } from '../http/index.js';
import type { JobQueue, QueuePlace, QueueState } from '../queue/index.js';
import { OutboxStore } from './outbox.store.js';
import { Teller, TIMING } from './teller.js';
import { jobIdOf, type OutboxTiming } from './timing.js';

export const QUEUE_PLACE = 'queue-place';
const BATCH = 100;
const WORKERS = 4;
const REFUSED_PAUSE_SECONDS = 2;

/** Relay, sweeper and consumer of one process. Any number of processes may do this side by side. */
@Injectable()
export class Outbox implements OnApplicationShutdown {
  private queue: JobQueue | undefined;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly store: OutboxStore,
    private readonly teller: Teller,
    @Inject(QUEUE_PLACE) private readonly place: QueuePlace,
    @Inject(TIMING) private readonly timing: OutboxTiming,
  ) {}

  async start(): Promise<void> {
    if (this.queue) return;
    const { JobQueue } = await import('../queue/index.js'); // a process that only serves HTTP is spared its weight
    const queue = new JobQueue(this.place);
    this.queue = queue;
    await queue.check();
    queue.work((id) => this.teller.tell(id), WORKERS);
    this.timer = setInterval(() => this.wake(), this.timing.pollMs);
    this.wake();
  }

  /** Something was left in the outbox a moment ago: look now instead of at the next turn. */
  wake(): void {
    if (!this.timer) return;
    this.again = true;
    this.round ??= this.relay().finally(() => (this.round = undefined));
  }

  /** Tells everything that waits, here and now and without a queue: for tests, and for an operator's command line. */
  async deliverAll(): Promise<void> {
    for (;;) {
      const claimed = await this.store.claim(BATCH, this.timing.handAgainAfterSeconds);
      if (claimed.length === 0) return;
      for (const { id } of claimed) await this.teller.tell(id);
    }
  }

  get queueState(): QueueState {
    return this.queue?.state ?? 'off';
  }

  counts(): Promise<{ parked: number; late: number }> {
    return this.store.counts(this.timing.handAgainAfterSeconds);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.round;
    await this.queue?.close();
    this.queue = undefined;
  }

  onApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async relay(): Promise<void> {
    try {
      while (this.again && this.timer) {
        this.again = false;
        while (await this.handBatch());
      }
    } catch (error) {
      log.warn({ error: nameOf(error) }, 'the outbox could not be read; tried again at the next turn');
    }
  }

  /** True when there may be more. What the queue did not take comes back at once and not after the long wait. */
  private async handBatch(): Promise<boolean> {
    if (!this.timer || !this.queue) return false;
    const claimed = await this.store.claim(BATCH, this.timing.handAgainAfterSeconds);
    if (claimed.length === 0) return false;
    const taken = await this.queue.hand(claimed.map(({ id, handed }) => ({ jobId: jobIdOf(id, handed), id })));
    if (!taken)
      await this.store.putBack(
        claimed.map(({ id }) => id),
        REFUSED_PAUSE_SECONDS,
      );
    return taken && claimed.length === BATCH;
  }
}
