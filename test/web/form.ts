import type { Page } from 'playwright-core';

/** By the path of the API's form, so that the same steps are walked in every language. */
export class Form {
  constructor(readonly page: Page) {}
  next = (): Promise<void> => this.page.locator('form button[type=submit]').click();
  /** To whatever comes next, and until it is there. */
  further = async (): Promise<void> => {
    const heading = this.page.getByRole('heading', { level: 1 });
    const before = await heading.innerText();
    await this.next();
    await this.page.waitForFunction((text) => document.querySelector('h1')?.innerText !== text, before);
  };
  at = async (question: string): Promise<void> => {
    await this.page.getByRole('heading', { name: question, level: 1 }).waitFor();
  };
  choose = (path: string, value: string): Promise<void> =>
    this.page.locator(`input[name="${path}"][value="${value}"]`).check();
  tick = (value: string): Promise<void> => this.page.locator(`input[type=checkbox][value="${value}"]`).check();
  fill = (path: string, text: string): Promise<void> => this.page.locator(`[id="f-${path}"]`).fill(text);
  select = async (path: string, value: string): Promise<void> => {
    await this.page.locator(`[id="f-${path}"]`).selectOption(value);
  };
  answer = async (path: string, value: string): Promise<void> => {
    await this.choose(path, value);
    await this.next();
  };

  open = async (url: string): Promise<void> => {
    await this.page.goto(`${url}/identify`);
    await this.page.locator('h1#question').waitFor();
  };

  /** Danger, age, language, wants help: what every way has. */
  begin = async (age: string, support: string, danger = 'no'): Promise<void> => {
    await this.answer('danger', danger);
    await this.answer('ageGroup', age);
    await this.tick('lv');
    await this.answer('interpreterNeeded', 'yes');
    await this.answer('consents.contact_support.answer', support);
  };

  seen = async (): Promise<void> => {
    await this.answer('shelterTonight', 'yes');
    await this.answer('urgency', 'urgent');
    await this.select('place.class', 'police_custody').catch(() => this.choose('place.class', 'police_custody'));
    await this.next();
    await this.page.getByRole('checkbox', { name: /Documents are held by others: Told|Dokument.*: Stāstīts/ }).check();
    await this.next();
    await this.tick('forced_labour');
    await this.next();
  };

  howAsked = async (): Promise<void> => {
    await this.choose('howAsked.mode', 'oral');
    await this.choose('howAsked.interpreter', 'professional_by_phone');
    await this.choose('howAsked.readBack', 'true');
    await this.tick('colleague');
    await this.tick('exhausted');
  };
  send = async (): Promise<void> => {
    await this.next();
    await this.page.waitForURL('**/identifications/*');
  };
}
