import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { ConsultationsController } from './consultations.controller.js';
import { ConsultationsService } from './consultations.service.js';
import { ConsultationsStore } from './consultations.store.js';
import { LateAdviceScan } from './late-advice.job.js';
import { LateAdviceStore } from './late-advice.store.js';

@Module({
  imports: [CasesModule],
  controllers: [ConsultationsController],
  providers: [ConsultationsService, ConsultationsStore, LateAdviceScan, LateAdviceStore],
})
export class ConsultationsModule {}
