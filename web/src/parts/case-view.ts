import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { askAgain } from '../api/live.js';
import { useShownId } from './shown-id.js';

export type CaseView = Schemas['CaseView'];

export const caseOf = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: () => answerOf(api.GET('/api/cases/{id}', { params: { path: { id } } })),
    refetchInterval: askAgain,
  });

/** The case that its page has loaded already: for what stands inside it. */
export function useCase(): CaseView {
  const { data } = useQuery(caseOf(useShownId()));
  if (!data) throw new Error('There is no case around this page.');
  return data;
}

/** Live on the reader's clock: a grant that has ended is of the past. */
export const isLive = ({ until }: { until: string | null }): boolean =>
  until === null || Date.parse(until) > Date.now();
