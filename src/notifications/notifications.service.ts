import { Injectable } from '@nestjs/common';
import { settled, Work } from '../audit/index.js';
import { inZones } from '../institutions/index.js';
import {
  decodeCursor,
  found,
  invalid,
  isId,
  now,
  toPage,
  whole,
  type Actor,
  type NotificationId,
} from '../kernel/index.js';
import { isEventKind, KINDS } from './kinds.js';
import { left, opens } from './notification.js';
import type { NotificationListQuery, NotificationPageView, NotificationView, UnreadView } from './notifications.api.js';
import { NotificationsStore, type NotificationRow } from './notifications.store.js';

@Injectable()
export class NotificationsService {
  constructor(
    private readonly work: Work,
    private readonly store: NotificationsStore,
  ) {}

  list(actor: Actor, query: NotificationListQuery): Promise<NotificationPageView> {
    const [after] = decodeCursor(query.after, 1) ?? [];
    if (query.after && !isId(after)) throw invalid('after', 'is not a place in this list');
    return this.work.read(actor, 'notification.list', {}, async (tx) => {
      const rows = this.store.page(tx, actor, after);
      const unread = this.store.unread(tx, actor);
      await settled([rows, unread]);
      const page = toPage(
        await rows,
        (row) => toView(row, actor),
        ({ id }) => [id],
      );
      return { ...page, unread: await unread };
    });
  }

  read(actor: Actor, id: NotificationId): Promise<NotificationView> {
    return this.work.write(actor, 'notification.read', { notification: id }, async (tx) => {
      const row = found(await this.store.find(tx, actor, id));
      await this.store.read(tx, actor, id);
      return toView({ ...row, read: true }, actor);
    });
  }

  readAll(actor: Actor): Promise<UnreadView> {
    return this.work.write(actor, 'notification.read', {}, async (tx) => {
      await this.store.readAll(tx, actor);
      return { unread: 0 };
    });
  }
}

function toView(row: NotificationRow, actor: Actor): NotificationView {
  const where = opens(row.kind, row.subjects);
  return {
    id: row.id,
    kind: row.kind,
    class: row.class,
    text: isEventKind(row.kind) ? KINDS[row.kind].says[whole(actor.language)] : '',
    ...(row.writer ? { call: row.writer } : {}),
    at: row.createdAt.toISOString(),
    ...(where ? { opens: where } : {}),
    ...(row.dueAt
      ? {
          due: inZones(row.dueAt, actor.timeZone, row.otherZone ?? actor.timeZone),
          left: left(row.dueAt, now(), actor.language),
        }
      : {}),
    read: row.read,
    allowed: row.read ? [] : ['read'],
  };
}
