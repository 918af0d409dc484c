import { useQuery } from '@tanstack/react-query';
import type { Field } from '../parts/fields.js';

export const IDENTIFY = 'POST identifications';

/** What an identification may hold, as the API's description says. */
export function useForm(): readonly Field[] | undefined {
  const known = useQuery({
    queryKey: ['forms'],
    queryFn: () => import('../api/forms.json').then(({ default: all }) => all as unknown as Record<string, Field[]>),
    staleTime: Infinity,
  });
  return known.data?.[IDENTIFY];
}
