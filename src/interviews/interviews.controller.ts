import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { CorridorsView, HoldInterviewBody, InterviewsView, RelyOnInterviewBody } from './interviews.api.js';
import { InterviewsService } from './interviews.service.js';

@Controller()
export class InterviewsController {
  constructor(private readonly interviews: InterviewsService) {}

  @Get('cases/:id/interviews')
  @Access('caseworker', 'lead_coordinator')
  @Returns(InterviewsView)
  list(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Query('after') after?: string) {
    return this.interviews.list(actor, id, after);
  }

  @Post('cases/:id/interviews')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(InterviewsView, { status: 201 })
  hold(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: HoldInterviewBody) {
    return this.interviews.hold(actor, id, body);
  }

  @Post('cases/:id/interviews/:interview/reliance')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(InterviewsView, { status: 201 })
  rely(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: CaseId,
    @Param('interview', AnIdPipe) interview: string,
    @Body() body: RelyOnInterviewBody,
  ) {
    return this.interviews.rely(actor, id, interview, body);
  }

  @Get('asked-once')
  @Access('national_focal_point')
  @Returns(CorridorsView)
  corridors(@Caller() actor: Actor) {
    return this.interviews.corridors(actor);
  }
}
