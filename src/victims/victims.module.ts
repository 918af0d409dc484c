import { Module } from '@nestjs/common';
import { ConsentsService } from './consents.service.js';
import { ConsentsStore } from './consents.store.js';
import { SectionsController } from './sections.controller.js';
import { SectionsService } from './sections.service.js';
import { SectionsStore } from './sections.store.js';
import { VictimsStore } from './victims.store.js';

@Module({
  controllers: [SectionsController],
  providers: [ConsentsService, ConsentsStore, SectionsService, SectionsStore, VictimsStore],
  exports: [ConsentsService, SectionsService, VictimsStore],
})
export class VictimsModule {}
