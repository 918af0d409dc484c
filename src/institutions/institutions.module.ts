import { Module } from '@nestjs/common';
import { CapacityController } from './capacity.controller.js';
import { CapacityService } from './capacity.service.js';
import { CapacityStore } from './capacity.store.js';
import { ContactsStore } from './contacts.store.js';
import { CountriesCheck } from './countries-check.service.js';
import { CountriesController } from './countries.controller.js';
import { CountriesService } from './countries.service.js';
import { CountriesStore } from './countries.store.js';
import { DirectoryService } from './directory.service.js';
import { InstitutionsController } from './institutions.controller.js';
import { InstitutionsService } from './institutions.service.js';
import { InstitutionsStore } from './institutions.store.js';
import { MandatesController } from './mandates.controller.js';
import { MandatesService } from './mandates.service.js';
import { MandatesStore } from './mandates.store.js';
import { RulesStore } from './rules.store.js';
import { SuccessionService } from './succession.service.js';

@Module({
  controllers: [CapacityController, InstitutionsController, MandatesController, CountriesController],
  providers: [
    InstitutionsStore,
    CapacityStore,
    ContactsStore,
    MandatesStore,
    RulesStore,
    CountriesStore,
    SuccessionService,
    CapacityService,
    DirectoryService,
    MandatesService,
    CountriesService,
    CountriesCheck,
    InstitutionsService,
  ],
  exports: [InstitutionsService],
})
export class InstitutionsModule {}
