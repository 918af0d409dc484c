import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccountsModule } from './accounts/index.js';
import { AuditModule } from './audit/index.js';
import type { Config } from './config.js';
import { InstitutionsModule } from './institutions/index.js';
import type { Connections } from './platform/database/index.js';
import { EtagInterceptor, ProblemFilter, validation } from './platform/http/index.js';
import { ScansModule } from './platform/scans/index.js';

@Module({})
export class AppModule {
  static on(connections: Connections, config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [AuditModule.on(connections), AccountsModule.on(config), InstitutionsModule, ScansModule],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
      ],
    };
  }
}
