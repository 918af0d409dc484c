import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import {
  AfterGlassQuery,
  BreakGlassBody,
  BrokenGlassListView,
  BrokenGlassView,
  GlassCountsView,
  GlassOfCaseView,
  ReviewGlassBody,
} from './break-glass.api.js';
import { BreakGlassService } from './break-glass.service.js';

@Controller()
export class BreakGlassController {
  constructor(private readonly glass: BreakGlassService) {}

  @Get('cases/:id/break-glass')
  @Access('first_responder', 'caseworker', 'lead_coordinator')
  @Returns(GlassOfCaseView)
  ofCase(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId) {
    return this.glass.ofCase(actor, id);
  }

  @Post('cases/:id/break-glass')
  @Access('first_responder', 'caseworker', 'lead_coordinator')
  @Creates()
  @Returns(BrokenGlassView, { status: 201 })
  break(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: BreakGlassBody) {
    return this.glass.break(actor, id, body);
  }

  @Get('break-glass')
  @Access('first_responder', 'caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(BrokenGlassListView)
  list(@Caller() actor: Actor, @Query() { after, waiting }: AfterGlassQuery) {
    return this.glass.list(actor, waiting ?? false, after);
  }

  @Get('break-glass/:id')
  @Access('first_responder', 'caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(BrokenGlassView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.glass.view(actor, id);
  }

  @Post('break-glass/:id/review')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(BrokenGlassView)
  review(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: ReviewGlassBody) {
    return this.glass.review(actor, id, body);
  }

  @Post('break-glass/:id/end')
  @HttpCode(200)
  @Access('first_responder', 'caseworker', 'lead_coordinator')
  @Returns(BrokenGlassView)
  end(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.glass.end(actor, id);
  }

  @Get('break-glass-counts')
  @Access('national_focal_point')
  @Returns(GlassCountsView)
  counts(@Caller() actor: Actor) {
    return this.glass.counts(actor);
  }
}
