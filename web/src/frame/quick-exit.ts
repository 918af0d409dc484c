import { useEffect } from 'react';

/** A page that says nothing about this one; in its place in the history, so that "back" does not come here. */
const ELSEWHERE = 'about:blank';
const WITHIN_MS = 1500;

export function leaveQuickly(): void {
  void fetch('/api/session', { method: 'DELETE', keepalive: true }).catch(() => undefined);
  document.documentElement.replaceChildren();
  window.location.replace(ELSEWHERE);
}

/** Shift three times, from anywhere. */
export function useQuickExit(): void {
  useEffect(() => {
    let pressed: number[] = [];
    const listen = ({ key, timeStamp }: KeyboardEvent): void => {
      pressed = key === 'Shift' ? [...pressed.filter((at) => timeStamp - at < WITHIN_MS), timeStamp] : [];
      if (pressed.length >= 3) leaveQuickly();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
