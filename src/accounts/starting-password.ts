import { createHmac } from 'node:crypto';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'; // no i, l, o, 0, 1: it is read out on the telephone
const GROUPS = 4;
const GROUP = 5;

/**
 * A one-time password of 99 bits that is written down nowhere: it follows from a secret only the administrator's browser
 * holds (the session token), so that a repeated call can show it again although no table has it.
 */
export function startingPassword(secret: string, ...about: string[]): string {
  const bytes = [...createHmac('sha512', secret).update(['starting password', ...about].join('\n')).digest()];
  const fair = bytes.filter((byte) => byte < 256 - (256 % LETTERS.length));
  const letters = fair.slice(0, GROUPS * GROUP).map((byte) => LETTERS[byte % LETTERS.length]!);
  return Array.from({ length: GROUPS }, (_, index) => letters.slice(index * GROUP, (index + 1) * GROUP).join('')).join('-');
}
