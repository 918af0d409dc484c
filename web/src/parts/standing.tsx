import { Badge, Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import { howLong } from './left.js';

const COLOUR: Readonly<Record<string, string>> = { answered: 'teal', ask_again: 'orange', open: 'gray' };

/** The four questions: what was said, to whom and when; so that nobody asks what has been answered. */
export function Standing({ of }: { of: readonly Schemas['QuestionStandView'][] }) {
  const { t, code, field, language } = useSay();
  return (
    <ul className="plain standing">
      {of.map(({ question, standing, answer, askedAt, askedBy, institution, validUntil }) => (
        <li key={question}>
          <Text fw={600}>{field(question)}</Text>
          <Text component="div">
            {answer ? code(answer, 'answer') : t('not asked')}{' '}
            <Badge variant="light" tt="none" autoContrast color={COLOUR[standing] ?? 'gray'}>
              {code(standing, 'standing')}
            </Badge>
          </Text>
          {askedAt && (
            <Text size="sm" c="dimmed">
              {[askedBy, institution, whenIn(language, askedAt)].filter(Boolean).join(', ')}
              {validUntil ? `; ${t('runs out', { when: howLong(language, validUntil) })}` : ''}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
