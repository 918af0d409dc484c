import type { DataSource } from 'typeorm';
import { hashPassword } from '../passwords.service.js';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './people.js';

type Say = (sentence: string) => void;

/** Those that are missing and whose institution is in the directory; one hash for all, so that a first start is quick. */
export async function sowAccounts(source: DataSource, say: Say): Promise<void> {
  const known = new Set(
    (await source.query<{ login: string }[]>('select login from account where demo')).map(({ login }) => login),
  );
  const missing = DEMO_PEOPLE.filter(({ login }) => !known.has(login));
  if (missing.length === 0) return;
  const sown = await source.query<unknown[]>(
    `insert into account (institution_id, login, name, email, roles, language, on_duty, password_hash, demo)
     select i.id, p.login, p.name, p.login || '@example.invalid', p.roles, p.language, p.on_duty, $1, true
       from jsonb_to_recordset($2::jsonb) as p(country text, institution text, login text, name text, roles text[],
              language text, on_duty boolean)
       join institution i on i.country = p.country and i.name = p.institution
     on conflict do nothing returning id`,
    [await hashPassword(DEMO_PASSWORD), JSON.stringify(missing)],
  );
  if (sown.length > 0) say(`Seeded ${sown.length} demo accounts; their password is ${DEMO_PASSWORD}.`);
}
