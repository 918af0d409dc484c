import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { InstitutionsModule } from '../institutions/index.js';
import { TextsModule } from '../texts/index.js';
import { VictimsModule } from '../victims/index.js';
import { SheetsController } from './sheets.controller.js';
import { SheetsService } from './sheets.service.js';
import { SheetsStore } from './sheets.store.js';

@Module({
  imports: [CasesModule, InstitutionsModule, TextsModule, VictimsModule],
  controllers: [SheetsController],
  providers: [SheetsService, SheetsStore],
})
export class SheetsModule {}
