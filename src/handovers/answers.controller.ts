import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { QuestionBody } from '../access/index.js';
import type { Actor, HandoverId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Returns } from '../platform/http/index.js';
import {
  AcceptAndTakeOverBody,
  AcceptHandoverBody,
  AddresseeBody,
  DeclineHandoverBody,
  FeedbackBody,
  NameReceiverBody,
  OtherPlaceBody,
  TakeOverBody,
  WithdrawOfferBody,
} from './handovers.api.js';
import { HandoverView } from './handover-views.api.js';
import { AnswersService } from './answers.service.js';
import { Escalations } from './escalations.service.js';
import { TakeoversService } from './takeovers.service.js';

const AT_WORK = ['lead_coordinator', 'caseworker'] as const;
const WATCHING = ['lead_coordinator', 'caseworker', 'national_focal_point'] as const;

/** What the receiver answers and takes over, and what focal points and desks do beside it. */
@Controller()
export class AnswersController {
  constructor(
    private readonly answers: AnswersService,
    private readonly escalations: Escalations,
    private readonly takeovers: TakeoversService,
  ) {}

  @Post('handovers/:id/questions')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  ask(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: QuestionBody) {
    return this.answers.ask(actor, id, body);
  }

  @Post('handovers/:id/name-receiver')
  @HttpCode(200)
  @Access('national_focal_point')
  @Returns(HandoverView)
  nameReceiver(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: NameReceiverBody) {
    return this.escalations.nameReceiver(actor, id, body);
  }

  @Post('handovers/:id/claim')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  claim(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId) {
    return this.answers.claim(actor, id);
  }

  @Post('handovers/:id/suggest-place')
  @HttpCode(200)
  @Access(...WATCHING)
  @Returns(HandoverView)
  suggestPlace(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: OtherPlaceBody) {
    return this.escalations.suggestPlace(actor, id, body);
  }

  @Post('handovers/:id/remind')
  @HttpCode(200)
  @Access('lead_coordinator', 'national_focal_point')
  @Returns(HandoverView)
  remind(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId) {
    return this.escalations.remind(actor, id);
  }

  @Post('handovers/:id/accept')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  accept(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: AcceptHandoverBody) {
    return this.answers.accept(actor, id, body);
  }

  @Post('handovers/:id/accept-and-take-over')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  acceptAndTakeOver(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: HandoverId,
    @Body() body: AcceptAndTakeOverBody,
  ) {
    return this.takeovers.acceptAndTakeOver(actor, id, body);
  }

  @Post('handovers/:id/decline')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  decline(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: DeclineHandoverBody) {
    return this.answers.decline(actor, id, body);
  }

  @Post('handovers/:id/offer-withdraw')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  withdrawOffer(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: WithdrawOfferBody) {
    return this.answers.withdrawOffer(actor, id, body);
  }

  @Post('handovers/:id/take-over')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  takeOver(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: TakeOverBody) {
    return this.takeovers.takeOver(actor, id, body);
  }

  @Post('handovers/:id/re-address')
  @HttpCode(200)
  @Access(...WATCHING)
  @Returns(HandoverView)
  readdress(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: AddresseeBody) {
    return this.escalations.readdress(actor, id, body);
  }

  @Post('handovers/:id/nobody-can')
  @HttpCode(200)
  @Access(...WATCHING)
  @Returns(HandoverView)
  nobodyCan(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId) {
    return this.escalations.nobodyCan(actor, id);
  }

  @Post('handovers/:id/feedback')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  giveFeedback(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId, @Body() body: FeedbackBody) {
    return this.takeovers.give(actor, id, body);
  }

  @Post('handovers/:id/decline-feedback')
  @HttpCode(200)
  @Access(...AT_WORK)
  @Returns(HandoverView)
  declineFeedback(@Caller() actor: Actor, @Param('id', AnIdPipe) id: HandoverId) {
    return this.takeovers.decline(actor, id);
  }
}
