import { Global, Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { CasesModule, OpenRequests } from '../cases/index.js';
import { InstitutionsModule } from '../institutions/index.js';
import { VictimsModule } from '../victims/index.js';
import { AskAnswers } from './ask-answers.service.js';
import { AskTurns } from './ask-turns.service.js';
import { AskViews } from './ask-views.service.js';
import { AsksController } from './asks.controller.js';
import { AsksDueStore } from './asks-due.store.js';
import { AsksDue } from './asks.job.js';
import { AsksService } from './asks.service.js';
import { AsksStore } from './asks.store.js';
import { NeedsController } from './needs.controller.js';
import { NeedsService } from './needs.service.js';
import { NeedsStore } from './needs.store.js';
import { OpenAsks } from './open-asks.service.js';
import { Places } from './places.service.js';
import { ReferralsService } from './referrals.service.js';

/** Global, and below the rest of this module: cases ask what is open without knowing who answers. */
@Global()
@Module({
  imports: [AccessModule],
  providers: [AsksStore, NeedsStore, OpenAsks, { provide: OpenRequests, useExisting: OpenAsks }],
  exports: [AsksStore, NeedsStore, OpenRequests],
})
class OpenAsksModule {}

@Module({
  imports: [OpenAsksModule, AccessModule, CasesModule, InstitutionsModule, VictimsModule],
  controllers: [NeedsController, AsksController],
  providers: [
    AsksService,
    AskAnswers,
    AskTurns,
    NeedsService,
    ReferralsService,
    AskViews,
    Places,
    AsksDueStore,
    AsksDue,
  ],
})
export class ReferralsModule {}
