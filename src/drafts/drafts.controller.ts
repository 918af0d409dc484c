import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, IfMatch, Returns } from '../platform/http/index.js';
import { DraftBody, DraftContentView, DraftDeletedView, DraftListView, DraftView } from './drafts.api.js';
import { DraftsService } from './drafts.service.js';

const WHO_IDENTIFIES = ['first_responder', 'caseworker', 'lead_coordinator'] as const;

@Controller('drafts')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Post()
  @Access(...WHO_IDENTIFIES)
  @Creates()
  @Returns(DraftView, { status: 201 })
  begin(@Caller() actor: Actor, @Body() body: DraftBody) {
    return this.drafts.begin(actor, body);
  }

  @Get()
  @Access(...WHO_IDENTIFIES)
  @Returns(DraftListView)
  list(@Caller() actor: Actor) {
    return this.drafts.list(actor);
  }

  @Get(':id')
  @Access(...WHO_IDENTIFIES)
  @Returns(DraftContentView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.drafts.view(actor, id);
  }

  @Put(':id')
  @Access(...WHO_IDENTIFIES)
  @Returns(DraftView)
  keep(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @IfMatch() version: number, @Body() body: DraftBody) {
    return this.drafts.keep(actor, id, version, body);
  }

  @Delete(':id')
  @Access(...WHO_IDENTIFIES)
  @Returns(DraftDeletedView)
  delete(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.drafts.delete(actor, id);
  }
}
