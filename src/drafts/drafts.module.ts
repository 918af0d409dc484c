import { Module } from '@nestjs/common';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { DraftsStore } from './drafts.store.js';
import { DueDraftsScan } from './due-drafts.job.js';
import { DueDraftsStore } from './due-drafts.store.js';

@Module({
  controllers: [DraftsController],
  providers: [DraftsService, DraftsStore, DueDraftsScan, DueDraftsStore],
  exports: [DraftsService],
})
export class DraftsModule {}
