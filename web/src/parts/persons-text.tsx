import { Alert, Blockquote, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { useSay } from '../words/say.js';
import { namesOfLanguages } from './language-field.js';

const textsIn = (language: string) => ({
  queryKey: ['texts', language],
  staleTime: 600_000,
  queryFn: () => answerOf(api.GET('/api/texts/{language}', { params: { path: { language } } })),
});

/** The order in which the parts are said. */
const PARTS = ['question', 'yes', 'no', 'nothing_else', 'take_back'];

/** The question as it is said to the person, in their language; where nobody has signed it, what an interpreter reads from. */
export function PersonsText({ language, name }: { language: string | undefined; name: string }) {
  const { t, language: own } = useSay();
  const texts = useQuery({ ...textsIn(language ?? ''), enabled: language !== undefined });
  const source = useQuery({ ...textsIn('en'), enabled: texts.error !== null });
  if (!language) return <Text size="sm">{t('choose their language')}</Text>;
  const text = (texts.data ?? source.data)?.items.find((one) => one.name === name);
  if (!text) return <Text size="sm">{texts.isPending || source.isPending ? t('loading') : t('no text yet')}</Text>;
  const parts = texts.data ? text.parts : null;
  const spoken = namesOfLanguages(own)(language);
  return (
    <>
      {!parts && (
        <Alert color="yellow" variant="light" title={t('text is locked', { language: spoken })}>
          {t('interpreter reads this')}
        </Alert>
      )}
      <Blockquote className="persons-text" lang={parts ? language : 'en'} p="md">
        {PARTS.map((part) => (parts ?? text.source)[part])
          .filter((said) => said !== undefined)
          .map((said) => (
            <Text key={said}>{said}</Text>
          ))}
      </Blockquote>
    </>
  );
}
