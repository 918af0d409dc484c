import { Module, type DynamicModule } from '@nestjs/common';
import { Connections } from '../platform/database/index.js';
import { HintsService } from './hints.service.js';
import { LinesService } from './lines.service.js';
import { LiveController } from './live.controller.js';
import { NoticesStore } from './notices.store.js';

@Module({})
export class LiveModule {
  /** A process that has no line open listens to nothing. */
  static on(url: string): DynamicModule {
    return {
      module: LiveModule,
      controllers: [LiveController],
      providers: [
        {
          provide: NoticesStore,
          inject: [Connections],
          useFactory: (connections: Connections) => new NoticesStore(connections, url),
        },
        HintsService,
        LinesService,
      ],
    };
  }
}
