import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { VictimsModule } from '../victims/index.js';
import { InterviewsController } from './interviews.controller.js';
import { InterviewsService } from './interviews.service.js';
import { InterviewsStore } from './interviews.store.js';

@Module({
  imports: [CasesModule, VictimsModule],
  controllers: [InterviewsController],
  providers: [InterviewsService, InterviewsStore],
})
export class InterviewsModule {}
