import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { ReadingsController } from './readings.controller.js';
import { ReadingsService } from './readings.service.js';
import { ReadingsStore } from './readings.store.js';

@Module({
  imports: [CasesModule],
  controllers: [ReadingsController],
  providers: [ReadingsService, ReadingsStore],
})
export class DisclosuresModule {}
