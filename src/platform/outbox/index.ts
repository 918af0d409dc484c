// Tells what a committed act has left in the outbox: a relay hands ids to the queue, consumers have their effect, and only
// then is a row marked as sent. Whatever the queue loses, repeats or delays, every row is told, and its effect happens once
// as long as the consumer is idempotent. A row that fails too often is parked, counted in /health/ready and logged.
// A module lists its `class … extends Consumer` among its providers; tests call `app.get(Outbox).deliverAll()`.
export { Consumer, isInner, type OutboxEvent } from './consumer.js';
export { Outbox } from './outbox.js';
export { OutboxModule } from './outbox.module.js';
export { usual, type OutboxTiming } from './timing.js';
