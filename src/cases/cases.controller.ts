import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Returns } from '../platform/http/index.js';
import { AskConsentBody, WithdrawalAheadView, WithdrawalQuery, WithdrawConsentBody } from '../victims/index.js';
import {
  AfterQuery,
  AssignBody,
  CaseListQuery,
  CaseListView,
  CaseView,
  CloseCaseBody,
  LoseContactBody,
  TimelineView,
} from './case.api.js';
import { CaseStepsService } from './case-steps.service.js';
import { CaseloadService } from './caseload.service.js';
import { ConsentStepsService } from './consent-steps.service.js';
import { WithdrawalAhead } from './withdrawal-ahead.service.js';

@Controller('cases')
export class CasesController {
  constructor(
    private readonly caseload: CaseloadService,
    private readonly steps: CaseStepsService,
    private readonly consents: ConsentStepsService,
    private readonly ahead: WithdrawalAhead,
  ) {}

  @Get()
  @Access('caseworker', 'lead_coordinator')
  @Returns(CaseListView)
  list(@Caller() actor: Actor, @Query() query: CaseListQuery) {
    return this.caseload.list(actor, query);
  }

  @Get(':id')
  @Access('caseworker', 'lead_coordinator')
  @Returns(CaseView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId) {
    return this.caseload.view(actor, id);
  }

  @Get(':id/timeline')
  @Access('caseworker', 'lead_coordinator')
  @Returns(TimelineView)
  timeline(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Query() query: AfterQuery) {
    return this.caseload.timeline(actor, id, query.after);
  }

  @Put(':id/assignment')
  @Access('caseworker', 'lead_coordinator')
  @Returns(CaseView)
  assign(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: AssignBody) {
    return this.steps.assign(actor, id, body);
  }

  @Delete(':id/assignment')
  @Access('caseworker', 'lead_coordinator')
  @Returns(CaseView)
  giveBack(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId) {
    return this.steps.giveBack(actor, id);
  }

  @Post(':id/consents')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(CaseView)
  askConsent(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: AskConsentBody) {
    return this.consents.ask(actor, id, body);
  }

  @Get(':id/consents/withdrawals/ahead')
  @Access('caseworker', 'lead_coordinator')
  @Returns(WithdrawalAheadView)
  withdrawalAhead(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Query() query: WithdrawalQuery) {
    return this.ahead.look(actor, id, query);
  }

  @Post(':id/consents/withdrawals')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(CaseView)
  withdrawConsent(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: WithdrawConsentBody) {
    return this.consents.withdraw(actor, id, body);
  }

  @Post(':id/contact-lost')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(CaseView)
  loseContact(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: LoseContactBody) {
    return this.steps.loseContact(actor, id, body);
  }

  @Post(':id/contact-regained')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(CaseView)
  regainContact(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId) {
    return this.steps.regainContact(actor, id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(CaseView)
  close(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: CloseCaseBody) {
    return this.steps.close(actor, id, body);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Access('lead_coordinator')
  @Returns(CaseView)
  reopen(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId) {
    return this.steps.reopen(actor, id);
  }
}
