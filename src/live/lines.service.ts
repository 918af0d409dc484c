import { PassThrough, type Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { SessionsService } from '../accounts/index.js';
import { Refusal, type Actor, type Role, type SessionId } from '../kernel/index.js';
import { fromNotice, TOPICS, topicsFor, type Topic } from './live.js';
import { NoticesStore } from './notices.store.js';

/** A browser opens at most six connections to one host; the pages need some for asking. */
const FOR_ONE_ACCOUNT = 4;
const IN_ONE_PROCESS = 2000;
/** Shorter than what proxies take for silence. */
const BEAT_MS = 15_000;
/** How often a page asks besides: rarely while hints arrive, often while they do not. */
const ASK_SECONDS = { hearing: 60, deaf: 15 };

interface Line {
  readonly account: string;
  readonly session: SessionId;
  readonly institution: string;
  readonly stream: PassThrough;
}

/** The open lines of this process. Before a line is told anything, its session is looked up again: it may have ended. */
@Injectable()
export class LinesService implements OnModuleDestroy {
  private readonly lines = new Set<Line>();
  private beat: NodeJS.Timeout | undefined;
  private hearing = false;

  constructor(
    private readonly sessions: SessionsService,
    private readonly notices: NoticesStore,
  ) {}

  get askEverySeconds(): number {
    return this.hearing ? ASK_SECONDS.hearing : ASK_SECONDS.deaf;
  }

  open(actor: Actor): Readable {
    if (this.lines.size >= IN_ONE_PROCESS) throw new Refusal('unavailable');
    const own = [...this.lines].filter(({ account }) => account === actor.accountId);
    for (const oldest of own.slice(0, Math.max(own.length - FOR_ONE_ACCOUNT + 1, 0))) this.close(oldest, 'elsewhere');
    const line: Line = {
      account: actor.accountId,
      session: actor.sessionId,
      institution: actor.institutionId,
      stream: new PassThrough(),
    };
    this.lines.add(line);
    line.stream.once('close', () => this.lines.delete(line));
    this.start();
    say(line, 'pace', String(this.askEverySeconds));
    return line.stream;
  }

  onModuleDestroy(): Promise<void> {
    clearInterval(this.beat);
    for (const line of [...this.lines]) this.close(line);
    return this.notices.stop();
  }

  private start(): void {
    this.beat ??= setInterval(() => void this.tell([...this.lines], []), BEAT_MS).unref();
    this.notices.listen({
      heard: (notice) => void this.heard(notice),
      hears: (hears) => this.hears(hears),
    });
  }

  private async heard(notice: string): Promise<void> {
    for (const [institution, topics] of fromNotice(notice))
      await this.tell(
        [...this.lines].filter((line) => line.institution === institution),
        topics,
      );
  }

  private hears(hears: boolean): void {
    this.hearing = hears;
    for (const line of this.lines) say(line, 'pace', String(this.askEverySeconds));
    // What happened meanwhile was not heard.
    if (hears) void this.tell([...this.lines], TOPICS);
  }

  private async tell(lines: readonly Line[], topics: readonly Topic[]): Promise<void> {
    if (lines.length === 0) return;
    let live: ReadonlyMap<SessionId, readonly Role[]>;
    try {
      live = await this.sessions.stillIn(lines.map(({ session }) => session));
    } catch {
      return; // The database is away: nothing is told, and the pages find out by asking.
    }
    for (const line of lines) {
      const roles = live.get(line.session);
      if (!roles) this.close(line, 'ended');
      else {
        const may = topicsFor(roles, topics);
        if (may.length > 0) say(line, 'changed', may.join(' '));
        else if (topics.length === 0) say(line, 'beat', '');
      }
    }
  }

  private close(line: Line, why?: 'ended' | 'elsewhere'): void {
    this.lines.delete(line);
    if (why) say(line, why, '');
    line.stream.end();
  }
}

/** Whoever does not read is let go: what is meant for them would pile up here. */
function say({ stream }: Line, event: string, data: string): void {
  if (!stream.write(`event: ${event}\ndata: ${data}\n\n`)) stream.destroy();
}
