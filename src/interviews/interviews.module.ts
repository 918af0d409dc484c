import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { InterviewsController } from './interviews.controller.js';
import { InterviewsService } from './interviews.service.js';
import { InterviewsStore } from './interviews.store.js';

@Module({
  imports: [CasesModule],
  controllers: [InterviewsController],
  providers: [InterviewsService, InterviewsStore],
})
export class InterviewsModule {}
