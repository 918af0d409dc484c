import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { LinksController } from './links.controller.js';
import { LinksService } from './links.service.js';
import { LinksStore } from './links.store.js';

@Module({
  imports: [CasesModule],
  controllers: [LinksController],
  providers: [LinksService, LinksStore],
})
export class LinksModule {}
