// No letter that is read as a digit; a prime number of signs, so that the check sign finds every single wrong sign and
// every pair of neighbours that changed places.
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 9;

const check = (signs: readonly number[]): number =>
  signs.reduce((sum, sign, place) => sum + sign * (place + 1), 0) % SIGNS.length;

/**
 * What a receiver calls a request by, instead of the case number: random, read out on the phone as `K7M2Q-9XTRB`. It says
 * nothing about the case, two requests of one case share nothing, and it dies with the request.
 */
export function newReference(random: () => number = randomSign): string {
  const signs = Array.from({ length: LENGTH }, random);
  const text = [...signs, check(signs)].map((sign) => SIGNS.charAt(sign)).join('');
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}

export function isReference(text: string): boolean {
  const signs = Array.from(text.replace('-', '')).map((sign) => SIGNS.indexOf(sign));
  return /^.{5}-.{5}$/.test(text) && !signs.includes(-1) && check(signs.slice(0, LENGTH)) === signs[LENGTH];
}

/** Bytes beyond the last whole multiple are thrown away: every sign is equally likely. */
function randomSign(): number {
  const fair = 256 - (256 % SIGNS.length);
  const byte = crypto.getRandomValues(new Uint8Array(32)).find((candidate) => candidate < fair);
  return byte === undefined ? randomSign() : byte % SIGNS.length;
}
