import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { Access, Caller, Returns } from '../platform/http/index.js';
import { AuditPage, AuditQuery } from './audit.api.js';
import { AuditService } from './audit.service.js';

@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Access('auditor')
  @Returns(AuditPage)
  read(@Caller() actor: Actor, @Query() query: AuditQuery): Promise<AuditPage> {
    return this.audit.read(actor, query);
  }
}
