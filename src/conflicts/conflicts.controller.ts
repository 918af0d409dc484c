import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Returns } from '../platform/http/index.js';
import {
  AfterConflictQuery,
  ConflictListView,
  ConflictView,
  SettleConflictBody,
  UndoMergeBody,
} from './conflicts.api.js';
import { ConflictsService } from './conflicts.service.js';

@Controller('lead-conflicts')
export class ConflictsController {
  constructor(private readonly conflicts: ConflictsService) {}

  @Get()
  @Access('lead_coordinator', 'national_focal_point')
  @Returns(ConflictListView)
  list(@Caller() actor: Actor, @Query() { after }: AfterConflictQuery) {
    return this.conflicts.list(actor, after);
  }

  @Get(':id')
  @Access('lead_coordinator', 'national_focal_point')
  @Returns(ConflictView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.conflicts.view(actor, id);
  }

  @Post(':id/settle')
  @HttpCode(200)
  @Access('lead_coordinator', 'national_focal_point')
  @Returns(ConflictView)
  settle(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() { goesOn }: SettleConflictBody) {
    return this.conflicts.settle(actor, id, goesOn);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Access('lead_coordinator', 'national_focal_point')
  @Returns(ConflictView)
  undo(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string, @Body() { reason }: UndoMergeBody) {
    return this.conflicts.undo(actor, id, reason);
  }
}
