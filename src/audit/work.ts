import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { Refusal, type Actor, type System } from '../kernel/index.js';
import { asRefusal, Connections, mayBeTriedAgain, withClient } from '../platform/database/index.js';
import type { Action } from './actions.js';
import { Tx, type Done, type Subjects } from './tx.js';

const TRIES = 4;

/**
 * The only way to data. One call is one transaction, one actor and one named act: the row-level-security context is set
 * first, the audit row and the outbox rows are written last, and the answer exists only after the commit. If the audit
 * row cannot be written there is no data (promise P5). A refusal is kept in a transaction of its own.
 */
@Injectable()
export class Work {
  private readonly listeners: (() => void)[] = [];
  private readonly watchers: ((done: Done) => void)[] = [];

  constructor(private readonly connections: Connections) {}

  /** An act that only looks. Same guarantees as `write`; two words so that a reader sees which it is. */
  read<T>(actor: Actor, action: Action, subjects: Subjects, use: (tx: Tx) => Promise<T>): Promise<T> {
    return this.act(this.connections.app, actor, action, subjects, use);
  }

  write<T>(actor: Actor, action: Action, subjects: Subjects, use: (tx: Tx) => Promise<T>): Promise<T> {
    return this.act(this.connections.app, actor, action, subjects, use);
  }

  /** Work of a scan, the relay or a consumer, under the worker's role. */
  system<T>(system: System, action: Action, subjects: Subjects, use: (tx: Tx) => Promise<T>): Promise<T> {
    return this.act(this.connections.worker, system, action, subjects, use);
  }

  /** Keeps a refusal that was decided before any data was touched, such as a role that a route does not take. */
  async refused(actor: Actor, action: Action, subjects: Subjects, refusal: Refusal): Promise<void> {
    await this.keepRefusal(this.connections.app, actor, action, subjects, refusal);
  }

  /** Called after each commit that left something in the outbox: a hint, never the only way it is found. */
  whenToldSomething(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Called after each commit with who acted and who is told; a hint as well. */
  whenDone(watcher: (done: Done) => void): void {
    this.watchers.push(watcher);
  }

  private async act<T>(
    source: DataSource,
    actor: Actor | System,
    action: Action,
    subjects: Subjects,
    use: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const learned: Record<string, string | undefined> = { ...subjects };
    for (let attempt = 1; ; attempt++) {
      try {
        return await withClient(source, (client) => this.once(client, source, actor, action, learned, use));
      } catch (error) {
        if (mayBeTriedAgain(error) && attempt < TRIES) continue;
        const refusal = asRefusal(error);
        if (refusal instanceof Refusal && refusal.problem !== 'unavailable')
          await this.keepRefusal(source, actor, action, learned, refusal);
        throw refusal;
      }
    }
  }

  private async once<T>(
    client: PoolClient,
    source: DataSource,
    actor: Actor | System,
    action: Action,
    learned: Record<string, string | undefined>,
    use: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const tx = new Tx(client, source, actor, action, learned);
    try {
      const earlier = await tx.begin();
      if (earlier) {
        await tx.commitRepetition();
        return earlier.response as T;
      }
      const result = await use(tx);
      await tx.commit(result);
      if (tx.hasTold) for (const listener of this.listeners) listener();
      for (const watcher of this.watchers) watcher(tx.done);
      return result;
    } catch (error) {
      // A refusal is kept with the case that it was about, for those who lead it.
      Object.assign(learned, tx.isAbout);
      await tx.rollback().catch(() => undefined);
      throw error;
    }
  }

  private async keepRefusal(
    source: DataSource,
    actor: Actor | System,
    action: Action,
    subjects: Subjects,
    refusal: Refusal,
  ): Promise<void> {
    await withClient(source, async (client) => {
      const tx = new Tx(client, source, actor, action, subjects);
      try {
        await tx.begin({ again: true });
        await tx.commitRefusal(refusal);
      } catch (error) {
        await tx.rollback().catch(() => undefined);
        throw asRefusal(error);
      }
    });
  }
}
