const LATELY_MS = 60_000;
let touched = 0;
for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
  window.addEventListener(sign, () => (touched = Date.now()), { capture: true, passive: true });

/** Whether somebody is at this page: what it asks by itself keeps nobody signed in (src/accounts/session.ts). */
export const attended = (): boolean => Date.now() - touched < LATELY_MS;
