import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { AccountsStore } from './accounts.store.js';
import { DemoAccountsCheck } from './demo-accounts.service.js';
import { OwnAccountService } from './own-account.service.js';
import { SessionGuard } from './session.guard.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SessionsStore } from './sessions.store.js';
import { PasswordStrategy, SessionStrategy } from './sessions.strategy.js';

@Module({})
export class AccountsModule {
  static on({ production }: { production: boolean }): DynamicModule {
    return {
      module: AccountsModule,
      global: true,
      controllers: [SessionsController, AccountsController],
      providers: [
        AccountsStore,
        AccountsService,
        OwnAccountService,
        SessionsStore,
        SessionsService,
        PasswordStrategy,
        SessionStrategy,
        { provide: APP_GUARD, useClass: SessionGuard },
        ...(production ? [DemoAccountsCheck] : []),
      ],
      exports: [AccountsService, SessionsService],
    };
  }
}
