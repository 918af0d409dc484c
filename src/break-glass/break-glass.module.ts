import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { CasesModule } from '../cases/index.js';
import { InstitutionsModule } from '../institutions/index.js';
import { VictimsModule } from '../victims/index.js';
import { BreakGlassController } from './break-glass.controller.js';
import { BreakGlassService } from './break-glass.service.js';
import { BreakGlassStore } from './break-glass.store.js';
import { LateReviewsScan } from './late-reviews.job.js';

@Module({
  imports: [AccessModule, CasesModule, InstitutionsModule, VictimsModule],
  controllers: [BreakGlassController],
  providers: [BreakGlassService, BreakGlassStore, LateReviewsScan],
})
export class BreakGlassModule {}
