import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { CasesModule } from '../cases/index.js';
import { ChildrenModule } from '../children/index.js';
import { InstitutionsModule } from '../institutions/index.js';
import { VictimsModule } from '../victims/index.js';
import { Addressees } from './addressees.service.js';
import { AnswersController } from './answers.controller.js';
import { AnswersService } from './answers.service.js';
import { DueHandoversStore } from './due-handovers.store.js';
import { Escalations } from './escalations.service.js';
import { FeedbackStore } from './feedback.store.js';
import { HandoverViews } from './handover-views.service.js';
import { HandoversController } from './handovers.controller.js';
import { DueHandoversScan } from './handovers.job.js';
import { HandoversService } from './handovers.service.js';
import { HandoversStore } from './handovers.store.js';
import { JourneysService } from './journeys.service.js';
import { Moves } from './moves.service.js';
import { ProposalsService } from './proposals.service.js';
import { ReceptionPlansService } from './reception-plans.service.js';
import { ReceptionPlansStore } from './reception-plans.store.js';
import { TakeoversService } from './takeovers.service.js';

@Module({
  imports: [AccessModule, InstitutionsModule, VictimsModule, CasesModule, ChildrenModule],
  controllers: [HandoversController, AnswersController],
  providers: [
    Addressees,
    AnswersService,
    DueHandoversScan,
    DueHandoversStore,
    Escalations,
    FeedbackStore,
    HandoverViews,
    HandoversService,
    HandoversStore,
    JourneysService,
    Moves,
    ProposalsService,
    ReceptionPlansService,
    ReceptionPlansStore,
    TakeoversService,
  ],
})
export class HandoversModule {}
