import { useParams } from '@tanstack/react-router';

/** The id in the address of a page about one thing. */
export function useShownId(): string {
  const params: { id?: string } = useParams({ strict: false });
  return params.id ?? '';
}
