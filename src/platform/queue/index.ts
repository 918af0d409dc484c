// BullMQ on PostgreSQL (its own schema, the worker's role) or on Redis when REDIS_URL is set. Carries ids only and may lose
// any of them: the outbox stands in front of it and hands them over again. No request ever waits for it.
export { type QueuePlace } from './back-ends.js';
export { JobQueue, type QueueState } from './job-queue.js';
export { migrateQueue } from './migrate-queue.js';
