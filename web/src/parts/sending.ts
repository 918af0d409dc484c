import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Refused } from '../api/client.js';
import { send } from '../api/send.js';
import { useErrors } from './use-errors.js';

/** One act and its key: sent again on a bad line it is still one act; refused or done, what is sent next is another one. */
export function useSend<Answer = unknown>(
  act: string,
  ids: Record<string, string>,
  then: (answer: Answer) => void | Promise<void>,
) {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const another = (): void => {
    key.current = crypto.randomUUID();
  };
  const sending = useMutation({
    mutationFn: ({ body, version }: { body: unknown; version?: number | undefined }) =>
      send(act, ids, body, key.current, version) as Promise<Answer>,
    onSuccess: async (answer) => {
      another();
      await then(answer);
      await queries.invalidateQueries();
    },
    onError: async (error) => {
      if (!(error instanceof Refused)) return;
      another();
      // Somebody else changed it meanwhile: what is shown is old, and would be refused again and again.
      if (error.problem.status === 412) await queries.invalidateQueries();
    },
  });
  const errors = useErrors(sending.error);
  return {
    send: (body: unknown, version?: number) => sending.mutate({ body, version }),
    error: sending.error,
    errors,
    isPending: sending.isPending,
  };
}
