import { Button, Card, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSay } from '../words/say.js';
import { Choices, Fields, idOf, type Choice, type Field } from './fields.js';
import { filled } from './filled.js';
import { ProblemNotice } from './problem.js';
import { useSend } from './sending.js';

/** What may be done now, by verb: the call that does it, and with which ids. */
export type Calls = Readonly<Record<string, string>>;

export const forms = () =>
  import('../api/forms.json').then(({ default: all }) => all as unknown as Record<string, Field[]>);

interface Doing {
  ids: Record<string, string>;
  version?: number | undefined;
  /** Where a form has a part for each of many things: those that belong here. */
  only?: readonly string[] | undefined;
  /** By verb: the fields of the form as they are asked here and now. */
  shape?: ((verb: string, fields: readonly Field[]) => readonly Field[]) | undefined;
  /** Where a verb of the API is another word here. */
  words?: Readonly<Record<string, string>> | undefined;
  /** What a field that holds an id, or a code that the API calls text, may be. */
  choices?: Readonly<Record<string, readonly Choice[]>> | undefined;
  /** What is filled in when the form opens. */
  start?: Readonly<Record<string, unknown>> | undefined;
  /** By verb: what is sent where a field was left as it is. */
  complete?: ((verb: string, values: object) => object) | undefined;
  /** Said beside the form, as it is filled in: what it means, what it will do. */
  beside?: ((verb: string, values: Readonly<Record<string, unknown>>) => ReactNode) | undefined;
}
interface Shown extends Doing {
  allowed: readonly string[];
  calls: Calls;
  /** Done with one press: nothing is filled in, and it is undone as easily. */
  atOnce?: readonly string[] | undefined;
  /** By verb: what is sent without being asked. */
  fixed?: Readonly<Record<string, object>> | undefined;
  /** What is said when it is done, by verb, where the page itself does not show it. */
  after?: Readonly<Record<string, string>> | undefined;
  /** Beside a line of a list. */
  small?: boolean;
  /** Somebody else has to act first: all of it is possible, nothing of it is what to do now. */
  waits?: boolean;
}

/** A button for each verb that the server allows, in the order of `calls`: the first is the one that leads on. */
export function Acts({ allowed, calls, ids, words, atOnce, fixed, after, small, waits, ...more }: Shown) {
  const { t, verb } = useSay();
  const [open, setOpen] = useState<string>();
  const [done, setDone] = useState(0);
  const [said, setSaid] = useState<string>();
  const finish = (name: string): void => {
    setDone(done + 1);
    setSaid(after?.[name]);
  };
  const known = Object.keys(calls).filter((name) => allowed.includes(name));
  if (known.length === 0 && done === 0) return null;
  return (
    <Stack className="not-printed" gap="sm">
      <VisuallyHidden role="status" key={done}>
        {done > 0 && !said && t('it is done')}
      </VisuallyHidden>
      <Group gap="sm">
        {known.map((name, at) => {
          const look = {
            variant: at === 0 && !small && !waits ? 'filled' : 'default',
            size: small ? 'compact-md' : 'md',
            children: verb(words?.[name] ?? name),
          } as const;
          return atOnce?.includes(name) ? (
            <AtOnce
              key={name}
              {...look}
              act={calls[name] ?? ''}
              ids={ids}
              body={fixed?.[name]}
              then={() => finish(name)}
            />
          ) : (
            <Button
              key={name}
              {...look}
              aria-expanded={open === name}
              onClick={() => setOpen(open === name ? undefined : name)}
            />
          );
        })}
      </Group>
      <div role="status">{said && <Text fw={600}>{said}</Text>}</div>
      {open && calls[open] && known.includes(open) && (
        <ActForm
          key={open}
          {...more}
          name={open}
          verb={words?.[open] ?? open}
          act={calls[open]}
          ids={ids}
          then={() => finish(open)}
          close={() => setOpen(undefined)}
        />
      )}
    </Stack>
  );
}

interface Pressed {
  act: string;
  ids: Record<string, string>;
  variant: string;
  size: string;
  children: string;
  body: object | undefined;
  then: () => void;
}

function AtOnce({ act, ids, body, then, ...look }: Pressed) {
  const doing = useSend(act, ids, then);
  return (
    <>
      <Button {...look} loading={doing.isPending} onClick={() => doing.send(body ?? {})} />
      <ProblemNotice error={doing.error} />
    </>
  );
}

interface Filling extends Doing {
  name: string;
  verb: string;
  act: string;
  then: () => void;
  close: () => void;
}

function ActForm({ name, verb, act, ids, version, beside, then, close, ...more }: Filling) {
  const { only, shape, choices, start, complete = (_, filledIn) => filledIn } = more;
  const say = useSay();
  const title = useRef<HTMLHeadingElement>(null);
  const [values, setValues] = useState<Record<string, unknown>>({ ...start });
  const known = useQuery({ queryKey: ['forms'], queryFn: forms, staleTime: Infinity });
  const listed = known.data?.[act]?.filter((field) => !only || only.includes(field.name));
  const fields = listed && shape ? shape(name, listed) : listed;
  const ready = fields !== undefined;
  useEffect(() => {
    if (ready) title.current?.focus();
  }, [ready]);
  const doing = useSend(act, ids, () => {
    close();
    then();
  });
  const { errors } = doing;
  if (!fields) return null;
  return (
    <Card withBorder>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          doing.send(complete(name, filled(values) as object), version);
        }}
      >
        <Stack>
          <Title order={3} ref={title} tabIndex={-1} className="focus-title">
            {say.verb(verb)}
          </Title>
          {beside?.(name, values)}
          <ProblemNotice error={doing.error} idOf={idOf} />
          <Choices value={choices ?? {}}>
            <Fields fields={fields} values={values} change={setValues} errors={errors} />
          </Choices>
          <Group>
            <Button type="submit" loading={doing.isPending}>
              {say.t('confirm')}
            </Button>
            <Button variant="default" onClick={() => close()}>
              {say.t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
