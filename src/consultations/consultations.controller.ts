import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import {
  BecomeCaseBody,
  CloseConsultationBody,
  ConsultationListView,
  ConsultationThreadView,
  ConsultationView,
  ConsultationWordBody,
  ConsultBody,
} from './consultations.api.js';
import { ConsultationsService } from './consultations.service.js';

const AT_WORK = ['first_responder', 'caseworker', 'lead_coordinator', 'national_focal_point'] as const;

@Controller()
export class ConsultationsController {
  constructor(private readonly consultations: ConsultationsService) {}

  @Post('consultations')
  @Access(...AT_WORK)
  @Creates()
  @Returns(ConsultationView, { status: 201 })
  ask(@Caller() actor: Actor, @Body() body: ConsultBody) {
    return this.consultations.ask(actor, body);
  }

  @Get('consultations')
  @Access(...AT_WORK)
  @Returns(ConsultationListView)
  list(@Caller() actor: Actor, @Query('after') after?: string) {
    return this.consultations.list(actor, after);
  }

  @Get('consultations/:id')
  @Access(...AT_WORK)
  @Returns(ConsultationThreadView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Query('after') after?: string) {
    return this.consultations.view(actor, id, after);
  }

  @Post('consultations/:id/words')
  @Access(...AT_WORK)
  @Creates()
  @Returns(ConsultationView, { status: 201 })
  write(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: ConsultationWordBody) {
    return this.consultations.write(actor, id, body);
  }

  @Post('consultations/:id/decline')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(ConsultationView)
  decline(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.consultations.decline(actor, id);
  }

  @Post('consultations/:id/close')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(ConsultationView)
  close(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: CloseConsultationBody) {
    return this.consultations.close(actor, id, body);
  }

  @Post('consultations/:id/become-case')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(ConsultationView)
  becomeCase(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: BecomeCaseBody) {
    return this.consultations.becomeCase(actor, id, body);
  }

  @Get('cases/:id/consultations')
  @Access('caseworker', 'lead_coordinator')
  @Returns(ConsultationListView)
  ofCase(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Query('after') after?: string) {
    return this.consultations.ofCase(actor, id, after);
  }
}
