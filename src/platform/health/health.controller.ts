import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access, Returns } from '../http/index.js';
import { LiveView, ReadyView } from './health.api.js';
import { HealthService } from './health.service.js';

@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @Access('anyone')
  @Returns(LiveView)
  live(): LiveView {
    return { status: 'ok' };
  }

  @Get('ready')
  @Access('anyone')
  @Returns(ReadyView)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyView> {
    const view = await this.health.ready();
    if (view.status !== 'ready') void reply.status(503);
    return view;
  }
}
