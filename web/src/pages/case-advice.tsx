import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { useCase } from '../parts/case-view.js';
import { Empty } from '../parts/empty.js';
import { Loaded } from '../parts/loaded.js';
import { Part } from '../parts/part.js';
import { useSay, whenIn } from '../words/say.js';

/** Advice that was asked before there was a case, and belongs to it since the person agreed. */
export function Page() {
  const { t, code, language } = useSay();
  const { id } = useCase();
  const list = useQuery({
    queryKey: ['case', id, 'consultations'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/consultations', { params: { path: { id } } })),
  });
  return (
    <Part title={t('part advice')}>
      <Loaded of={list}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <Empty>
                {t('no advice in this case')} <Link to="/consultations">{t('advice')}</Link>
              </Empty>
            )}
            {items.map((one) => (
              <Link key={one.id} className="row-link" to="/consultations/$id" params={{ id: one.id }}>
                <Text fw={600}>{one.topics.map((topic) => code(topic, 'topics')).join(', ')}</Text>
                <Text size="sm">
                  {one.from} → {one.to}, {whenIn(language, one.at)}: {code(`consultation.${one.status}`)}
                </Text>
              </Link>
            ))}
          </>
        )}
      </Loaded>
    </Part>
  );
}
