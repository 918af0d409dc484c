import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, CaseId, NeedId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { AskView, EndReasonBody, PlaceBody } from './asks.api.js';
import { CreateNeedBody, NeedListQuery, NeedPageView, NeedView, NobodyCanBody } from './needs.api.js';
import { NeedsService } from './needs.service.js';

@Controller()
export class NeedsController {
  constructor(private readonly needs: NeedsService) {}

  @Post('cases/:id/needs')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(NeedView, { status: 201 })
  create(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: CreateNeedBody) {
    return this.needs.create(actor, id, body);
  }

  @Get('cases/:id/needs')
  @Access('caseworker', 'lead_coordinator')
  @Returns(NeedPageView)
  list(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Query() query: NeedListQuery) {
    return this.needs.list(actor, id, query.after);
  }

  @Get('needs/:id')
  @Access('caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(NeedView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: NeedId) {
    return this.needs.one(actor, id);
  }

  @Post('needs/:id/asks')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(AskView, { status: 201 })
  askAlso(@Caller() actor: Actor, @Param('id', AnIdPipe) id: NeedId, @Body() body: PlaceBody) {
    return this.needs.askAlso(actor, id, body.place);
  }

  @Post('needs/:id/withdraw')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(NeedView)
  withdraw(@Caller() actor: Actor, @Param('id', AnIdPipe) id: NeedId, @Body() body: EndReasonBody) {
    return this.needs.withdraw(actor, id, body.reason);
  }

  @Post('needs/:id/nobody-can')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(NeedView)
  nobodyCan(@Caller() actor: Actor, @Param('id', AnIdPipe) id: NeedId, @Body() body: NobodyCanBody) {
    return this.needs.nobodyCan(actor, id, body.conferenceOn);
  }
}
