import { Module, type DynamicModule } from '@nestjs/common';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { InstitutionsModule } from '../institutions/index.js';
import { Mailer } from '../platform/mail/index.js';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';
import { InboxStore } from './inbox.store.js';
import { MailsScan, Portal } from './mails.job.js';
import { MailsStore } from './mails.store.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsService } from './notifications.service.js';
import { NotificationsStore } from './notifications.store.js';
import { TellInstitutions } from './tell-institutions.service.js';
import { UnreadScan } from './unread.job.js';
import { UnreadStore } from './unread.store.js';

@Module({})
export class NotificationsModule {
  static on(config: Config): DynamicModule {
    return {
      module: NotificationsModule,
      imports: [InstitutionsModule],
      controllers: [NotificationsController, InboxController],
      providers: [
        NotificationsService,
        NotificationsStore,
        TellInstitutions,
        InboxService,
        InboxStore,
        MailsScan,
        MailsStore,
        UnreadScan,
        UnreadStore,
        { provide: Mailer, useValue: mailerOf(config) },
        { provide: Portal, useValue: new Portal(config.portalUrl) },
      ],
    };
  }
}

const mailerOf = ({ smtpUrl, dataFolder, neutralName, mailFrom }: Config): Mailer =>
  new Mailer({
    folder: join(dataFolder, 'outbox-mail'),
    name: neutralName,
    from: mailFrom,
    ...(smtpUrl ? { smtpUrl } : {}),
  });
