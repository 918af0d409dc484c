import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { Answers } from '../intake/along.js';
import { Intake } from '../intake/intake.js';
import { OF_THE_INCIDENT } from '../intake/steps.js';
import { useForm } from '../intake/use-form.js';
import { ProblemNotice } from '../parts/problem.js';

interface Search {
  draft?: string;
  incident?: string;
  step?: number;
}

/** Under three minutes at a roadside: a new record, or one's own that was not sent. */
export function Page() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const [shown, setShown] = useState({ key: 0, draft: search.draft });
  const mine = useRef(search.draft);
  useEffect(() => {
    if (search.draft === mine.current) return;
    mine.current = search.draft;
    setShown(({ key }) => ({ key: key + 1, draft: search.draft }));
  }, [search.draft]);
  const form = useForm();
  // The page that comes after sending is there already when the line is bad.
  useEffect(() => void import('./identification.js').catch(() => undefined), []);
  const draft = useQuery({
    queryKey: ['draft', shown.draft, shown.key],
    queryFn: () => answerOf(api.GET('/api/drafts/{id}', { params: { path: { id: shown.draft! } } })),
    enabled: shown.draft !== undefined,
    staleTime: Infinity,
  });
  const incident = useIncident(search.incident);
  if (draft.error ?? incident.error) return <ProblemNotice error={draft.error ?? incident.error} />;
  if (!form || (shown.draft && !draft.data) || (search.incident && !incident.answers)) return <Waiting />;
  return (
    <Intake
      key={shown.key}
      form={form}
      at={search.step}
      start={draft.data}
      incident={incident.answers}
      begun={(id) => {
        mine.current = id;
        void navigate({ to: '/identify', search: (old: Search) => ({ ...old, draft: id }), replace: true });
      }}
    />
  );
}

const Waiting = () => (
  <Stack>
    <Skeleton height={32} width="70%" />
    <Skeleton height={64} />
    <Skeleton height={64} />
  </Stack>
);

/** Of the record that the writer comes from, where it is theirs to see. */
function useIncident(id: string | undefined): { answers: Answers | undefined; error: unknown } {
  const before = useQuery({
    queryKey: ['identification', id],
    queryFn: () => answerOf(api.GET('/api/identifications/{id}', { params: { path: { id: id! } } })),
    enabled: id !== undefined,
    staleTime: Infinity,
  });
  const kept = Object.entries(before.data?.answers ?? {}).filter(([name]) => OF_THE_INCIDENT.includes(name));
  return { answers: before.data && Object.fromEntries(kept), error: before.error };
}
