import { answerOf, api, type Schemas } from './client.js';
import type { paths } from './schema.js';

type Wanted = Omit<NonNullable<paths['/api/institutions']['get']['parameters']['query']>, 'after'>;

/** Twenty pages: more than any country of the network has. */
const PAGES = 20;

/** Everybody whom the directory has for it, page after page: whoever is left out of a choice cannot be asked. */
export async function institutionsOf(wanted: Wanted): Promise<Schemas['InstitutionRowView'][]> {
  const found: Schemas['InstitutionRowView'][] = [];
  let after: string | undefined;
  for (let left = PAGES; left > 0; left -= 1) {
    const page = await answerOf(
      api.GET('/api/institutions', { params: { query: { ...wanted, ...(after ? { after } : {}) } } }),
    );
    found.push(...page.items);
    after = page.next;
    if (!after) break;
  }
  return found;
}
