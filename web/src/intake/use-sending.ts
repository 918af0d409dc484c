import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { Refused, type Schemas } from '../api/client.js';
import { send } from '../api/send.js';
import { answerAt, type Answers } from './along.js';
import { rememberForCard } from './for-card.js';
import type { useKeeping } from './keep.js';
import { IDENTIFY } from './use-form.js';

/** Sends once, however often it is pressed on a bad line; then shows who has it now. */
export function useSending({ stop, goOn }: Pick<ReturnType<typeof useKeeping>, 'stop' | 'goOn'>) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const sending = useMutation({
    networkMode: 'always',
    mutationFn: async (answers: Answers) => {
      const draft = await stop();
      const body = draft ? { ...answers, draft } : answers;
      return (await send(IDENTIFY, {}, body, key.current)) as Schemas['IdentificationView'];
    },
    onSuccess: async ({ id }, answers) => {
      rememberForCard(id, {
        codeWord: answerAt(answers, 'safeContact.codeWord') as string | undefined,
        language: answerAt(answers, 'languages.0') as string | undefined,
      });
      queries.removeQueries({ queryKey: ['draft'] });
      await navigate({ to: '/identifications/$id', params: { id }, replace: true });
      void queries.invalidateQueries();
    },
    onError: (error) => {
      goOn();
      if (error instanceof Refused) key.current = crypto.randomUUID();
    },
  });
  return { send: (answers: Answers) => sending.mutate(answers), error: sending.error, isPending: sending.isPending };
}
