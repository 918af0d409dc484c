import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { InstitutionsModule } from '../institutions/index.js';
import { VictimsModule } from '../victims/index.js';
import { ComplaintsController } from './complaints.controller.js';
import { ComplaintsService } from './complaints.service.js';
import { ComplaintsStore } from './complaints.store.js';
import { DisclosureAnswersService } from './disclosure-answers.service.js';
import { DisclosureRequestsController } from './disclosure-requests.controller.js';
import { DisclosureRequestsService } from './disclosure-requests.service.js';
import { DisclosureRequestsStore } from './disclosure-requests.store.js';
import { DisclosuresDue } from './disclosures.job.js';
import { ReadingsController } from './readings.controller.js';
import { ReadingsService } from './readings.service.js';
import { ReadingsStore } from './readings.store.js';
import { ReleasesStore } from './releases.store.js';

@Module({
  imports: [CasesModule, InstitutionsModule, VictimsModule],
  controllers: [ComplaintsController, DisclosureRequestsController, ReadingsController],
  providers: [
    ComplaintsService,
    ComplaintsStore,
    DisclosureAnswersService,
    DisclosureRequestsService,
    DisclosureRequestsStore,
    DisclosuresDue,
    ReadingsService,
    ReadingsStore,
    ReleasesStore,
  ],
})
export class DisclosuresModule {}
