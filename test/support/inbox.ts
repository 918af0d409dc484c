import { done } from './handovers.js';
import type { Person } from './people.js';

/** As what something waits in the inbox of somebody's institution; nothing where it does not. */
export const waits = async (who: Person, id: string): Promise<string[]> =>
  done(await who.get('/api/inbox'))
    .items.filter(({ opens }: { opens: { id: string } }) => opens.id === id)
    .map(({ wait }: { wait: string }) => wait);
