import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { ExclusionListView, KeepOutBody } from './exclusions.api.js';
import { ExclusionsService } from './exclusions.service.js';

@Controller('cases/:id/exclusions')
export class ExclusionsController {
  constructor(private readonly exclusions: ExclusionsService) {}

  @Get()
  @Access('caseworker', 'lead_coordinator')
  @Returns(ExclusionListView)
  list(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId) {
    return this.exclusions.list(actor, id);
  }

  @Post()
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(ExclusionListView, { status: 201 })
  keepOut(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: KeepOutBody) {
    return this.exclusions.keepOut(actor, id, body);
  }

  @Post(':exclusion/end')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(ExclusionListView)
  letIn(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Param('exclusion', AnIdPipe) exclusion: string) {
    return this.exclusions.letIn(actor, id, exclusion);
  }
}
