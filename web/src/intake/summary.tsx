import { Alert, Anchor, List } from '@mantine/core';
import { Refused } from '../api/client.js';
import { ProblemNotice } from '../parts/problem.js';
import { useSay } from '../words/say.js';
import { stepOf } from './along.js';
import { STEPS } from './steps.js';
import { useAsked } from './words.js';

export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** In the order of the questions, whatever the server's. */
export const faultsOf = (error: unknown): readonly Fault[] =>
  error instanceof Refused
    ? ((error.problem.errors ?? []) as Partial<Fault>[])
        .map(({ path = '', message = '' }) => ({ path: path.replaceAll(/\[(\d+)\]/g, '.$1'), message }))
        .toSorted((one, other) => placeOf(one) - placeOf(other))
    : [];

function placeOf({ path }: Fault): number {
  const step = stepOf(path);
  return step ? STEPS.indexOf(step) : STEPS.length;
}

/** What the server said of a field, in the reader's language where it is one of the usual sentences. */
export function useSaidOf() {
  const { t } = useSay();
  return ({ message }: Fault): string => {
    const usual = message.split(':')[0] ?? message;
    return t(`said ${usual}`, message.startsWith('must be one of') ? t('choose') : message);
  };
}

/** Every field that cannot be used as it is, with a way to its question; the first one is focused by the page. */
export function Summary({ error, open }: { error: unknown; open: (fault: Fault) => void }) {
  const { t } = useSay();
  const { question, asked } = useAsked();
  const saidOf = useSaidOf();
  const faults = faultsOf(error);
  if (faults.length === 0) return <ProblemNotice error={error} />;
  return (
    <Alert color="red" variant="light" role="alert" title={t('problem invalid-input')}>
      <List>
        {faults.map((fault) => {
          const step = stepOf(fault.path);
          return (
            <List.Item key={fault.path + fault.message}>
              <Anchor component="button" type="button" ta="left" onClick={() => open(fault)}>
                {step && step.asks.length === 1 ? question(step.name) : asked(fault.path)}
              </Anchor>
              : {saidOf(fault)}
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}
