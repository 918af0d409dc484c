import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { InstitutionsModule } from '../institutions/index.js';
import { ConflictsController } from './conflicts.controller.js';
import { ConflictsScan } from './conflicts.job.js';
import { ConflictsService } from './conflicts.service.js';
import { ConflictsStore } from './conflicts.store.js';

@Module({
  imports: [CasesModule, InstitutionsModule],
  controllers: [ConflictsController],
  providers: [ConflictsScan, ConflictsService, ConflictsStore],
  exports: [ConflictsService],
})
export class ConflictsModule {}
