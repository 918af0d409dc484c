import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Connections } from '../platform/database/index.js';
import { Work } from './work.js';

@Global()
@Module({})
export class AuditModule {
  static on(connections: Connections): DynamicModule {
    return {
      module: AuditModule,
      providers: [{ provide: Connections, useValue: connections }, Work],
      exports: [Work, Connections],
    };
  }
}
