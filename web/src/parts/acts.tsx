import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Refused } from '../api/client.js';
import { send } from '../api/send.js';
import { useSay } from '../words/say.js';
import { Fields, filled, idOf, type Field } from './fields.js';
import { ProblemNotice } from './problem.js';

/** What may be done now, by verb: the call that does it, and with which ids. */
export type Calls = Readonly<Record<string, string>>;

/** The forms of the API's calls, from its description. */
export const forms = () =>
  import('../api/forms.json').then(({ default: all }) => all as unknown as Record<string, Field[]>);

/** A button for each verb that the server allows, in the order of `calls`: the first is the one that leads on. */
interface Doing {
  ids: Record<string, string>;
  version?: number | undefined;
  /** Where a form has a part for each of many things: those that belong here. */
  only?: readonly string[] | undefined;
  /** Where a verb of the API is another word here. */
  words?: Readonly<Record<string, string>> | undefined;
  /** What is said when it is done, by verb, where the page itself does not show it. */
  after?: Readonly<Record<string, string>> | undefined;
  /** What to know before one confirms, by verb, of what is filled in so far. */
  before?: Readonly<Record<string, (values: Readonly<Record<string, unknown>>) => ReactNode>> | undefined;
}

export function Acts({
  allowed,
  calls,
  ids,
  version,
  only,
  words,
  before,
  after,
}: Doing & { allowed: readonly string[]; calls: Calls }) {
  const { verb } = useSay();
  const [open, setOpen] = useState<string>();
  const [said, setSaid] = useState<string>();
  const known = Object.keys(calls).filter((name) => allowed.includes(name));
  if (known.length === 0) return null;
  return (
    <Stack className="not-printed">
      <Group>
        {known.map((name, at) => (
          <Button
            key={name}
            variant={at === 0 ? 'filled' : 'default'}
            aria-expanded={open === name}
            onClick={() => {
              setOpen(open === name ? undefined : name);
              setSaid(undefined);
            }}
          >
            {verb(words?.[name] ?? name)}
          </Button>
        ))}
      </Group>
      <div role="status">{said && <Text fw={600}>{said}</Text>}</div>
      {open && calls[open] && known.includes(open) && (
        <ActForm
          key={open}
          verb={words?.[open] ?? open}
          act={calls[open]}
          ids={ids}
          version={version}
          only={only}
          before={before && { [words?.[open] ?? open]: before[open]! }}
          close={(done) => {
            setOpen(undefined);
            if (done) setSaid(after?.[open]);
          }}
        />
      )}
    </Stack>
  );
}

function ActForm({
  verb,
  act,
  ids,
  version,
  only,
  before,
  close,
}: Doing & { verb: string; act: string; close: (done?: boolean) => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const [values, setValues] = useState<Record<string, unknown>>({});
  // One key for one filled form: sent again on a bad line it is still one act.
  const key = useRef(crypto.randomUUID());
  const known = useQuery({ queryKey: ['forms'], queryFn: forms, staleTime: Infinity });
  const fields = known.data?.[act]?.filter(({ name }) => !only || only.includes(name));
  const doing = useMutation({
    mutationFn: () => send(act, ids, filled(values), key.current, version),
    onSuccess: async () => {
      close(true);
      await queries.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof Refused) key.current = crypto.randomUUID();
    },
  });
  const errors = useMemo(() => errorsOf(doing.error), [doing.error]);
  if (!fields) return null;
  return (
    <Card withBorder>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          doing.mutate();
        }}
      >
        <Stack>
          <Title order={3}>{say.verb(verb)}</Title>
          <ProblemNotice error={doing.error} idOf={idOf} />
          <Fields fields={fields} values={values} change={setValues} errors={errors} />
          {before?.[verb]?.(values)}
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

export function errorsOf(error: unknown): Map<string, string> {
  const listed = error instanceof Refused ? (error.problem.errors ?? []) : [];
  return new Map(
    (listed as { path?: string; message?: string }[]).map(({ path = '', message = '' }) => [path, message]),
  );
}
