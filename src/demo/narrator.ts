import { setTimeout as pause } from 'node:timers/promises';

const ASK_AGAIN_MS = 500;
const MARGIN = ' '.repeat(7);

type Style = 'bold' | 'dim' | 'green' | 'red';
const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, green: 32, red: 31 };

/** Tells a story in short lines, and keeps count of what was not as promised. Colour only on a terminal. */
export class Narrator {
  readonly broken: string[] = [];
  kept = 0;
  private readonly colour: boolean;

  constructor(private readonly out: NodeJS.WriteStream) {
    this.colour = out.isTTY && out.hasColors();
  }

  line(text = ''): void {
    this.out.write(`${text}\n`);
  }

  title(text: string, ...below: string[]): void {
    this.line(this.in('bold', text));
    for (const each of below) this.line(this.in('dim', each));
  }

  chapter(title: string, when: string): void {
    this.line();
    this.line(`${this.in('bold', title.toUpperCase())}${when ? this.in('dim', `   ${when}`) : ''}`);
  }

  /** When, who from where, and what they do. */
  scene(time: string, who: string, ...does: string[]): void {
    this.line();
    this.line(`${time.padEnd(5)}  ${this.in('bold', who)}`);
    for (const each of does) this.line(`${MARGIN}${each}`);
  }

  /** What they see. */
  sees(first: string, ...more: string[]): void {
    this.line(`     → ${first}`);
    for (const each of more) this.line(`${MARGIN}${each}`);
  }

  quiet(text: string): void {
    this.line(this.in('dim', `${MARGIN}${text}`));
  }

  /** A promise, and whether it was kept. */
  holds(kept: boolean, promise: string, instead?: string): void {
    if (kept) this.kept += 1;
    else this.broken.push(promise);
    const mark = kept ? this.in('green', '✓') : this.in('red', '✗');
    this.line(`     ${mark} ${promise}${kept || instead === undefined ? '' : this.in('red', `  but: ${instead}`)}`);
  }

  /** Rows in columns, as wide as they need to be. */
  table(rows: readonly (readonly string[])[]): void {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    for (const row of rows)
      this.line(`${MARGIN}${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  }

  /** Asks until there is an answer or the time is over, and shows that it waits. */
  async waitFor<T>(what: string, seconds: number, ask: () => Promise<T | undefined>): Promise<T | undefined> {
    const until = performance.now() + seconds * 1000;
    let shown = false;
    for (;;) {
      const answer = await ask();
      if (answer !== undefined || performance.now() > until) {
        if (shown) this.line();
        return answer;
      }
      this.out.write(shown ? '.' : this.in('dim', `${MARGIN}${what} `));
      shown = true;
      await pause(ASK_AGAIN_MS);
    }
  }

  private in(style: Style, text: string): string {
    return this.colour ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
  }
}
