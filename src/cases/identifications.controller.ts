import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, IdentificationId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { AfterQuery, ToldByPhoneBody } from './case.api.js';
import { CaseStepsService } from './case-steps.service.js';
import { IdentificationListView, IdentificationView, IdentifyBody } from './identification.api.js';
import { IdentificationCards } from './identification-cards.service.js';
import { IdentificationsService } from './identifications.service.js';

@Controller('identifications')
export class IdentificationsController {
  constructor(
    private readonly identifications: IdentificationsService,
    private readonly cards: IdentificationCards,
    private readonly steps: CaseStepsService,
  ) {}

  @Post()
  @Access('first_responder', 'caseworker', 'lead_coordinator')
  @Creates()
  @Returns(IdentificationView, { status: 201 })
  identify(@Caller() actor: Actor, @Body() body: IdentifyBody) {
    return this.identifications.identify(actor, body);
  }

  @Get()
  @Access('first_responder', 'caseworker', 'lead_coordinator')
  @Returns(IdentificationListView)
  list(@Caller() actor: Actor, @Query() query: AfterQuery) {
    return this.cards.list(actor, query.after);
  }

  @Get(':id')
  @Access('first_responder', 'caseworker', 'lead_coordinator')
  @Returns(IdentificationView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: IdentificationId) {
    return this.cards.view(actor, id);
  }

  @Post(':id/told-by-phone')
  @HttpCode(200)
  @Access('first_responder', 'caseworker', 'lead_coordinator')
  @Returns(IdentificationView)
  toldByPhone(@Caller() actor: Actor, @Param('id', AnIdPipe) id: IdentificationId, @Body() body: ToldByPhoneBody) {
    return this.steps.toldByPhone(actor, id, body);
  }
}
