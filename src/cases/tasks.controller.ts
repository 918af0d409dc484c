import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { Access, AnIdPipe, Caller, Returns } from '../platform/http/index.js';
import { OwnTaskView } from './task.api.js';
import { DOERS } from './task.js';
import { TasksService } from './tasks.service.js';

@Controller('tasks')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get(':id')
  @Access(...DOERS)
  @Returns(OwnTaskView)
  view(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.tasks.view(actor, id);
  }

  @Post(':id/done')
  @HttpCode(200)
  @Access(...DOERS)
  @Returns(OwnTaskView)
  do(@Caller() actor: Actor, @Param('id', AnIdPipe) id: string) {
    return this.tasks.do(actor, id);
  }
}
