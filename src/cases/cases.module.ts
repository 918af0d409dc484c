import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { InstitutionsModule } from '../institutions/index.js';
import { VictimsModule } from '../victims/index.js';
import { CaseNotesStore } from './case-notes.store.js';
import { CaseStepsService } from './case-steps.service.js';
import { CaseTasksScan } from './case-tasks.job.js';
import { CaseloadService } from './caseload.service.js';
import { CaseloadStore } from './caseload.store.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { CasesStore } from './cases.store.js';
import { ChildProtection } from './child-protection.service.js';
import { ExclusionsController } from './exclusions.controller.js';
import { ExclusionsService } from './exclusions.service.js';
import { ConsentEffectsStore } from './consent-effects.store.js';
import { ConsentStepsService } from './consent-steps.service.js';
import { DueCasesStore } from './due-cases.store.js';
import { HoldingLeadsScan } from './holding-leads.job.js';
import { IdentificationCards } from './identification-cards.service.js';
import { IdentificationsController } from './identifications.controller.js';
import { IdentificationsService } from './identifications.service.js';
import { IdentificationsStore } from './identifications.store.js';
import { LeftCasesScan } from './left-cases.job.js';
import { NewPersons } from './new-persons.service.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';
import { TasksStore } from './tasks.store.js';
import { WithdrawalAhead } from './withdrawal-ahead.service.js';

@Module({
  imports: [AccessModule, InstitutionsModule, VictimsModule],
  controllers: [CasesController, ExclusionsController, IdentificationsController, TasksController],
  providers: [
    CaseNotesStore,
    CaseStepsService,
    CaseTasksScan,
    CaseloadService,
    CaseloadStore,
    CasesService,
    ChildProtection,
    CasesStore,
    ExclusionsService,
    ConsentEffectsStore,
    ConsentStepsService,
    DueCasesStore,
    HoldingLeadsScan,
    IdentificationCards,
    IdentificationsService,
    IdentificationsStore,
    LeftCasesScan,
    NewPersons,
    TasksService,
    TasksStore,
    WithdrawalAhead,
  ],
  exports: [CasesService, ChildProtection],
})
export class CasesModule {}
