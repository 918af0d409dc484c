import { Module } from '@nestjs/common';
import { InstitutionsService } from './institutions.service.js';
import { InstitutionsStore } from './institutions.store.js';
import { RulesStore } from './rules.store.js';

@Module({
  providers: [InstitutionsStore, RulesStore, InstitutionsService],
  exports: [InstitutionsService],
})
export class InstitutionsModule {}
