import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import { askAgain } from './live.js';

// What an address is about: asked for as soon as the address is known, beside the session and not after it (routes.tsx).

export const caseOf = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: () => answerOf(api.GET('/api/cases/{id}', { params: { path: { id } } })),
    refetchInterval: askAgain,
  });

export const handoverOf = (id: string) =>
  queryOptions({
    queryKey: ['handover', id],
    queryFn: () => answerOf(api.GET('/api/handovers/{id}', { params: { path: { id } } })),
    refetchInterval: askAgain,
  });

export const identificationOf = (id: string) =>
  queryOptions({
    queryKey: ['identification', id],
    queryFn: () => answerOf(api.GET('/api/identifications/{id}', { params: { path: { id } } })),
  });

export const countryOf = (code: string) =>
  queryOptions({
    queryKey: ['country', code],
    queryFn: () => answerOf(api.GET('/api/countries/{code}', { params: { path: { code } } })),
  });

export const texts = queryOptions({ queryKey: ['texts'], queryFn: () => answerOf(api.GET('/api/texts')) });
