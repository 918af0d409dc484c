import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ConsentsService } from './consents.service.js';
import { ConsentsStore } from './consents.store.js';
import { Foresight } from './foresight.service.js';
import { ReadersService } from './readers.service.js';
import { ReadersStore } from './readers.store.js';
import { SectionsController } from './sections.controller.js';
import { SectionsService } from './sections.service.js';
import { SectionsStore } from './sections.store.js';
import { VictimsStore } from './victims.store.js';

@Module({
  imports: [AccessModule],
  controllers: [SectionsController],
  providers: [
    ConsentsService,
    ConsentsStore,
    Foresight,
    ReadersService,
    ReadersStore,
    SectionsService,
    SectionsStore,
    VictimsStore,
  ],
  exports: [ConsentsService, Foresight, SectionsService, VictimsStore],
})
export class VictimsModule {}
