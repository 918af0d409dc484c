import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../kernel/index.js';

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const LONGEST_QUEUE = 200;

/** Verified against when the login is unknown, so that an unknown name takes the same time as a wrong password. */
const NOBODY = hash('no account has this password', COST);

let running = 0;
const waiting: (() => void)[] = [];

/** At most two hashes at once: a flood of logins must not take every core from those who work. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= LONGEST_QUEUE) throw new Refusal('unavailable', 'Too many people sign in at once.');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const same = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(same(password), COST);

/** Takes as long for nobody as for somebody, and is then always wrong. */
export async function isRightPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await NOBODY), same(password));
  return right && passwordHash !== undefined;
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'; // no i, l, o, 0, 1: it is read out on the telephone
const GROUPS = 4;
const GROUP = 5;

/**
 * A one-time password of 99 bits that is written down nowhere: it follows from a secret only the administrator's browser
 * holds (the session token), so that a repeated call can show it again although no table has it.
 */
export function startingPassword(secret: string, ...about: string[]): string {
  const bytes = [
    ...createHmac('sha512', secret)
      .update(['starting password', ...about].join('\n'))
      .digest(),
  ];
  const fair = bytes.filter((byte) => byte < 256 - (256 % LETTERS.length));
  const letters = fair.slice(0, GROUPS * GROUP).map((byte) => LETTERS.charAt(byte % LETTERS.length));
  return Array.from({ length: GROUPS }, (_, index) => letters.slice(index * GROUP, (index + 1) * GROUP).join('')).join(
    '-',
  );
}
