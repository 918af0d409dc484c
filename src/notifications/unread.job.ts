import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/index.js';
import { Work, type Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { grouped } from './mail.js';
import { mailTo, reachable } from './mail-to.js';
import { MailsStore } from './mails.store.js';
import { UnreadStore, type UnreadAt, type UnreadItem } from './unread.store.js';

/**
 * An urgent item that nobody of an institution reads is told to who stands in for those on duty, and then to the first
 * desk of the country's list that is open, which rings the institution's duty line (security.md 6.11). What the item is
 * about stays with the institution.
 */
@Injectable()
export class UnreadScan extends Scan {
  readonly name = 'notifications.unread';
  readonly everySeconds = 30;

  constructor(
    private readonly work: Work,
    private readonly store: UnreadStore,
    private readonly mails: MailsStore,
    private readonly accounts: AccountsService,
    private readonly institutions: InstitutionsService,
  ) {
    super();
  }

  async run(): Promise<void> {
    const due = await this.work.system(this.system(), 'notification.pass-on', {}, (tx) => {
      tx.nothingDue();
      return this.store.due(tx);
    });
    await oneByOne(
      this.name,
      due,
      ({ institutionId, step }) => ({ institution: institutionId, step: String(step) }),
      (at) =>
        this.work.system(this.system(), 'notification.pass-on', { to: at.institutionId }, (tx) => this.one(tx, at)),
    );
  }

  private async one(tx: Tx, at: UnreadAt): Promise<void> {
    const items = await this.store.take(tx, at);
    const unread = items.filter(({ quiet }) => !quiet);
    await this.store.settle(tx, idsOf(items.filter(({ quiet }) => quiet)));
    if (unread.length === 0) return tx.nothingDue();
    if (at.step === 0) await this.tellDeputies(tx, at, unread);
    else await this.tellDesk(tx, at);
    const lasts = at.step === 0 ? await this.institutions.lasts(tx, at.country, 'unread_desk') : undefined;
    await this.store.goOn(tx, idsOf(unread), lasts);
  }

  private async tellDeputies(tx: Tx, { institutionId }: UnreadAt, unread: readonly UnreadItem[]): Promise<void> {
    const deputies = reachable(await this.accounts.deputies(tx, institutionId));
    const [group] = grouped(unread.map(({ id, dueAt }) => ({ id, dueAt, institutionId })));
    if (!group) return;
    await this.mails.write(
      tx,
      deputies.map((deputy) => ({
        ...mailTo(deputy),
        class: 'needs_you',
        items: group.items,
        dueAt: group.dueAt,
        cause: `unread:${group.newest}`,
      })),
    );
  }

  private async tellDesk(tx: Tx, { institutionId, country }: UnreadAt): Promise<void> {
    const desks = (await this.institutions.escalation(tx, country)).filter((desk) => desk !== institutionId);
    const open = await this.institutions.openNow(tx, desks);
    const desk = desks.find((id) => open.get(id)?.open) ?? desks[0];
    if (desk) tx.emit('institution.silent', { to: desk, institution: institutionId });
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}

const idsOf = (items: readonly UnreadItem[]): string[] => items.map(({ id }) => id);
