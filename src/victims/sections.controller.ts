import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor, CaseId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, Returns } from '../platform/http/index.js';
import { ReadersView } from './readers.api.js';
import { ReadersService } from './readers.service.js';
import { SectionView, WriteSectionBody, WrittenView } from './section.api.js';
import { SectionsService } from './sections.service.js';

@Controller('cases/:id/sections')
export class SectionsController {
  constructor(
    private readonly sections: SectionsService,
    private readonly readers: ReadersService,
  ) {}

  /** Who will see what the caller is about to write, section by section. */
  @Get()
  @Access('caseworker', 'lead_coordinator')
  @Returns(ReadersView)
  whoReads(@Caller() actor: Actor, @Param('id', AnIdPipe) id: CaseId) {
    return this.readers.ofCase(actor, id);
  }

  @Get(':section')
  @Access('first_responder', 'caseworker', 'lead_coordinator')
  @Returns(SectionView)
  read(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: CaseId,
    @Param('section') section: string,
    @Query('after') after?: string,
  ) {
    return this.sections.read(actor, id, section, after);
  }

  @Post(':section')
  @Access('caseworker', 'lead_coordinator')
  @Creates()
  @Returns(WrittenView, { status: 201 })
  write(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: CaseId,
    @Param('section') section: string,
    @Body() body: WriteSectionBody,
  ) {
    return this.sections.write(actor, id, section, body);
  }
}
