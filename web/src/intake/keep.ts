import { useCallback, useEffect, useRef, useState } from 'react';
import { answerOf, api, Refused, type Schemas } from '../api/client.js';
import type { Answers } from './along.js';

const AGAIN_MS = 4_000;

/** saved: on the server. memory: the line is bad, it is in this page only. elsewhere: another device of the same officer went on. */
export type State = 'nothing' | 'saving' | 'saved' | 'memory' | 'elsewhere';
export interface Kept {
  readonly id: string;
  readonly version: number;
}

/** Keeps what is typed on the server while one goes; on a bad line it stays in memory, and goes up when the line is back. */
export function useKeeping(start: (Kept & { savedAt: string }) | undefined) {
  const kept = useRef<Kept | undefined>(start);
  const [state, setState] = useState<State>(start ? 'saved' : 'nothing');
  const [savedAt, setSavedAt] = useState(start?.savedAt);
  const [id, setId] = useState(start?.id);
  const waiting = useRef<Answers>(undefined);
  // A first saving whose answer was lost is repeated as it was: one draft, whatever the line does.
  const first = useRef<{ key: string; answers: Answers }>(undefined);
  const running = useRef<Promise<void>>(undefined);
  const over = useRef(false);

  const one = useCallback(async (answers: Answers): Promise<Schemas['DraftView']> => {
    const at = kept.current;
    if (at)
      return answerOf(
        api.PUT('/api/drafts/{id}', {
          params: { path: { id: at.id } },
          headers: { 'if-match': `"v${at.version}"` },
          body: { answers },
        }),
      );
    first.current ??= { key: crypto.randomUUID(), answers };
    const { key, answers: begun } = first.current;
    if (begun !== answers) waiting.current ??= answers;
    return answerOf(
      api.POST('/api/drafts', { params: { header: { 'Idempotency-Key': key } }, body: { answers: begun } }),
    );
  }, []);

  const run = useCallback(async (): Promise<void> => {
    while (waiting.current && !over.current) {
      const answers = waiting.current;
      waiting.current = undefined;
      setState((now) => (now === 'memory' ? now : 'saving'));
      try {
        const view = await one(answers);
        kept.current = { id: view.id, version: view.version };
        first.current = undefined;
        setId(view.id);
        setSavedAt(view.savedAt);
        setState('saved');
      } catch (error) {
        waiting.current ??= answers;
        const status = error instanceof Refused ? error.problem.status : 0;
        if (status === 412) return setState('elsewhere');
        // Run out, or sent from another device: what stands here is a record of its own.
        if (status === 404 && kept.current) kept.current = undefined;
        else return setState('memory');
      }
    }
  }, [one]);

  const go = useCallback((): void => {
    running.current ??= run().finally(() => {
      running.current = undefined;
    });
  }, [run]);

  const keep = useCallback(
    (answers: Answers): void => {
      waiting.current = answers;
      go();
    },
    [go],
  );
  useEffect(() => {
    if (state !== 'memory') return;
    const timer = setInterval(go, AGAIN_MS);
    window.addEventListener('online', go);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', go);
    };
  }, [state, go]);

  /** Before it is sent: nothing is saved after this, so that no draft stays behind. */
  const stop = useCallback(async (): Promise<string | undefined> => {
    over.current = true;
    await running.current;
    return kept.current?.id;
  }, []);
  const goOn = useCallback((): void => {
    over.current = false;
  }, []);
  /** The other device's words stay as they are; from here on this page's are saved over them. */
  const insist = useCallback(async (): Promise<void> => {
    if (!kept.current) return;
    const path = { id: kept.current.id };
    const { version } = await answerOf(api.GET('/api/drafts/{id}', { params: { path } }));
    kept.current = { ...path, version };
    go();
  }, [go]);
  return { state, savedAt, id, keep, stop, goOn, insist };
}
