import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import type { Actor, InstitutionId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Creates, IfMatch, Returns } from '../platform/http/index.js';
import { DirectoryService } from './directory.service.js';
import {
  ChangeContactsBody,
  ChangeInstitutionBody,
  CreateInstitutionBody,
  EndBody,
  EndedView,
  InstitutionPageView,
  InstitutionView,
  ListInstitutionsQuery,
  VerifyInstitutionBody,
} from './institutions.api.js';

@Controller('institutions')
export class InstitutionsController {
  constructor(private readonly directory: DirectoryService) {}

  @Get()
  @Access('signed-in')
  @Returns(InstitutionPageView)
  list(@Caller() actor: Actor, @Query() query: ListInstitutionsQuery): Promise<InstitutionPageView> {
    return this.directory.list(actor, query);
  }

  @Get(':id')
  @Access('signed-in')
  @Returns(InstitutionView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: InstitutionId): Promise<InstitutionView> {
    return this.directory.view(actor, id);
  }

  @Post()
  @Access('national_focal_point')
  @Creates()
  @Returns(InstitutionView, { status: 201 })
  create(@Caller() actor: Actor, @Body() body: CreateInstitutionBody): Promise<InstitutionView> {
    return this.directory.create(actor, body);
  }

  @Patch(':id')
  @Access('national_focal_point', 'institution_administrator')
  @Returns(InstitutionView)
  change(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: InstitutionId,
    @IfMatch() version: number,
    @Body() body: ChangeInstitutionBody,
  ): Promise<InstitutionView> {
    return this.directory.change(actor, id, version, body);
  }

  @Put(':id/contacts')
  @Access('national_focal_point', 'institution_administrator')
  @Returns(InstitutionView)
  changeContacts(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: InstitutionId,
    @IfMatch() version: number,
    @Body() body: ChangeContactsBody,
  ): Promise<InstitutionView> {
    return this.directory.changeContacts(actor, id, version, body);
  }

  @Post(':id/verify')
  @HttpCode(200)
  @Access('national_focal_point', 'institution_administrator')
  @Returns(InstitutionView)
  verify(
    @Caller() actor: Actor,
    @Param('id', AnIdPipe) id: InstitutionId,
    @IfMatch() version: number,
    @Body() body: VerifyInstitutionBody,
  ): Promise<InstitutionView> {
    return this.directory.verify(actor, id, version, body);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Access('national_focal_point')
  @Returns(EndedView)
  end(@Caller() actor: Actor, @Param('id', AnIdPipe) id: InstitutionId, @Body() body: EndBody): Promise<EndedView> {
    return this.directory.end(actor, id, body);
  }
}
