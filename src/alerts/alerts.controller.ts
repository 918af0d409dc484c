import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import {
  AlertDesksQuery,
  AlertDesksView,
  AlertListQuery,
  AlertListView,
  AlertToldByPhoneBody,
  CloseAlertBody,
  DangerAlertView,
  ReviewAlertBody,
  SendAlertBody,
} from './alerts.api.js';
import { AlertsService } from './alerts.service.js';

const AT_WORK = ['first_responder', 'caseworker', 'lead_coordinator', 'national_focal_point'] as const;

@Controller('alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertsService) {}

  @Get('desks')
  @Access(...AT_WORK)
  @Returns(AlertDesksView)
  desks(@Caller() actor: Actor, @Query() { country }: AlertDesksQuery) {
    return this.alerts.desks(actor, country);
  }

  @Post()
  @Access(...AT_WORK)
  @Creates()
  @Returns(DangerAlertView, { status: 201 })
  send(@Caller() actor: Actor, @Body() body: SendAlertBody) {
    return this.alerts.send(actor, body);
  }

  @Get()
  @Access(...AT_WORK)
  @Returns(AlertListView)
  list(@Caller() actor: Actor, @Query() { after }: AlertListQuery) {
    return this.alerts.list(actor, after);
  }

  @Get(':id')
  @Access(...AT_WORK)
  @Returns(DangerAlertView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.alerts.view(actor, id);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(DangerAlertView)
  acknowledge(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.alerts.acknowledge(actor, id);
  }

  @Post(':id/told-by-phone')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(DangerAlertView)
  notePhone(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: AlertToldByPhoneBody) {
    return this.alerts.notePhone(actor, id, body.spokeWith);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(DangerAlertView)
  close(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: CloseAlertBody) {
    return this.alerts.close(actor, id, body.outcome);
  }

  @Post(':id/told-person')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(DangerAlertView)
  toldPerson(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.alerts.toldPerson(actor, id);
  }

  @Post(':id/review')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(DangerAlertView)
  review(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: ReviewAlertBody) {
    return this.alerts.review(actor, id, body.finding);
  }
}
