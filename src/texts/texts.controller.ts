import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { Access, Caller, Creates, Returns } from '../platform/http/index.js';
import { LanguageTextsView, SignTextBody, TakeSignatureBackBody, TextStandingView, TextsView } from './texts.api.js';
import { TextsService } from './texts.service.js';

@Controller('texts')
export class TextsController {
  constructor(private readonly texts: TextsService) {}

  @Get()
  @Access('signed-in')
  @Returns(TextsView)
  list(@Caller() actor: Actor) {
    return this.texts.list(actor);
  }

  @Get(':language')
  @Access('signed-in')
  @Returns(LanguageTextsView)
  ofLanguage(@Caller() actor: Actor, @Param('language') language: string) {
    return this.texts.ofLanguage(actor, language);
  }

  @Post(':language/:name/signature')
  @Access('national_focal_point')
  @Creates()
  @Returns(TextStandingView, { status: 201 })
  sign(
    @Caller() actor: Actor,
    @Param('language') language: string,
    @Param('name') name: string,
    @Body() body: SignTextBody,
  ) {
    return this.texts.sign(actor, language, name, body);
  }

  @Post(':language/:name/signature/take-back')
  @HttpCode(200)
  @Access('national_focal_point')
  @Returns(TextStandingView)
  takeBack(
    @Caller() actor: Actor,
    @Param('language') language: string,
    @Param('name') name: string,
    @Body() body: TakeSignatureBackBody,
  ) {
    return this.texts.takeBack(actor, language, name, body);
  }
}
