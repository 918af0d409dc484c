import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DemoAccountsCheck } from './demo-accounts-check.js';
import { SessionGuard } from './session.guard.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SessionsStore } from './sessions.store.js';
import { PasswordStrategy, SessionStrategy } from './strategies.js';

@Module({})
export class AccountsModule {
  static on({ production }: { production: boolean }): DynamicModule {
    return {
      module: AccountsModule,
      controllers: [SessionsController],
      providers: [
        SessionsStore,
        SessionsService,
        PasswordStrategy,
        SessionStrategy,
        { provide: APP_GUARD, useClass: SessionGuard },
        ...(production ? [DemoAccountsCheck] : []),
      ],
    };
  }
}
