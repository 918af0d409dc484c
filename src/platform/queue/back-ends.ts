import { createPostgresBackend, Queue, withBackend, Worker } from 'bullmq';
import { QUEUE_SCHEMA } from './migrate-queue.js';

/** Where the jobs are kept: PostgreSQL needs LISTEN, so its address must not lead through a pooler. */
export type QueuePlace = { readonly redisUrl: string } | { readonly postgresUrl: string };

interface Told {
  readonly id: string;
}

export interface Producer {
  addBulk(
    jobs: { name: string; data: Told; opts: { jobId: string; removeOnComplete: true; removeOnFail: true } }[],
  ): Promise<unknown>;
  on(event: 'error', listener: () => void): unknown;
  close(): Promise<void>;
}

export interface Working {
  on(event: 'error' | 'active', listener: () => void): unknown;
  on(event: 'failed', listener: (job: unknown, error: Error) => void): unknown;
  close(force?: boolean): Promise<void>;
}

const OnPostgres = withBackend(createPostgresBackend);

export function openProducer(place: QueuePlace, name: string, goOn: () => boolean): Producer {
  if (!('redisUrl' in place)) return new OnPostgres.Queue<Told>(name, { connection: postgres(place.postgresUrl) });
  const connection = { ...redis(place.redisUrl, goOn), enableOfflineQueue: false, maxRetriesPerRequest: 1 };
  return new Queue<Told>(name, { connection });
}

export function openWorker(
  place: QueuePlace,
  name: string,
  handle: (id: string) => Promise<void>,
  concurrency: number,
  goOn: () => boolean,
): Working {
  const process = ({ data }: { data: Told }): Promise<void> => handle(data.id);
  const options = {
    concurrency,
    stalledInterval: 15_000,
    maxStalledCount: 5,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  };
  if (!('redisUrl' in place))
    return new OnPostgres.Worker<Told>(name, process, { connection: postgres(place.postgresUrl), ...options });
  // A worker waits for a Redis that is away, however long.
  return new Worker<Told>(name, process, {
    connection: { ...redis(place.redisUrl, goOn), maxRetriesPerRequest: null },
    ...options,
  });
}

const postgres = (connectionString: string) => ({
  connectionString,
  schema: QUEUE_SCHEMA,
  max: 4,
  connectionTimeoutMillis: 3000,
});
const redis = (url: string, goOn: () => boolean) => ({
  url,
  retryStrategy: (times: number) => (goOn() ? Math.min(times * 200, 2000) : null),
});
