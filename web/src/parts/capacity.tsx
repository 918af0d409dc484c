import { Badge, Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import { howLong } from './left.js';
import { ProblemNotice } from './problem.js';
import { useSend } from './sending.js';

type Said = Schemas['CapacityView'];
type State = Said['state'];

const COLOUR: Readonly<Record<State, string>> = { places: 'teal', some: 'teal', full: 'orange', unknown: 'gray' };

/** How many places a house itself says are free, and since when that is so. A hint, never a reason not to ask. */
export function Capacity({ of: said }: { of: Said }) {
  const { t, language } = useSay();
  const word = {
    places: t('places free', { n: said.places ?? 0 }),
    some: t('some places free'),
    full: t('no place free'),
    unknown:
      said.outdated && said.countsUntil
        ? t('not known since', { at: whenIn(language, said.countsUntil) })
        : t('places not known'),
  }[said.state];
  return (
    <>
      <Badge variant="light" tt="none" autoContrast color={COLOUR[said.state]}>
        {word}
      </Badge>{' '}
      {said.state !== 'unknown' && said.saidAt && (
        <Text component="span" size="sm">
          {t('said how long ago', { when: howLong(language, said.saidAt) })}
          {said.saidBy && `, ${said.saidBy}`}
        </Text>
      )}
    </>
  );
}

/** Those numbers that are one tap away. */
const NUMBERS = [1, 2, 3];

/** The house's own word about one service, changed with one tap. */
export function StateCapacity({ of: said, at: id }: { of: Said; at: string }) {
  const { t, code } = useSay();
  const [number, setNumber] = useState<number | string>('');
  const stating = useSend('PUT institutions/{id}/capacity', { id }, () => setNumber(''));
  const state = (state: State, places?: number): void =>
    stating.send({ service: said.service, state, ...(places === undefined ? {} : { places }) });
  const service = code(said.service, 'service');
  const choice = (label: string, word: State, places?: number) => {
    const now = said.state === word && (said.places ?? undefined) === places && said.saidAt !== null;
    return (
      <Button
        key={`${word} ${places}`}
        variant={now ? 'filled' : 'default'}
        aria-pressed={now}
        aria-label={`${service}: ${places === undefined ? label : t('places free', { n: places })}`}
        disabled={stating.isPending}
        onClick={() => state(word, places)}
      >
        {label}
      </Button>
    );
  };
  return (
    <Stack gap="xs">
      <div role="status">
        <Text component="span" fw={600}>
          {service}:
        </Text>{' '}
        <Capacity of={said} />
      </div>
      <Group gap="xs">
        {choice(t('no place free'), 'full')}
        {NUMBERS.map((n) => choice(String(n), 'places', n))}
        {choice(t('some places'), 'some')}
        {choice(t('places unknown'), 'unknown')}
        <Group gap={4} wrap="nowrap">
          <NumberInput
            aria-label={`${service}: ${t('another number')}`}
            placeholder={t('another number')}
            value={number}
            onChange={setNumber}
            min={1}
            max={999}
            allowDecimal={false}
            hideControls
            w="11rem"
          />
          {number !== '' && (
            <Button variant="default" disabled={stating.isPending} onClick={() => state('places', Number(number))}>
              {t('set number')}
            </Button>
          )}
        </Group>
      </Group>
      <ProblemNotice error={stating.error} />
    </Stack>
  );
}
