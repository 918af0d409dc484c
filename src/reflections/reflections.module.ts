import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { ReflectionsController } from './reflections.controller.js';
import { ReflectionsService } from './reflections.service.js';
import { ReflectionsStore } from './reflections.store.js';

@Module({
  imports: [CasesModule],
  controllers: [ReflectionsController],
  providers: [ReflectionsService, ReflectionsStore],
})
export class ReflectionsModule {}
