import { useEffect } from 'react';

/** A page that says nothing about this one; in its place in the history, so that "back" does not come here. */
const ELSEWHERE = 'about:blank';
const WITHIN_MS = 1500;
const TIMES = 3;

export function leaveQuickly(): void {
  void fetch('/api/session', { method: 'DELETE', keepalive: true }).catch(() => undefined);
  document.documentElement.replaceChildren();
  window.location.replace(ELSEWHERE);
}

/**
 * Shift three times, from anywhere, also from a field. Shift with anything else is writing or choosing: a capital letter, a
 * key held down (which some systems repeat), a click between.
 */
export function useQuickExit(): void {
  useEffect(() => {
    let pressed: number[] = [];
    const forget = (): void => {
      pressed = [];
    };
    const listen = ({ key, repeat, timeStamp }: KeyboardEvent): void => {
      if (repeat) return;
      pressed = key === 'Shift' ? [...pressed.filter((at) => timeStamp - at < WITHIN_MS), timeStamp] : [];
      if (pressed.length >= TIMES) leaveQuickly();
    };
    window.addEventListener('keydown', listen);
    window.addEventListener('pointerdown', forget);
    return () => {
      window.removeEventListener('keydown', listen);
      window.removeEventListener('pointerdown', forget);
    };
  }, []);
}
