import type { WholeLanguage } from '../kernel/index.js';

/** `needs_you`: a mail at once to those on duty. `for_information`: in the list, and in one mail a day (flows.md 2.18). */
export type NotificationClass = 'needs_you' | 'for_information';

export interface Kind {
  readonly class: NotificationClass;
  /** Says what happened and never to whom, where or why. */
  readonly says: Readonly<Record<WholeLanguage, string>>;
}

export const needsYou = (en: string, lv: string): Kind => ({ class: 'needs_you', says: { en, lv } });
export const forInformation = (en: string, lv: string): Kind => ({ class: 'for_information', says: { en, lv } });
