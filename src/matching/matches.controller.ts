import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import {
  AfterMatchQuery,
  MatchListView,
  MatchView,
  NotSameBody,
  RegisteredView,
  SearchPersonBody,
} from './matches.api.js';
import { MatchesService } from './matches.service.js';

@Controller('matches')
export class MatchesController {
  constructor(private readonly matches: MatchesService) {}

  @Post('searches')
  @Access('first_responder', 'caseworker', 'lead_coordinator')
  @Creates()
  @Returns(RegisteredView, { status: 201 })
  search(@Caller() actor: Actor, @Body() body: SearchPersonBody) {
    return this.matches.search(actor, body);
  }

  @Get()
  @Access('caseworker', 'lead_coordinator')
  @Returns(MatchListView)
  list(@Caller() actor: Actor, @Query() { after }: AfterMatchQuery) {
    return this.matches.list(actor, after);
  }

  @Post(':id/contact')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(MatchView)
  contact(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.matches.decide(actor, id, 'make_contact');
  }

  @Post(':id/no-contact')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(MatchView)
  noContact(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.matches.decide(actor, id, 'no_contact');
  }

  @Post(':id/not-same')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(MatchView)
  notSame(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() { reason }: NotSameBody) {
    return this.matches.decide(actor, id, 'not_same', reason);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(MatchView)
  confirm(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.matches.decide(actor, id, 'confirm');
  }
}
