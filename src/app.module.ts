import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccountsModule } from './accounts/index.js';
import { AccessModule } from './access/index.js';
import { AlertsModule } from './alerts/index.js';
import { AuditModule } from './audit/index.js';
import { BreakGlassModule } from './break-glass/index.js';
import { CasesModule } from './cases/index.js';
import { VictimsModule } from './victims/index.js';
import type { Config } from './config.js';
import { DraftsModule } from './drafts/index.js';
import { DisclosuresModule } from './disclosures/index.js';
import { HandoversModule } from './handovers/index.js';
import { ConflictsModule } from './conflicts/index.js';
import { MatchingModule } from './matching/index.js';
import { NotificationsModule } from './notifications/index.js';
import { SheetsModule } from './sheets/index.js';
import { TextsModule } from './texts/index.js';
import { ChildrenModule } from './children/index.js';
import { ConsultationsModule } from './consultations/index.js';
import { LiveModule } from './live/index.js';
import { LinksModule } from './links/index.js';
import { ReflectionsModule } from './reflections/index.js';
import { InterviewsModule } from './interviews/index.js';
import { InstitutionsModule } from './institutions/index.js';
import type { Connections } from './platform/database/index.js';
import { EtagInterceptor, ProblemFilter, validation } from './platform/http/index.js';
import { HealthModule } from './platform/health/index.js';
import { KeysModule, type Keyring } from './platform/keys/index.js';
import { OutboxModule, type OutboxTiming } from './platform/outbox/index.js';
import type { QueuePlace } from './platform/queue/index.js';
import { ScansModule } from './platform/scans/index.js';
import { ReferralsModule } from './referrals/index.js';

@Module({})
export class AppModule {
  static on(
    connections: Connections,
    config: Config,
    keys: () => Keyring,
    queue: QueuePlace = { postgresUrl: '' },
    timing?: OutboxTiming,
    noticesUrl = '',
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        AuditModule.on(connections),
        KeysModule.on(keys),
        AccountsModule.on(config),
        InstitutionsModule,
        AccessModule,
        TextsModule,
        VictimsModule,
        DraftsModule,
        CasesModule,
        BreakGlassModule,
        AlertsModule,
        InterviewsModule,
        ReflectionsModule,
        ChildrenModule,
        ConsultationsModule,
        LinksModule,
        DisclosuresModule,
        ConflictsModule,
        MatchingModule,
        HandoversModule,
        ReferralsModule,
        SheetsModule,
        ScansModule,
        OutboxModule.on(queue, timing),
        HealthModule,
        NotificationsModule.on(config),
        LiveModule.on(noticesUrl),
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
      ],
    };
  }
}
