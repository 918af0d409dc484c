import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { toNotices, whatChanged, type Topic } from './live.js';
import { NoticesStore } from './notices.store.js';

/** Long enough for what belongs together to travel together, too short for anybody to notice. */
const GATHERED_MS = 30;

/** After each commit, which institutions have something new to look at. What is lost here is found by asking again. */
@Injectable()
export class HintsService implements OnModuleInit {
  private readonly waiting = new Map<string, Set<Topic>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly work: Work,
    private readonly notices: NoticesStore,
  ) {}

  onModuleInit(): void {
    this.work.whenDone((done) => {
      for (const [institution, topics] of whatChanged(done))
        this.waiting.set(institution, new Set([...(this.waiting.get(institution) ?? []), ...topics]));
      if (this.waiting.size > 0) this.timer ??= setTimeout(() => void this.send(), GATHERED_MS).unref();
    });
  }

  private async send(): Promise<void> {
    this.timer = undefined;
    const notices = toNotices(this.waiting);
    this.waiting.clear();
    await this.notices.post(notices).catch(() => undefined);
  }
}
