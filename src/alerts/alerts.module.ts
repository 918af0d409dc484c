import { Module } from '@nestjs/common';
import { InstitutionsModule } from '../institutions/index.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsService } from './alerts.service.js';
import { AlertsStore } from './alerts.store.js';
import { DueAlertsScan } from './due-alerts.job.js';
import { DueAlertsStore } from './due-alerts.store.js';

@Module({
  imports: [InstitutionsModule],
  controllers: [AlertsController],
  providers: [AlertsService, AlertsStore, DueAlertsScan, DueAlertsStore],
})
export class AlertsModule {}
