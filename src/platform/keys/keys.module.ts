import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Keyring } from './keyring.js';

@Global()
@Module({})
export class KeysModule {
  static on(open: () => Keyring): DynamicModule {
    return { module: KeysModule, providers: [{ provide: Keyring, useFactory: open }], exports: [Keyring] };
  }
}
