import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { DisclosureAnswersService } from './disclosure-answers.service.js';
import {
  AskDisclosureBody,
  BindBody,
  DisclosureCountsView,
  DisclosureGroundsView,
  DisclosureListQuery,
  DisclosureRequestsView,
  DisclosureRequestView,
  DisclosureRequestWordsView,
  GrantDisclosureBody,
  NotToldBody,
  RefuseDisclosureBody,
  ReleasedEntriesView,
} from './disclosure-requests.api.js';
import { DisclosureRequestsService } from './disclosure-requests.service.js';

@Controller()
export class DisclosureRequestsController {
  constructor(
    private readonly requests: DisclosureRequestsService,
    private readonly answers: DisclosureAnswersService,
  ) {}

  @Get('disclosure-grounds')
  @Access('caseworker', 'lead_coordinator')
  @Returns(DisclosureGroundsView)
  grounds(@Caller() actor: Actor) {
    return this.requests.grounds(actor);
  }

  /** By kind of asker and result, for everybody who watches how the mechanism works; no person is in it. */
  @Get('disclosure-counts')
  @Access('caseworker', 'lead_coordinator', 'national_focal_point', 'analyst')
  @Returns(DisclosureCountsView)
  counts(@Caller() actor: Actor) {
    return this.requests.counts(actor);
  }

  @Get('disclosure-requests')
  @Access('caseworker', 'lead_coordinator')
  @Returns(DisclosureRequestsView)
  list(@Caller() actor: Actor, @Query() query: DisclosureListQuery) {
    return this.requests.list(actor, query);
  }

  /** The same answer whoever is meant, and whether anybody is. */
  @Post('disclosure-requests')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(DisclosureRequestView, { status: 201 })
  ask(@Caller() actor: Actor, @Body() body: AskDisclosureBody) {
    return this.requests.ask(actor, body);
  }

  @Get('disclosure-requests/:id')
  @Access('caseworker', 'lead_coordinator')
  @Returns(DisclosureRequestWordsView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.requests.view(actor, id);
  }

  @Get('disclosure-requests/:id/entries')
  @Access('caseworker', 'lead_coordinator')
  @Returns(ReleasedEntriesView)
  entries(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Query('after') after?: string) {
    return this.requests.entries(actor, id, after);
  }

  @Post('disclosure-requests/:id/withdraw')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(DisclosureRequestView)
  withdraw(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.requests.withdraw(actor, id);
  }

  @Post('disclosure-requests/:id/bind')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(DisclosureRequestView)
  bind(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: BindBody) {
    return this.answers.bind(actor, id, body);
  }

  @Post('disclosure-requests/:id/grant')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(DisclosureRequestView)
  grant(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: GrantDisclosureBody) {
    return this.answers.grant(actor, id, body);
  }

  @Post('disclosure-requests/:id/refuse')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(DisclosureRequestView)
  refuse(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: RefuseDisclosureBody) {
    return this.answers.refuse(actor, id, body);
  }

  @Post('disclosure-requests/:id/person-told')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(DisclosureRequestView)
  personTold(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.answers.personTold(actor, id);
  }

  @Post('disclosure-requests/:id/not-told')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(DisclosureRequestView)
  notTold(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: NotToldBody) {
    return this.answers.notTold(actor, id, body);
  }
}
