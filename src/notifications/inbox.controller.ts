import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, HandoverId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Returns } from '../platform/http/index.js';
import { ClaimView, InboxPageView, InboxQuery } from './inbox.api.js';
import { InboxService } from './inbox.service.js';

/** Asks are claimed at /api/asks/:id/claim. */
@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Get()
  @Access('first_responder', 'caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(InboxPageView)
  list(@Caller() actor: Actor, @Query() query: InboxQuery): Promise<InboxPageView> {
    return this.inbox.list(actor, query);
  }

  @Post('handovers/:id/claim')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(ClaimView)
  claim(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId): Promise<ClaimView> {
    return this.inbox.claim(actor, id);
  }

  @Post('handovers/:id/release')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(ClaimView)
  release(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId): Promise<ClaimView> {
    return this.inbox.release(actor, id);
  }
}
