import type { KeyProvider } from './key-provider.js';
import type { KeysStore } from './keys.store.js';

type Say = (line: string) => void;

const AT_ONCE = 200;

/**
 * Wraps every data key with the newest master key; content stays as it is. `renew` makes a new master key, but only when
 * no earlier rotation has been cut short: that one is finished first. Safe beside a running application and beside itself.
 */
export async function rotateKeys(
  store: KeysStore,
  provider: KeyProvider,
  say: Say,
  renew?: () => void,
  atOnce = AT_ONCE,
): Promise<number> {
  const unfinished = (await store.notUnder(await provider.mark(), 1)).length > 0;
  if (unfinished) say('An earlier rotation is not finished, or the master key has a new version: going on with it.');
  else renew?.();
  const mark = await provider.mark();
  const total = (await store.counts()).reduce((sum, { mark: under, keys }) => sum + (under === mark ? 0 : keys), 0);
  let done = 0;
  for (;;) {
    const keys = await store.notUnder(mark, atOnce);
    if (keys.length === 0) return done;
    const anew = await provider.rewrap(keys.map(({ wrapped }) => wrapped));
    if (!anew.every((wrapped) => wrapped.startsWith(mark)))
      throw new Error('The master key was renewed meanwhile: start the rotation once more.');
    await store.rewrapped(keys.map((key, at) => ({ ...key, anew: anew[at] ?? key.wrapped })));
    done += keys.length;
    say(`${done} of ${Math.max(total, done)} data keys are wrapped anew.`);
  }
}
