import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { AddToLinkBody, EndLinkBody, LinkCaseBody, LinksView, LinkView, WishBody } from './links.api.js';
import { LinksService } from './links.service.js';

@Controller('cases/:id/links')
export class LinksController {
  constructor(private readonly links: LinksService) {}

  @Get()
  @Access('caseworker', 'lead_coordinator')
  @Returns(LinksView)
  list(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Query('after') after?: string) {
    return this.links.list(actor, id, after);
  }

  @Post()
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(LinkView, { status: 201 })
  link(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: LinkCaseBody) {
    return this.links.link(actor, id, body);
  }

  @Post(':link/add')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(LinkView)
  add(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: CaseId,
    @Param('link', AnIdPipe) link: string,
    @Body() body: AddToLinkBody,
  ) {
    return this.links.add(actor, id, link, body);
  }

  @Post(':link/wish')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(LinkView)
  wish(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: CaseId,
    @Param('link', AnIdPipe) link: string,
    @Body() body: WishBody,
  ) {
    return this.links.wish(actor, id, link, body);
  }

  @Post(':link/end')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(LinkView)
  end(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: CaseId,
    @Param('link', AnIdPipe) link: string,
    @Body() body: EndLinkBody,
  ) {
    return this.links.end(actor, id, link, body);
  }
}
