import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Actor, InstitutionId } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Returns } from '../platform/http/index.js';
import { CapacitiesView, StateCapacityBody } from './capacity.api.js';
import { CapacityService } from './capacity.service.js';

@Controller('institutions/:id/capacity')
export class CapacityController {
  constructor(private readonly capacity: CapacityService) {}

  @Get()
  @Access('caseworker', 'lead_coordinator', 'national_focal_point', 'institution_administrator')
  @Returns(CapacitiesView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: InstitutionId) {
    return this.capacity.view(actor, id);
  }

  @Put()
  @Access('caseworker', 'lead_coordinator', 'institution_administrator')
  @Returns(CapacitiesView)
  state(@Caller() actor: Actor, @Param('id', AnIdPipe) id: InstitutionId, @Body() body: StateCapacityBody) {
    return this.capacity.state(actor, id, body);
  }
}
