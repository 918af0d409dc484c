import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { NotHere } from '../frame/not-here.js';
import { BreakGlass } from './break-glass.js';
import { Loaded } from './loaded.js';
import { ProblemNotice } from './problem.js';
import { Refused } from '../api/client.js';
import { Stack, Title } from '@mantine/core';
import { useSay } from '../words/say.js';

/** A case that one does not see whole: whoever met the person may open a section for hours when it cannot wait. */
export function NotWhole({ id }: { id: string }) {
  const { t } = useSay();
  const glass = useQuery({
    queryKey: ['case', id, 'glass'],
    queryFn: () => answerOf(api.GET('/api/cases/{id}/break-glass', { params: { path: { id } } })),
  });
  if (glass.error instanceof Refused) return <NotHereBecause error={glass.error} />;
  return (
    <Loaded of={glass}>
      {(seen) =>
        seen.sections.length + seen.broken.length > 0 ? (
          <Stack>
            <Title order={1}>{t('case not whole')}</Title>
            <BreakGlass caseId={id} of={seen} />
          </Stack>
        ) : (
          <NotHere />
        )
      }
    </Loaded>
  );
}

/** What one may not see and what does not exist look the same, and are said as a problem is said. */
function NotHereBecause({ error }: { error: Refused }) {
  return (
    <Stack>
      <NotHere />
      <ProblemNotice error={error} />
    </Stack>
  );
}
