import { Button, Group, NativeSelect, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../words/say.js';
import type { Choice } from './fields.js';

interface Shown {
  label: string;
  /** Everything that may stand in the list. */
  known: readonly Choice[];
  value: readonly string[];
  change: (value: string[]) => void;
}

/** A list whose order counts: moved by buttons, so by mouse, finger, keyboard and voice alike; each move is read out. */
export function Ordered({ label, known, value, change }: Shown) {
  const { t } = useSay();
  const [said, setSaid] = useState('');
  const [moved, setMoved] = useState<string>();
  const list = useRef<HTMLOListElement>(null);
  const nameOf = (id: string): string => known.find((one) => one.value === id)?.label ?? id;
  const left = known.filter((one) => !value.includes(one.value));
  const move = (at: number, by: number, button: string): void => {
    const id = value[at];
    if (id === undefined) return;
    change(value.toSpliced(at, 1).toSpliced(at + by, 0, id));
    setSaid(t('moved to', { name: nameOf(id), place: at + by + 1, of: value.length }));
    setMoved(`${id} ${button}`);
  };
  // The button that was pressed keeps the focus where its row went.
  useEffect(() => {
    if (!moved) return;
    const [id, button] = moved.split(' ');
    const row = list.current?.querySelector(`[data-row="${id}"]`);
    const wanted = row?.querySelector<HTMLButtonElement>(`[data-move="${button}"]:not(:disabled)`);
    (wanted ?? row?.querySelector<HTMLButtonElement>('[data-move]:not(:disabled)'))?.focus();
  }, [moved, value]);
  return (
    <Stack role="group" aria-label={label} gap="sm">
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <ol className="ordered" ref={list}>
        {value.map((id, at) => (
          <li key={id} data-row={id}>
            <Group justify="space-between">
              <Text>{nameOf(id)}</Text>
              <Group gap="xs">
                <Button
                  variant="default"
                  data-move="up"
                  disabled={at === 0}
                  aria-label={t('move up', { name: nameOf(id) })}
                  onClick={() => move(at, -1, 'up')}
                >
                  ↑
                </Button>
                <Button
                  variant="default"
                  data-move="down"
                  disabled={at === value.length - 1}
                  aria-label={t('move down', { name: nameOf(id) })}
                  onClick={() => move(at, 1, 'down')}
                >
                  ↓
                </Button>
                <Button
                  variant="default"
                  aria-label={t('take off', { name: nameOf(id) })}
                  onClick={() => {
                    change(value.toSpliced(at, 1));
                    setSaid(t('taken off', { name: nameOf(id) }));
                  }}
                >
                  ✕
                </Button>
              </Group>
            </Group>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <NativeSelect
          label={t('add to the list')}
          value=""
          onChange={({ currentTarget }) => {
            if (currentTarget.value) change([...value, currentTarget.value]);
          }}
          data={[{ value: '', label: t('choose') }, ...left]}
        />
      )}
    </Stack>
  );
}
