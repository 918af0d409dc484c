import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query, Req } from '@nestjs/common';
import type { AccountId, Actor } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, IfMatch, Returns } from '../platform/http/index.js';
import {
  AccountPage,
  AccountView,
  AwayBody,
  ChangeAccountBody,
  ChangePasswordBody,
  ColleaguePage,
  CreateAccountBody,
  LanguageBody,
  OwnAccountView,
  StartingAccountView,
} from './accounts.api.js';
import { AccountsService } from './accounts.service.js';
import { OwnAccountService } from './own-account.service.js';
import { EvenWithStartingPassword, OwnSession } from './session.guard.js';
import type { SignedIn } from './session.js';
import type { KnockingRequest } from './sessions.strategy.js';

@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly own: OwnAccountService,
  ) {}

  @Get()
  @Access('institution_administrator')
  @Returns(AccountPage)
  list(@Caller() actor: Actor, @Query('after') after?: string): Promise<AccountPage> {
    return this.accounts.list(actor, after);
  }

  @Get('colleagues')
  @Access('signed-in')
  @Returns(ColleaguePage)
  colleagues(@Caller() actor: Actor, @Query('after') after?: string): Promise<ColleaguePage> {
    return this.accounts.colleagues(actor, after);
  }

  @Put('me/away')
  @Access('signed-in')
  @Returns(OwnAccountView)
  away(@Caller() actor: Actor, @Body() body: AwayBody): Promise<OwnAccountView> {
    return this.own.away(actor, body);
  }

  @Put('me/language')
  @Access('signed-in')
  @Returns(OwnAccountView)
  language(@Caller() actor: Actor, @Body() body: LanguageBody): Promise<OwnAccountView> {
    return this.own.changeLanguage(actor, body.language);
  }

  @Post('me/password')
  @HttpCode(200)
  @Access('signed-in')
  @EvenWithStartingPassword()
  @Returns(OwnAccountView)
  password(
    @Caller() actor: Actor,
    @Body() body: ChangePasswordBody,
    @Req() request: KnockingRequest,
  ): Promise<OwnAccountView> {
    return this.own.changePassword(actor, body, request.ip);
  }

  @Get(':id')
  @Access('institution_administrator')
  @Returns(AccountView)
  show(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AccountId): Promise<AccountView> {
    return this.accounts.show(actor, id);
  }

  @Post()
  @Creates()
  @Access('institution_administrator')
  @Returns(StartingAccountView, { status: 201 })
  create(
    @Caller() actor: Actor,
    @Body() body: CreateAccountBody,
    @OwnSession() { token }: SignedIn,
  ): Promise<StartingAccountView> {
    return this.accounts.create(actor, body, token);
  }

  @Patch(':id')
  @Access('institution_administrator')
  @Returns(AccountView)
  change(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: AccountId,
    @IfMatch() version: number,
    @Body() body: ChangeAccountBody,
  ): Promise<AccountView> {
    return this.accounts.change(actor, id, version, body);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @Access('institution_administrator')
  @Returns(AccountView)
  disable(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AccountId): Promise<AccountView> {
    return this.accounts.disable(actor, id);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Access('institution_administrator')
  @Returns(AccountView)
  enable(@Caller() actor: Actor, @Param('id', AnIdPipe) id: AccountId): Promise<AccountView> {
    return this.accounts.enable(actor, id);
  }

  @Post(':id/reset-password')
  @HttpCode(200)
  @Creates()
  @Access('institution_administrator')
  @Returns(StartingAccountView)
  resetPassword(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: AccountId,
    @OwnSession() { token }: SignedIn,
  ): Promise<StartingAccountView> {
    return this.accounts.resetPassword(actor, id, token);
  }
}
