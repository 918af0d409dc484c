import { Module } from '@nestjs/common';
import { InstitutionsModule } from '../institutions/index.js';
import { TextsController } from './texts.controller.js';
import { TextsService } from './texts.service.js';
import { TextsStore } from './texts.store.js';

@Module({
  imports: [InstitutionsModule],
  controllers: [TextsController],
  providers: [TextsService, TextsStore],
  exports: [TextsService],
})
export class TextsModule {}
