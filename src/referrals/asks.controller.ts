import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QuestionBody } from '../access/index.js';
import type { Actor, AskId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { LookAheadView } from '../victims/index.js';
import {
  AcceptBody,
  AcceptWithConditionsBody,
  AnswerQuestionsBody,
  AskListQuery,
  AskPageView,
  AskView,
  CompleteBody,
  ConfirmBody,
  DeclineBody,
  EndReasonBody,
  PhoneYesBody,
  PlaceBody,
  TakeBackBody,
} from './asks.api.js';
import { AskAnswers } from './ask-answers.service.js';
import { AsksService } from './asks.service.js';
import { NeedsService } from './needs.service.js';
import { ReferralsService } from './referrals.service.js';

@Controller('asks')
export class AsksController {
  constructor(
    private readonly asks: AsksService,
    private readonly answers: AskAnswers,
    private readonly needs: NeedsService,
    private readonly referrals: ReferralsService,
  ) {}

  @Get()
  @Access('caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(AskPageView)
  list(@Caller() actor: Actor, @Query() query: AskListQuery) {
    return this.asks.list(actor, query);
  }

  @Get(':id')
  @Access('caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(AskView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId) {
    return this.asks.view(actor, id);
  }

  @Get(':id/look-ahead/:section')
  @Access('caseworker', 'lead_coordinator')
  @Returns(LookAheadView)
  lookAhead(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: AskId,
    @Param('section') section: string,
    @Query('after') after?: string,
  ) {
    return this.referrals.lookAhead(actor, id, section, after);
  }

  @Post(':id/question')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  question(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: QuestionBody) {
    return this.answers.question(actor, id, body.codes);
  }

  @Post(':id/answer-questions')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  answerQuestions(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: AnswerQuestionsBody) {
    return this.asks.answerQuestions(actor, id, body);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  accept(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: AcceptBody) {
    return this.answers.accept(actor, id, body);
  }

  @Post(':id/accept-with-conditions')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  acceptWithConditions(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: AskId,
    @Body() body: AcceptWithConditionsBody,
  ) {
    return this.answers.acceptWithConditions(actor, id, body);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  decline(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: DeclineBody) {
    return this.answers.decline(actor, id, body);
  }

  @Post(':id/take-back')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  takeBack(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: TakeBackBody) {
    return this.answers.takeBack(actor, id, body);
  }

  @Post(':id/claim')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(AskView)
  claim(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId) {
    return this.asks.claim(actor, id);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(AskView)
  release(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId) {
    return this.asks.release(actor, id);
  }

  @Post(':id/start')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  start(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId) {
    return this.referrals.start(actor, id);
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  complete(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: CompleteBody) {
    return this.referrals.complete(actor, id, body.outcome);
  }

  @Post(':id/note-phone-yes')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  notePhoneYes(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: PhoneYesBody) {
    return this.asks.notePhoneYes(actor, id, body);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  confirm(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: ConfirmBody) {
    return this.referrals.confirm(actor, id, body);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  withdraw(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: EndReasonBody) {
    return this.referrals.withdraw(actor, id, body.reason);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(AskView)
  end(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: EndReasonBody) {
    return this.referrals.end(actor, id, body.reason);
  }

  @Post(':id/re-address')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(AskView, { status: 201 })
  readdress(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: PlaceBody) {
    return this.needs.readdress(actor, id, body.place);
  }

  @Post(':id/name-place')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator', 'national_focal_point')
  @Returns(AskView)
  namePlace(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AskId, @Body() body: PlaceBody) {
    return this.answers.namePlace(actor, id, body.place);
  }
}
