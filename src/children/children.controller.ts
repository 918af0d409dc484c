import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { ChildView, EndGuardianshipBody, FindBestInterestsBody, NameGuardianBody, SayAgeBody } from './children.api.js';
import { ChildrenService } from './children.service.js';

@Controller('cases/:id/child')
export class ChildrenController {
  constructor(private readonly children: ChildrenService) {}

  @Get()
  @Access('caseworker', 'lead_coordinator')
  @Returns(ChildView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId) {
    return this.children.view(actor, id);
  }

  @Post('ages')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(ChildView, { status: 201 })
  sayAge(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: SayAgeBody) {
    return this.children.sayAge(actor, id, body);
  }

  @Post('guardians')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(ChildView, { status: 201 })
  nameGuardian(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: NameGuardianBody) {
    return this.children.nameGuardian(actor, id, body);
  }

  @Post('guardians/end')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(ChildView)
  endGuardianship(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: EndGuardianshipBody) {
    return this.children.endGuardianship(actor, id, body);
  }

  @Post('best-interests')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(ChildView, { status: 201 })
  findBestInterests(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: FindBestInterestsBody) {
    return this.children.findBestInterests(actor, id, body);
  }
}
