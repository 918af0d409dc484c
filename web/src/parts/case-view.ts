import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client.js';
import { caseOf } from '../api/of.js';
import { useShownId } from './shown-id.js';

export type CaseView = Schemas['CaseView'];

/** The case that its page has loaded already: for what stands inside it. */
export function useCase(): CaseView {
  const { data } = useQuery(caseOf(useShownId()));
  if (!data) throw new Error('There is no case around this page.');
  return data;
}

/** Live on the reader's clock: a grant that has ended is of the past. */
export const isLive = ({ until }: { until: string | null }): boolean =>
  until === null || Date.parse(until) > Date.now();
