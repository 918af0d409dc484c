import { Module } from '@nestjs/common';
import { ConflictsModule } from '../conflicts/index.js';
import { BlindIndexStore } from './blind-index.store.js';
import { BlindKey } from './blind-key.service.js';
import { ComparePersons } from './compare-persons.job.js';
import { MatchesController } from './matches.controller.js';
import { MatchesService } from './matches.service.js';
import { MatchesStore } from './matches.store.js';

@Module({
  imports: [ConflictsModule],
  controllers: [MatchesController],
  providers: [BlindIndexStore, BlindKey, ComparePersons, MatchesService, MatchesStore],
})
export class MatchingModule {}
