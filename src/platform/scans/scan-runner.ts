import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { log, nameOf } from '../http/index.js';
import { Scan } from './scan.js';

/** Runs every scan of the application in turn; started by a process that works, not by one that only serves HTTP. */
@Injectable()
export class ScanRunner implements OnApplicationShutdown {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopped = true;

  constructor(private readonly discovery: DiscoveryService) {}

  scans(): Scan[] {
    const found = this.discovery.getProviders().map(({ instance }: { instance: unknown }) => instance);
    return [...new Set(found.filter((instance): instance is Scan => instance instanceof Scan))];
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    for (const scan of this.scans()) this.soon(scan, 0);
  }

  /** No scan begins any more; those that run are waited for. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    await Promise.all(this.running);
  }

  onApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** Every scan once, now, one after the other; the first failure is thrown. */
  async runAll(): Promise<void> {
    for (const scan of this.scans()) await scan.run();
  }

  private soon(scan: Scan, milliseconds: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const run = this.turn(scan);
      this.running.add(run);
      void run.finally(() => this.running.delete(run));
    }, milliseconds);
    this.timers.add(timer);
  }

  private async turn(scan: Scan): Promise<void> {
    try {
      await scan.run();
    } catch (error) {
      log.error({ scan: scan.name, error: nameOf(error) }, 'a scan failed and will be tried again');
    }
    if (!this.stopped) this.soon(scan, scan.everySeconds * 1000);
  }
}
