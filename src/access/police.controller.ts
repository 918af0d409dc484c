import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access, Returns } from '../platform/http/index.js';
import { whatPoliceSee } from './police-page.js';
import { WhatPoliceSeeView } from './police.api.js';

const VIEW: WhatPoliceSeeView = { kinds: whatPoliceSee() };

@Controller('what-police-can-see')
export class PoliceController {
  /** From the matrix itself, so that it cannot say something else; the same for everybody, so anything on the way may keep it. */
  @Get()
  @Access('anyone')
  @Returns(WhatPoliceSeeView)
  see(@Res({ passthrough: true }) reply: FastifyReply): WhatPoliceSeeView {
    void reply.header('cache-control', 'public, max-age=3600');
    return VIEW;
  }
}
