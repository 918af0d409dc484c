import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { nextDesk } from './danger-alert.js';
import { DueAlertsStore, type DueAlert } from './due-alerts.store.js';

/**
 * An alert that nobody has acknowledged climbs: the country's other desks for danger, then its escalation list, and the
 * sender is told each time to call. A late review, and a person who has not been told, are said once.
 */
@Injectable()
export class DueAlertsScan extends Scan {
  readonly name = 'alerts.due';
  readonly everySeconds = 20;

  constructor(
    private readonly work: Work,
    private readonly store: DueAlertsStore,
    private readonly institutions: InstitutionsService,
  ) {
    super();
  }

  async run(): Promise<void> {
    const due = await this.work.system(this.system(), 'alert.fall-due', {}, (tx) => {
      tx.nothingDue();
      return this.store.ids(tx);
    });
    await oneByOne(
      this.name,
      due,
      (id) => ({ alert: id }),
      (id) => this.one(id),
    );
  }

  private one(id: string): Promise<void> {
    return this.work.system(this.system(), 'alert.fall-due', { alert: id }, async (tx) => {
      const alert = await this.store.take(tx, id);
      if (!alert) return tx.nothingDue();
      if (alert.unacknowledged) await this.climb(tx, id, alert);
      if (alert.unreviewed) {
        await this.store.toldOfReview(tx, id);
        for (const to of new Set([alert.fromId, alert.reviewerId]))
          if (to) tx.emit('alert.review-overdue', { to, alert: id });
      }
      if (alert.untold) {
        await this.store.toldToTell(tx, id);
        tx.emit('alert.tell-person', { to: alert.fromId, alert: id });
      }
    });
  }

  private async climb(tx: Tx, id: string, alert: DueAlert): Promise<void> {
    const [desks, list, lasts] = await Promise.all([
      this.institutions.dangerDesks(tx, alert.country),
      this.institutions.escalation(tx, alert.country),
      this.institutions.lasts(tx, alert.country, 'alert_acknowledge'),
    ]);
    const named = desks.map(({ id: desk }) => desk);
    const open = await this.institutions.openNow(tx, [...named, ...list]);
    const asked = [...alert.asked, alert.fromId];
    const to = nextDesk(named, list, asked, (desk) => open.get(desk)?.open ?? false);
    const due = await this.store.climb(tx, id, to, lasts);
    if (to) tx.emit('alert.sent', { to, alert: id, ...(due ? { due: due.toISOString() } : {}) });
    tx.emit('alert.unacknowledged', { to: alert.fromId, alert: id });
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
