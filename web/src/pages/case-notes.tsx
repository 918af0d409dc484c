import { Accordion, Text } from '@mantine/core';
import { useState } from 'react';
import { useCase } from '../parts/case-view.js';
import { Part } from '../parts/part.js';
import { Section } from '../parts/section.js';
import { useSay, whenIn } from '../words/say.js';

/** What is written of the person, section by section; a section is read when it is opened, and the look is kept. */
export function Page() {
  const { t, code, language } = useSay();
  const one = useCase();
  const [open, setOpen] = useState<string[]>([]);
  return (
    <Part title={t('what is written')}>
      <Text size="sm">{t('each look is kept')}</Text>
      <Accordion multiple variant="separated" order={3} value={open} onChange={setOpen}>
        {one.sections.map(({ section, entries, latest, reads, mayWrite }) => (
          <Accordion.Item key={section} value={section}>
            <Accordion.Control>
              <Text component="span" fw={600}>
                {code(section, 'section')}
              </Text>{' '}
              <Text component="span" size="sm" c="dimmed">
                {entries === 0 ? t('empty') : t('entries', { count: entries })}
                {latest ? `, ${whenIn(language, latest)}` : ''}
                {reads === 'own' ? `, ${t('only your own')}` : ''}
                {mayWrite ? '' : `, ${t('reading only')}`}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>{open.includes(section) && <Section caseId={one.id} section={section} />}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Part>
  );
}
