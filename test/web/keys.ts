import type { Page } from 'playwright-core';

/** Somebody without a mouse. What is focused has to be seen: a ring around it, and nothing that lies over it. */
export class Keys {
  /** Where the focus was and could not be seen. */
  readonly unseen: string[] = [];

  constructor(readonly page: Page) {}

  press = (key: string): Promise<void> => this.page.keyboard.press(key);
  type = (text: string): Promise<void> => this.page.keyboard.type(text);

  /** With Tab, until the focus is there. */
  async to(selector: string, most = 90): Promise<void> {
    for (let times = 0; times < most; times += 1) {
      await this.press('Tab');
      const unseen = await this.page.evaluate(hidden);
      if (unseen) this.unseen.push(unseen);
      if (await this.page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    throw new Error(`Tab does not come to ${selector}, but to ${await this.focus()}.`);
  }

  /** A link or button by what it says. */
  async toWords(words: string, most = 90): Promise<void> {
    for (let times = 0; times < most; times += 1) {
      await this.press('Tab');
      const unseen = await this.page.evaluate(hidden);
      if (unseen) this.unseen.push(unseen);
      if (await this.page.evaluate((text) => document.activeElement?.textContent.trim().includes(text), words)) return;
    }
    throw new Error(`Tab does not come to “${words}”, but to ${await this.focus()}.`);
  }

  /** One of several answers: into the group with Tab, through it with the arrows, as a browser has it. */
  async choose(path: string, value: string): Promise<void> {
    await this.to(`input[name="${path}"]`);
    if (await this.page.evaluate(isOn, value)) return this.press('Space');
    for (let times = 0; times < 20; times += 1) {
      await this.press('ArrowDown');
      if (await this.page.evaluate(isOn, value)) return;
    }
    throw new Error(`${path} has no ${value}.`);
  }

  async tick(value: string): Promise<void> {
    await this.to(`input[type=checkbox][value="${value}"]`);
    await this.press('Space');
  }

  async fill(path: string, text: string): Promise<void> {
    await this.to(`[id="f-${path}"]`);
    await this.type(text);
  }

  /** What has the focus, in a word. */
  focus = (): Promise<string> =>
    this.page.evaluate(() => {
      const here = document.activeElement;
      return `${here?.tagName ?? 'nothing'} ${here?.id || here?.getAttribute('name') || here?.textContent.slice(0, 60) || ''}`;
    });
}

const isOn = (value: string): boolean => (document.activeElement as HTMLInputElement | null)?.value === value;

/** Names what has the focus where nobody can see that it has (WCAG 2.4.7, 2.4.11). */
function hidden(): string | undefined {
  const here = document.activeElement;
  // What only a page moves the focus to, such as a heading that is read out, needs no ring.
  if (!here || here === document.body || here.getAttribute('tabindex') === '-1') return undefined;
  const name = `${here.tagName} ${here.id || here.textContent.trim().slice(0, 40) || ''}`;
  const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(here);
  const field = here.matches('input:not([type=radio], [type=checkbox]), select, textarea');
  if ((outlineStyle === 'none' || outlineWidth === '0px') && boxShadow === 'none' && !(field && borderColor))
    return `${name}: no ring`;
  const { left, top, width, height } = here.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + width * x, top + height * y]));
  const seen = points.some(([x = 0, y = 0]) => {
    const over = document.elementFromPoint(x, y);
    return over !== null && (here.contains(over) || over.contains(here) || over.closest('label')?.control === here);
  });
  return seen ? undefined : `${name}: something lies over it`;
}
