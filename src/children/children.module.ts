import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { VictimsModule } from '../victims/index.js';
import { ChildrenController } from './children.controller.js';
import { ChildrenService } from './children.service.js';
import { ChildrenStore } from './children.store.js';
import { ComingOfAgeScan } from './coming-of-age.job.js';
import { ComingOfAgeStore } from './coming-of-age.store.js';

@Module({
  imports: [CasesModule, VictimsModule],
  controllers: [ChildrenController],
  providers: [ChildrenService, ChildrenStore, ComingOfAgeScan, ComingOfAgeStore],
  exports: [ChildrenService],
})
export class ChildrenModule {}
