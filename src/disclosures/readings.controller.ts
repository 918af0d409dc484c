import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Returns } from '../platform/http/index.js';
import { ReadingsView } from './readings.api.js';
import { ReadingsService } from './readings.service.js';

@Controller()
export class ReadingsController {
  constructor(private readonly readings: ReadingsService) {}

  @Get('cases/:id/readings')
  @Access('caseworker', 'lead_coordinator')
  @Returns(ReadingsView)
  ofCase(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Query('after') after?: string) {
    return this.readings.ofCase(actor, id, after);
  }

  /** Of everything that the caller's institution wrote, in whichever case. */
  @Get('readings')
  @Access('caseworker', 'lead_coordinator')
  @Returns(ReadingsView)
  ofOwn(@Caller() actor: Actor, @Query('after') after?: string) {
    return this.readings.ofOwn(actor, after);
  }
}
