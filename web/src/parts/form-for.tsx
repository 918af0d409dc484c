import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { Refused } from '../api/client.js';
import { send } from '../api/send.js';
import { useSay } from '../words/say.js';
import { forms } from './acts.js';
import { useErrors } from './use-errors.js';
import { Choices, Fields, idOf, type Choice } from './fields.js';
import { filled } from './filled.js';
import { ProblemNotice } from './problem.js';

interface Shown<Answer> {
  act: string;
  ids: Record<string, string>;
  choices?: Readonly<Record<string, readonly Choice[]>>;
  /** What the answer says once, as a starting password. */
  done: (answer: Answer) => void;
  /** Beside the button. */
  children?: ReactNode;
}

/** One form that stands open, and whose answer is shown. */
export function FormFor<Answer>({ act, ids, choices, done, children }: Shown<Answer>) {
  const { t } = useSay();
  const queries = useQueryClient();
  const [values, setValues] = useState<Record<string, unknown>>({});
  const key = useRef(crypto.randomUUID());
  const fields = useQuery({ queryKey: ['forms'], queryFn: forms, staleTime: Infinity }).data?.[act];
  const doing = useMutation({
    mutationFn: () => send(act, ids, filled(values), key.current),
    onSuccess: async (answer) => {
      key.current = crypto.randomUUID();
      setValues({});
      done(answer as Answer);
      await queries.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof Refused) key.current = crypto.randomUUID();
    },
  });
  const errors = useErrors(doing.error);
  if (!fields) return null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        doing.mutate();
      }}
    >
      <Stack>
        <ProblemNotice error={doing.error} idOf={idOf} />
        <Choices value={choices ?? {}}>
          <Fields fields={fields} values={values} change={setValues} errors={errors} />
        </Choices>
        <Group>
          <Button type="submit" loading={doing.isPending}>
            {t('confirm')}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}
