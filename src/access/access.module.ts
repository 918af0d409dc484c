import { Module } from '@nestjs/common';
import { ExclusionsStore } from './exclusions.store.js';
import { GlassStore } from './glass.store.js';
import { GrantsService } from './grants.service.js';
import { GrantsStore } from './grants.store.js';
import { PoliceController } from './police.controller.js';
import { PreviewsStore } from './previews.store.js';

@Module({
  controllers: [PoliceController],
  providers: [ExclusionsStore, GlassStore, GrantsService, GrantsStore, PreviewsStore],
  exports: [ExclusionsStore, GlassStore, GrantsService, PreviewsStore],
})
export class AccessModule {}
