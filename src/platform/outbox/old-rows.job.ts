import { Injectable } from '@nestjs/common';
import { Scan } from '../scans/index.js';
import { OutboxStore } from './outbox.store.js';

/** What was told a month ago is forgotten; what is parked stays until somebody has looked. */
@Injectable()
export class OldRows extends Scan {
  readonly name = 'outbox.forget';
  readonly everySeconds = 3600;

  constructor(private readonly store: OutboxStore) {
    super();
  }

  async run(): Promise<void> {
    while ((await this.store.forgetOld()) === 1000);
  }
}
