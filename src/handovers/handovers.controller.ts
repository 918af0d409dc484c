import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Actor, CaseId, HandoverId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, IfMatch, Returns } from '../platform/http/index.js';
import { LookAheadView } from '../victims/index.js';
import {
  AgreeBody,
  AnswerHandoverBody,
  AskTogetherBody,
  CancelHandoverBody,
  DepartBody,
  FailHandoverBody,
  HandoverListQuery,
  PersonSaidNoBody,
  HandoverPhoneYesBody,
  PrepareHandoverBody,
  ReceptionPlanBody,
  ReportArrivalBody,
  WithdrawHandoverBody,
} from './handovers.api.js';
import { HandoverPageView, HandoverView, ReceptionPlanView } from './handover-views.api.js';
import { HandoversService } from './handovers.service.js';
import { ProposalsService } from './proposals.service.js';
import { JourneysService } from './journeys.service.js';
import { ReceptionPlansService } from './reception-plans.service.js';

const COORDINATOR = ['lead_coordinator'] as const;
const AT_WORK = ['lead_coordinator', 'caseworker'] as const;
const WATCHING = ['lead_coordinator', 'caseworker', 'national_focal_point'] as const;

/** Looking, what the sender does, and what both sides do while the person is on the way. */
@Controller()
export class HandoversController {
  constructor(
    private readonly handovers: HandoversService,
    private readonly proposals: ProposalsService,
    private readonly journeys: JourneysService,
    private readonly plans: ReceptionPlansService,
  ) {}

  @Post('cases/:id/handovers')
  @Access(...COORDINATOR)
  @Creates()
  @Returns(HandoverView, { status: 201 })
  prepare(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: PrepareHandoverBody) {
    return this.proposals.prepare(actor, id, body);
  }

  @Get('cases/:id/handovers')
  @Access(...AT_WORK)
  @Returns(HandoverPageView)
  ofCase(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId) {
    return this.handovers.ofCase(actor, id);
  }

  @Get('handovers')
  @Access(...WATCHING)
  @Returns(HandoverPageView)
  list(@Caller() actor: Actor, @Query() query: HandoverListQuery) {
    return this.handovers.list(actor, query.direction, query.after);
  }

  @Get('handovers/:id')
  @Access(...WATCHING)
  @Returns(HandoverView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId) {
    return this.handovers.view(actor, id);
  }

  @Get('handovers/:id/look-ahead/:section')
  @Access(...COORDINATOR)
  @Returns(LookAheadView)
  lookAhead(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: HandoverId,
    @Param('section') section: string,
    @Query('after') after?: string,
  ) {
    return this.handovers.lookAhead(actor, id, section, after);
  }

  @Post('handovers/:id/propose')
  @HttpCode(200)
  @Access(...COORDINATOR)
  @Returns(HandoverView)
  propose(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId) {
    return this.proposals.propose(actor, id);
  }

  @Post('handovers/:id/ask-together')
  @HttpCode(200)
  @Access(...COORDINATOR)
  @Returns(HandoverView)
  askTogether(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: AskTogetherBody) {
    return this.proposals.askTogether(actor, id, body);
  }

  @Post('handovers/:id/answer')
  @HttpCode(200)
  @Access(...COORDINATOR)
  @Returns(HandoverView)
  answer(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: AnswerHandoverBody) {
    return this.proposals.answer(actor, id, body);
  }

  @Post('handovers/:id/withdraw')
  @HttpCode(200)
  @Access(...COORDINATOR)
  @Returns(HandoverView)
  withdraw(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: WithdrawHandoverBody) {
    return this.proposals.withdraw(actor, id, body);
  }

  @Post('handovers/:id/note-phone-yes')
  @HttpCode(200)
  @Access(...COORDINATOR)
  @Returns(HandoverView)
  notePhoneYes(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: HandoverPhoneYesBody) {
    return this.proposals.notePhoneYes(actor, id, body);
  }

  @Post('handovers/:id/agree')
  @HttpCode(200)
  @Access(...COORDINATOR)
  @Returns(HandoverView)
  agree(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: AgreeBody) {
    return this.journeys.agree(actor, id, body);
  }

  @Post('handovers/:id/person-said-no')
  @HttpCode(200)
  @Access(...COORDINATOR)
  @Returns(HandoverView)
  personSaidNo(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: PersonSaidNoBody) {
    return this.journeys.personSaidNo(actor, id, body);
  }

  @Get('handovers/:id/reception-plan')
  @Access(...AT_WORK)
  @Returns(ReceptionPlanView)
  readPlan(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId) {
    return this.plans.read(actor, id);
  }

  /** If-Match "v0" writes the first one. */
  @Put('handovers/:id/reception-plan')
  @Access(...AT_WORK)
  @Returns(ReceptionPlanView)
  writePlan(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: HandoverId,
    @IfMatch() version: number,
    @Body() body: ReceptionPlanBody,
  ) {
    return this.plans.write(actor, id, version, body);
  }

  @Post('handovers/:id/depart')
  @HttpCode(200)
  @Access(...COORDINATOR)
  @Returns(HandoverView)
  depart(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: DepartBody) {
    return this.journeys.depart(actor, id, body);
  }

  @Post('handovers/:id/report-overdue')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  reportOverdue(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId) {
    return this.journeys.reportOverdue(actor, id);
  }

  @Post('handovers/:id/found')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  reportFound(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId) {
    return this.journeys.reportFound(actor, id);
  }

  @Post('handovers/:id/report-arrival')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  reportArrival(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: ReportArrivalBody) {
    return this.journeys.reportArrival(actor, id, body);
  }

  @Post('handovers/:id/fail')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  fail(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: FailHandoverBody) {
    return this.journeys.fail(actor, id, body);
  }

  @Post('handovers/:id/cancel')
  @HttpCode(200)
  @Access(...WATCHING)
  @Returns(HandoverView)
  cancel(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: CancelHandoverBody) {
    return this.journeys.cancel(actor, id, body);
  }
}
