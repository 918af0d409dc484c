import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { EndBody, EndedView } from './institutions.api.js';
import { GiveMandateBody, ListMandatesQuery, MandatePageView, MandateView } from './mandates.api.js';
import { MandatesService } from './mandates.service.js';

@Controller('mandates')
export class MandatesController {
  constructor(private readonly mandates: MandatesService) {}

  @Get()
  @Access('signed-in')
  @Returns(MandatePageView)
  list(@Caller() actor: Actor, @Query() query: ListMandatesQuery): Promise<MandatePageView> {
    return this.mandates.list(actor, query);
  }

  @Post()
  @Access('national_focal_point')
  @Creates()
  @Returns(MandateView, { status: 201 })
  give(@Caller() actor: Actor, @Body() body: GiveMandateBody): Promise<MandateView> {
    return this.mandates.give(actor, body);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Access('national_focal_point')
  @Returns(EndedView)
  end(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() body: EndBody): Promise<EndedView> {
    return this.mandates.end(actor, id, body);
  }
}
