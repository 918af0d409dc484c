import { Injectable } from '@nestjs/common';
import { Connections } from '../platform/database/index.js';
import { Scan } from '../platform/scans/index.js';

/** A call can be repeated for a day; then its answer is forgotten. The policy shows the worker no younger ones. */
@Injectable()
export class OldCallsScan extends Scan {
  readonly name = 'calls.forget';
  readonly everySeconds = 3600;

  constructor(private readonly connections: Connections) {
    super();
  }

  async run(): Promise<void> {
    await this.connections.worker.query('delete from idempotency_key');
  }
}
