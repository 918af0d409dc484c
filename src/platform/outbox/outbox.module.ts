import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { QueuePlace } from '../queue/index.js';
import { OldRows } from './old-rows.job.js';
import { Outbox, QUEUE_PLACE } from './outbox.js';
import { OutboxStore } from './outbox.store.js';
import { Teller, TIMING } from './teller.js';
import { usual, type OutboxTiming } from './timing.js';

@Global()
@Module({})
export class OutboxModule {
  /** Does nothing until `Outbox.start()` is called, so a process that serves HTTP opens no connection to a queue. */
  static on(place: QueuePlace, timing: OutboxTiming = usual): DynamicModule {
    return {
      module: OutboxModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: QUEUE_PLACE, useValue: place },
        { provide: TIMING, useValue: timing },
        OutboxStore,
        Teller,
        Outbox,
        OldRows,
      ],
      exports: [Outbox],
    };
  }
}
