import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SessionsStore } from './sessions.store.js';

/** Everybody knows the demo accounts' password: an installation for real people does not start with them in it. */
@Injectable()
export class DemoAccountsCheck implements OnApplicationBootstrap {
  constructor(private readonly store: SessionsStore) {}

  async onApplicationBootstrap(): Promise<void> {
    const demo = await this.store.demoAccounts();
    if (demo > 0)
      throw new Error(
        `This database holds ${demo} demo accounts, whose password is public, and NODE_ENV is production: ` +
          'use a database that was never started as a demo.',
      );
  }
}
