import { Injectable } from '@nestjs/common';
import { Outbox } from '../outbox/index.js';
import type { ReadyView } from './health.api.js';

@Injectable()
export class HealthService {
  constructor(private readonly outbox: Outbox) {}

  async ready(): Promise<ReadyView> {
    const queue = this.outbox.queueState;
    try {
      return { status: 'ready', database: 'ok', queue, ...(await this.outbox.counts()) };
    } catch {
      return { status: 'not-ready', database: 'unreachable', queue, parked: 0, late: 0 };
    }
  }
}
