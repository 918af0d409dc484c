import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSay } from '../words/say.js';
import { forms } from './acts.js';
import { useSend } from './sending.js';
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
  const [values, setValues] = useState<Record<string, unknown>>({});
  const fields = useQuery({ queryKey: ['forms'], queryFn: forms, staleTime: Infinity }).data?.[act];
  const doing = useSend<Answer>(act, ids, (answer) => {
    setValues({});
    done(answer);
  });
  const { errors } = doing;
  if (!fields) return null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        doing.send(filled(values));
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
