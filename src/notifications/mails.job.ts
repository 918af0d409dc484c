import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/index.js';
import { Work, type Tx } from '../audit/index.js';
import { inZones } from '../institutions/index.js';
import { LANGUAGES, type InstitutionId, type Language } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { log } from '../platform/http/index.js';
import { Mailer } from '../platform/mail/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import type { NotificationClass } from './kind.js';
import { grouped, MAIL_ATTEMPTS, mailText, type Told } from './mail.js';
import { mailTo, reachable, type Reader } from './mail-to.js';
import { MailsStore, type MailToSend, type NewMail } from './mails.store.js';

const AT_ONCE = 20;

/** Where the reader signs in. */
export class Portal {
  constructor(readonly url: string) {}
}

/** Writes the mails that are due, then sends them. What is written is sent one day, by this worker or another. */
@Injectable()
export class MailsScan extends Scan {
  readonly name = 'notifications.mail';
  readonly everySeconds = 5;

  constructor(
    private readonly work: Work,
    private readonly store: MailsStore,
    private readonly accounts: AccountsService,
    private readonly mailer: Mailer,
    private readonly portal: Portal,
  ) {
    super();
  }

  async run(): Promise<void> {
    const parts = [
      { part: 'now', act: () => this.writeEach('needs_you', (tx, place) => this.writeUrgent(tx, place)) },
      { part: 'day', act: () => this.writeEach('for_information', (tx, place) => this.writeDigest(tx, place)) },
      { part: 'send', act: () => this.sendAll() },
    ];
    await oneByOne(
      this.name,
      parts,
      ({ part }) => ({ part }),
      ({ act }) => act(),
    );
  }

  private async writeEach(kind: NotificationClass, write: (tx: Tx, place: string) => Promise<void>): Promise<void> {
    const places = await this.work.system(this.system(), 'mail.write', {}, (tx) => {
      tx.nothingDue();
      return this.store.places(tx, kind);
    });
    await oneByOne(
      this.name,
      places,
      (place) => ({ institution: place }),
      (place) => this.work.system(this.system(), 'mail.write', { to: place }, (tx) => write(tx, place)),
    );
  }

  private async writeUrgent(tx: Tx, place: string): Promise<void> {
    const told = await this.store.urgent(tx, place);
    const [group] = grouped(told);
    if (!group) return tx.nothingDue();
    const mails: NewMail[] = (await this.readers(tx, place)).map((reader) => ({
      ...mailTo(reader),
      class: 'needs_you',
      items: group.items,
      dueAt: group.dueAt,
      cause: `now:${group.newest}`,
    }));
    await this.store.write(tx, mails);
    await this.store.mailed(
      tx,
      told.map(({ id }) => id),
    );
  }

  private async writeDigest(tx: Tx, place: string): Promise<void> {
    const told = await this.store.ofYesterday(tx, place);
    if (told.length === 0) return tx.nothingDue();
    await this.store.write(tx, await this.digest(tx, place, told));
    await this.store.mailed(
      tx,
      told.map(({ id }) => id),
    );
  }

  private async digest(tx: Tx, institution: string, told: readonly (Told & { day: string })[]): Promise<NewMail[]> {
    const readers = await this.readers(tx, institution);
    const unread = await this.store.unreadBy(
      tx,
      told.map(({ id }) => id),
      readers.map(({ id }) => id),
    );
    return readers.flatMap((reader) => {
      const items = unread.get(reader.id) ?? 0;
      if (items === 0) return [];
      return [
        {
          ...mailTo(reader),
          class: 'for_information' as const,
          items,
          dueAt: null,
          cause: `digest:${told[0]?.day ?? ''}:${reader.id}`,
        },
      ];
    });
  }

  /** Those on duty or who cover for them, as far as they have an address. */
  private async readers(tx: Tx, institution: string): Promise<Reader[]> {
    return reachable(await this.accounts.dutyAccounts(tx, institution as InstitutionId));
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const mails = await this.work.system(this.system(), 'mail.send', {}, async (tx) => {
        const claimed = await this.store.claim(tx, AT_ONCE);
        if (claimed.length === 0) tx.nothingDue();
        return claimed;
      });
      await oneByOne(
        this.name,
        mails,
        ({ id }) => ({ mail: id }),
        (mail) => this.send(mail),
      );
      if (mails.length < AT_ONCE) return;
    }
  }

  private async send(mail: MailToSend): Promise<void> {
    const failure = await this.mailer
      .send({ id: mail.id, to: mail.toAddress, text: this.textOf(mail) })
      .then(() => undefined, classOf);
    if (failure && mail.attempts >= MAIL_ATTEMPTS)
      log.error({ mail: mail.id, failure }, 'a mail could not be sent and is parked');
    await this.work.system(this.system(), 'mail.send', { mail: mail.id }, (tx) =>
      failure ? this.store.failed(tx, mail, failure) : this.store.sent(tx, mail.id),
    );
  }

  private textOf(mail: MailToSend): string {
    const by = mail.dueAt ? inZones(mail.dueAt, mail.timeZone, mail.timeZone).local[0]?.time : undefined;
    const language = LANGUAGES.find((known) => known === mail.language) ?? ('en' satisfies Language);
    return mailText({ class: mail.class, items: mail.items, ...(by ? { by } : {}) }, language, this.portal.url);
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}

/** What kind of failure, without the server's words: they can repeat the address. */
const classOf = (error: unknown): string => {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [code ?? 'failed', responseCode].filter(Boolean).join(' ');
};
