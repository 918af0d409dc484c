import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { HandOutBody, SheetHandOutView, SheetQuery, SheetView } from './sheets.api.js';
import { SheetsService } from './sheets.service.js';

@Controller('cases/:id/sheet')
export class SheetsController {
  constructor(private readonly sheets: SheetsService) {}

  @Get()
  @Access('caseworker', 'lead_coordinator')
  @Returns(SheetView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Query() query: SheetQuery) {
    return this.sheets.view(actor, id, query.language);
  }

  @Post('hand-outs')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(SheetHandOutView, { status: 201 })
  handOut(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: HandOutBody) {
    return this.sheets.handOut(actor, id, body);
  }
}
