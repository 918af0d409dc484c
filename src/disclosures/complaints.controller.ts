import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { ComplaintsView, ComplaintView, RecordMandateBody } from './complaints.api.js';
import { ComplaintsService } from './complaints.service.js';

@Controller()
export class ComplaintsController {
  constructor(private readonly complaints: ComplaintsService) {}

  @Get('complaints')
  @Access('caseworker', 'lead_coordinator')
  @Returns(ComplaintsView)
  ofOwn(@Caller() actor: Actor, @Query('after') after?: string) {
    return this.complaints.ofOwn(actor, after);
  }

  @Get('cases/:id/complaints')
  @Access('caseworker', 'lead_coordinator')
  @Returns(ComplaintsView)
  ofCase(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Query('after') after?: string) {
    return this.complaints.ofCase(actor, id, after);
  }

  @Post('cases/:id/complaints')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(ComplaintView, { status: 201 })
  record(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: RecordMandateBody) {
    return this.complaints.record(actor, id, body);
  }

  @Post('cases/:id/complaints/:complaint/end')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(ComplaintView)
  end(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Param('complaint', AnIdPipe) complaint: string) {
    return this.complaints.end(actor, id, complaint);
  }
}
