/** NIST SP 800-63B-4: length instead of rules, since this password stands alone until there is a second factor. */
const SHORTEST = 15;
const LONGEST = 128;

// What people type when fifteen characters are asked for; kept without spaces and signs. The demo's own is among them.
const COMMON = [
  'acrossthebalticsea',
  'correcthorsebatterystaple',
  'thequickbrownfoxjumps',
  'thequickbrownfoxjumpsoverthelazydog',
  'letmeinletmeinletmein',
  'iloveyouiloveyou',
  'changemechangeme',
  'passwordpassword',
  'password12345678',
  'password123456789',
  'mypasswordissecret',
  'thisismypassword',
  'thisisapassword',
  'adminadminadmin',
  'administratoradministrator',
  'trustno1trustno1',
];
const RUNS = [
  '01234567890123456789',
  '09876543210987654321',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Why a password cannot be used, for the person who chose it; nothing when it can. */
export function whyNotPassword(password: string, person: { login: string; name: string }): string | undefined {
  const length = Array.from(password).length;
  if (length < SHORTEST) return `must have at least ${SHORTEST} characters; a short sentence is easy to remember`;
  if (length > LONGEST) return `must have at most ${LONGEST} characters`;
  const core = plain(password);
  const own = [person.login, person.name].map(plain);
  if (own.some((word) => word.length >= 4 && core.includes(word) && core.length - word.length < 8))
    return 'must not be your own name';
  if (
    COMMON.includes(core) ||
    RUNS.some((run) => core.length > 0 && (run + run).includes(core)) ||
    isOneThingRepeated(core)
  )
    return 'is one that many people use';
  return undefined;
}

const isOneThingRepeated = (core: string): boolean => /^(.{1,5}?)\1{2,}.{0,4}$/u.test(core) || core.length < 6;
