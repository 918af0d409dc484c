import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScanRunner } from './scan-runner.js';

@Global()
@Module({ imports: [DiscoveryModule], providers: [ScanRunner], exports: [ScanRunner] })
export class ScansModule {}
