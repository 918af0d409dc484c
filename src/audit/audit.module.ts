import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Connections } from '../platform/database/index.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { AuditStore } from './audit.store.js';
import { OldCallsScan } from './old-calls.job.js';
import { Work } from './work.js';

@Global()
@Module({})
export class AuditModule {
  static on(connections: Connections): DynamicModule {
    return {
      module: AuditModule,
      controllers: [AuditController],
      providers: [{ provide: Connections, useValue: connections }, OldCallsScan, Work, AuditService, AuditStore],
      exports: [Work, Connections],
    };
  }
}
