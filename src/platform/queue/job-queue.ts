import { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { log, nameOf } from '../http/index.js';
import { QUEUE_NAME } from './migrate-queue.js';
import { openProducer, openWorker, type Producer, type QueuePlace, type Working } from './back-ends.js';

export type QueueState = 'ok' | 'degraded' | 'off';

/** One thing to do; the id is all that travels, and a job id is never empty (platform.md). */
export interface Job {
  readonly jobId: string;
  readonly id: string;
}

const PATIENCE_MS = 3000;
const KEEP_NOTHING = { removeOnComplete: true, removeOnFail: true } as const;

/** The queue as the outbox uses it: hands over ids, and works on them. A failure to hand over is answered, never waited out. */
export class JobQueue {
  private readonly queue: Producer;
  private worker: Working | undefined;
  private handing: Promise<boolean> | undefined;
  private faulty = false;
  private closed = false;

  constructor(private readonly place: QueuePlace) {
    this.queue = openProducer(place, QUEUE_NAME, () => !this.closed);
    this.queue.on('error', () => (this.faulty = true));
  }

  get state(): QueueState {
    if (this.closed) return 'off';
    return this.faulty ? 'degraded' : 'ok';
  }

  /** Refuses a Redis that may throw jobs away; one that cannot be reached now is asked again by BullMQ itself. */
  async check(): Promise<void> {
    if (!('redisUrl' in this.place)) return;
    const redis = new Redis(this.place.redisUrl, {
      lazyConnect: true,
      maxRetriesPerRequest: 0,
      connectTimeout: PATIENCE_MS,
      retryStrategy: () => null,
    });
    redis.on('error', () => undefined); // connect rejects as well
    let policy: string | undefined;
    try {
      await redis.connect();
      policy = ((await redis.config('GET', 'maxmemory-policy')) as string[])[1];
    } catch (error) {
      this.faulty = true;
      log.warn(
        { error: nameOf(error) },
        'Redis cannot be asked for its memory policy now; the outbox keeps what is to be told',
      );
    } finally {
      redis.disconnect();
    }
    if (policy && policy !== 'noeviction')
      throw new Error(`Redis must not throw jobs away: set its maxmemory-policy to noeviction (it is ${policy}).`);
  }

  /** False when the queue did not take them in time; it may have taken some, and a repetition does no harm. */
  async hand(jobs: readonly Job[]): Promise<boolean> {
    if (this.handing) return false; // a Redis that was away at the start answers when it comes back; one call waits for that, not a thousand
    const handing = this.queue
      .addBulk(jobs.map(({ jobId, id }) => ({ name: 'tell', data: { id }, opts: { jobId, ...KEEP_NOTHING } })))
      .then(
        () => true,
        () => false,
      )
      .finally(() => (this.handing = undefined));
    this.handing = handing;
    const taken = await Promise.race([handing, pause(PATIENCE_MS, false, { ref: false })]);
    this.faulty = !taken;
    return taken;
  }

  /** Works on jobs until the queue is closed; what `handle` throws is written down and the job forgotten. */
  work(handle: (id: string) => Promise<void>, concurrency: number): void {
    this.worker = openWorker(this.place, QUEUE_NAME, handle, concurrency, () => !this.closed);
    this.worker.on('error', () => (this.faulty = true));
    this.worker.on('active', () => (this.faulty = false));
    this.worker.on('failed', (_job, error) =>
      log.warn({ error: nameOf(error) }, 'a job failed; the outbox will hand it over again'),
    );
  }

  /** Finishes the jobs in hand, as long as the queue answers at all. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.race([
      Promise.allSettled([this.worker?.close(this.faulty), this.queue.close()]),
      pause(PATIENCE_MS, undefined, { ref: false }),
    ]);
  }
}
