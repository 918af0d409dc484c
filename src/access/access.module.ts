import { Module } from '@nestjs/common';
import { GrantsService } from './grants.service.js';
import { GrantsStore } from './grants.store.js';
import { PreviewsStore } from './previews.store.js';

@Module({
  providers: [GrantsService, GrantsStore, PreviewsStore],
  exports: [GrantsService, PreviewsStore],
})
export class AccessModule {}
