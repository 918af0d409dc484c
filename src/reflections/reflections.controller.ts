import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { EndReflectionBody, ExtendReflectionBody, RecordReflectionBody, ReflectionView } from './reflections.api.js';
import { ReflectionsService } from './reflections.service.js';

@Controller('cases/:id/reflection')
export class ReflectionsController {
  constructor(private readonly reflections: ReflectionsService) {}

  @Get()
  @Access('caseworker', 'lead_coordinator')
  @Returns(ReflectionView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId) {
    return this.reflections.view(actor, id);
  }

  @Post()
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(ReflectionView, { status: 201 })
  record(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: RecordReflectionBody) {
    return this.reflections.record(actor, id, body);
  }

  @Post('extend')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(ReflectionView)
  extend(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: ExtendReflectionBody) {
    return this.reflections.extend(actor, id, body);
  }

  @Post('end')
  @HttpCode(200)
  @Access('caseworker', 'lead_coordinator')
  @Returns(ReflectionView)
  end(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId, @Body() body: EndReflectionBody) {
    return this.reflections.end(actor, id, body);
  }
}
