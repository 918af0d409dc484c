import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { useSay } from '../words/say.js';
import { namesOfLanguages } from './language-field.js';

/** All texts of one language, as they stand in the reader's country. */
export const textsIn = (language: string) => ({
  queryKey: ['texts', language],
  staleTime: 600_000,
  queryFn: () => answerOf(api.GET('/api/texts/{language}', { params: { path: { language } } })),
});

/** What is said after the question, in this order. */
const MORE = ['yes', 'no', 'nothing_else', 'take_back'];

/** The question as it is said to the person, in their language; where nobody has signed it, what an interpreter reads from. */
export function PersonsText({ language, name }: { language: string | undefined; name: string }) {
  const { t, language: own } = useSay();
  const texts = useQuery({ ...textsIn(language ?? ''), enabled: language !== undefined });
  const source = useQuery({ ...textsIn('en'), enabled: texts.error !== null });
  if (!language) return <Text size="sm">{t('choose their language')}</Text>;
  const text = (texts.data ?? source.data)?.items.find((one) => one.name === name);
  if (!text) return <Text size="sm">{texts.isPending || source.isPending ? t('loading') : t('no text yet')}</Text>;
  const parts = texts.data ? text.parts : null;
  const said = parts ?? text.source;
  return (
    <div className="entry" lang={parts ? language : 'en'}>
      <Text size="lg">{said['question']}</Text>
      <details>
        <summary lang={own}>{t('what yes and no mean')}</summary>
        {MORE.filter((part) => said[part] !== undefined).map((part) => (
          <Text key={part}>{said[part]}</Text>
        ))}
      </details>
    </div>
  );
}

/** Said once above all questions: the text may not be used yet, an interpreter says it. */
export function TextsLocked({ language }: { language: string | undefined }) {
  const { t, language: own } = useSay();
  const texts = useQuery({ ...textsIn(language ?? ''), enabled: language !== undefined });
  if (!language || texts.isPending) return null;
  const usable = texts.data?.items.some(({ name, parts }) => name === 'contact_support' && parts !== null);
  if (usable) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      role="status"
      title={t('text is locked', { language: namesOfLanguages(own)(language) })}
    >
      {t('interpreter reads this')}
    </Alert>
  );
}
