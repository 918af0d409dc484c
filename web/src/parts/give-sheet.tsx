import { Button, Card, Group, Radio, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { useSay } from '../words/say.js';
import { idOf } from './fields.js';
import { InstitutionField } from './institution-field.js';
import { ProblemNotice } from './problem.js';
import { useSend } from './sending.js';

const READERS = ['professional_present', 'professional_by_phone', 'none_needed'];

/** Records that the person was given the sheet: on paper, aloud, or kept for them somewhere. */
export function GiveSheet({ of: sheet }: { of: Schemas['SheetView'] }) {
  const { t, code } = useSay();
  const [how, setHow] = useState<string>();
  return (
    <section className="not-printed" aria-labelledby="give">
      <Title order={2} id="give">
        {t('it was given')}
      </Title>
      <Stack mt="xs">
        <Group>
          {sheet.ways.map((way) => (
            <Button
              key={way}
              variant="default"
              aria-expanded={how === way}
              onClick={() => setHow(how === way ? undefined : way)}
            >
              {code(way)}
            </Button>
          ))}
        </Group>
        {how && sheet.ways.includes(how) && (
          <GiveForm key={how + sheet.language} how={how} of={sheet} close={() => setHow(undefined)} />
        )}
      </Stack>
    </section>
  );
}

function GiveForm({ how, of: sheet, close }: { how: string; of: Schemas['SheetView']; close: () => void }) {
  const { t, code, field } = useSay();
  const [interpreter, setInterpreter] = useState<string>();
  const [keptAt, setKeptAt] = useState<string>();
  const giving = useSend('POST cases/{id}/sheet/hand-outs', { id: sheet.caseId }, close);
  const { errors } = giving;
  return (
    <Card withBorder>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          giving.send({
            how,
            language: sheet.language,
            ...(interpreter ? { interpreter } : {}),
            ...(keptAt ? { keptAt } : {}),
          });
        }}
      >
        <Stack>
          <Title order={3}>
            {code(how)}, {code(sheet.language, 'language')}
          </Title>
          <ProblemNotice error={giving.error} idOf={idOf} />
          {how === 'read_aloud' && (
            <Radio.Group
              id={idOf('interpreter')}
              name="interpreter"
              label={field('interpreter')}
              required
              value={interpreter ?? ''}
              onChange={setInterpreter}
              error={errors.get('interpreter')}
            >
              <Stack gap="xs" mt="xs">
                {READERS.map((reader) => (
                  <Radio key={reader} value={reader} label={code(reader)} size="md" />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {how === 'kept_for_them' && (
            <InstitutionField
              id={idOf('keptAt')}
              label={t('where the sheet is kept')}
              required
              error={errors.get('keptAt')}
              value={keptAt}
              change={setKeptAt}
            />
          )}
          <Group>
            <Button type="submit" loading={giving.isPending}>
              {t('confirm')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
