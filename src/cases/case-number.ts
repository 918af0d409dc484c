// Crockford's base 32: no I, L, O, U, so that a number read over a bad line is heard right.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK = `${ALPHABET}*~$=U`;
const LENGTH = 8;

/** `7K3D-Q2M9-X`: eight random characters and one that catches a slip or a swap. Says nothing about when or where. */
export function caseNumber(random: Uint8Array): string {
  const body = Array.from(random.slice(0, LENGTH), (byte) => ALPHABET.charAt(byte % 32)).join('');
  return `${body.slice(0, 4)}-${body.slice(4)}-${checkOf(body)}`;
}

/** The number as it is stored, or nothing if it cannot be one: small letters, blanks, O for 0 and I for 1 are forgiven. */
export function readCaseNumber(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const body = plain.slice(0, LENGTH);
  if (plain.length !== LENGTH + 1 || Array.from(body).some((letter) => !ALPHABET.includes(letter))) return undefined;
  return plain[LENGTH] === checkOf(body) ? `${body.slice(0, 4)}-${body.slice(4)}-${plain[LENGTH]}` : undefined;
}

/** The value modulo 37, a prime above the alphabet's size: every single slip and every swap of neighbours changes it. */
const checkOf = (body: string): string =>
  CHECK.charAt(Array.from(body).reduce((rest, letter) => (rest * 32 + ALPHABET.indexOf(letter)) % 37, 0));
