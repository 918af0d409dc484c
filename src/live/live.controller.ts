import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../kernel/index.js';
import { Access, Caller, Returns, type RequestWithActor } from '../platform/http/index.js';
import { LinesService } from './lines.service.js';
import { PaceView } from './live.api.js';

const STREAM = 'text/event-stream';

@Controller('live')
export class LiveController {
  constructor(private readonly lines: LinesService) {}

  @Get()
  @Access('signed-in')
  @Returns(PaceView)
  @ApiOperation({
    description: `Asked for ${STREAM}, the answer does not end: \`changed\` with topics to look at again, \`pace\` with the seconds after which to ask anyway, \`beat\`, and at the end \`ended\` (the session) or \`elsewhere\` (too many lines of one account).`,
  })
  follow(
    @Caller() actor: Actor,
    @Req() { headers }: RequestWithActor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): PaceView | Readable {
    if (!String(headers['accept']).includes(STREAM)) return { askEverySeconds: this.lines.askEverySeconds };
    const line = this.lines.open(actor);
    void reply.header('content-type', STREAM).header('x-accel-buffering', 'no').header('connection', 'close');
    return line;
  }
}
