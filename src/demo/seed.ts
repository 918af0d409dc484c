import { DataSource } from 'typeorm';
import { sowMatrix } from '../access/index.js';
import { sowAccounts } from '../accounts/index.js';
import { sowInstitutions } from '../institutions/index.js';
import { ownerSource } from '../platform/database/index.js';

type Say = (sentence: string) => void;
type Sow = (source: DataSource, say: Say) => Promise<void>;

/** What every installation begins with, in order; each part leaves alone what is there already. */
const PARTS: readonly Sow[] = [sowInstitutions, sowMatrix];

/** Without `demo` there are no accounts: the operator lets the first administrators in (npm run admin). */
export async function seed(ownerUrl: string, say: Say = () => undefined, { demo = true } = {}): Promise<void> {
  const source = await ownerSource(ownerUrl).initialize();
  try {
    for (const part of demo ? [...PARTS, sowAccounts] : PARTS) await part(source, say);
  } finally {
    await source.destroy();
  }
}
