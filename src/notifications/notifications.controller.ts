import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, NotificationId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Returns } from '../platform/http/index.js';
import { NotificationListQuery, NotificationPageView, NotificationView, UnreadView } from './notifications.api.js';
import { NotificationsService } from './notifications.service.js';

const AT_WORK = ['first_responder', 'caseworker', 'lead_coordinator', 'national_focal_point'] as const;

@Controller('notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Get()
  @Access(...AT_WORK)
  @Returns(NotificationPageView)
  list(@Caller() actor: Actor, @Query() query: NotificationListQuery): Promise<NotificationPageView> {
    return this.notifications.list(actor, query);
  }

  @Post('read-all')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(UnreadView)
  readAll(@Caller() actor: Actor): Promise<UnreadView> {
    return this.notifications.readAll(actor);
  }

  @Post(':id/read')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(NotificationView)
  read(@Caller() actor: Actor, @Param('id', AnIdPipe) id: NotificationId): Promise<NotificationView> {
    return this.notifications.read(actor, id);
  }
}
