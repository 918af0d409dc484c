import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Person } from './people.js';

export interface Told {
  readonly event: string;
  readonly data: string;
}

/** An open line to /api/live, as a browser holds one. */
export class Line {
  readonly told: Told[] = [];
  /** Resolves when it has ended, from either side. */
  readonly over: Promise<void>;

  private constructor(private readonly answer: IncomingMessage) {
    let kept = '';
    answer.setEncoding('utf8').on('data', (text: string) => {
      kept += text;
      const whole = kept.split('\n\n');
      kept = whole.pop() ?? '';
      for (const one of whole) {
        const [event = '', data = ''] = one.split('\n').map((line) => line.replace(/^\w+: ?/, ''));
        this.told.push({ event, data });
      }
    });
    answer.on('error', () => undefined);
    this.over = new Promise((over) => answer.once('close', over));
  }

  static open(url: string, { cookie = '' }: Person): Promise<Line> {
    return new Promise((opened, failed) => {
      request(`${url}/api/live`, { agent: false, headers: { cookie, accept: 'text/event-stream' } })
        .once('response', (answer) => opened(new Line(answer)))
        .once('error', failed)
        .end();
    });
  }

  get status(): number | undefined {
    return this.answer.statusCode;
  }

  get headers(): IncomingHttpHeaders {
    return this.answer.headers;
  }

  /** Everything that changed so far, topic by topic. */
  get topics(): string[] {
    return [...new Set(this.told.filter(({ event }) => event === 'changed').flatMap(({ data }) => data.split(' ')))];
  }

  close(): void {
    this.answer.destroy();
  }
}

export async function within(milliseconds: number, is: () => boolean): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await new Promise((go) => setTimeout(go, 20)))
    if (is()) return true;
  return is();
}
