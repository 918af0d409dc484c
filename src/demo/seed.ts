import { DataSource } from 'typeorm';
import { sowMatrix } from '../access/index.js';
import { sowAccounts } from '../accounts/index.js';
import { sowInstitutions } from '../institutions/index.js';
import { ownerSource } from '../platform/database/index.js';

type Say = (sentence: string) => void;
type Sow = (source: DataSource, say: Say) => Promise<void>;

/** What an empty database gets, in order; each part leaves alone what is there already. */
const PARTS: readonly Sow[] = [sowInstitutions, sowMatrix, sowAccounts];

export async function seed(ownerUrl: string, say: Say = () => undefined): Promise<void> {
  const source = await ownerSource(ownerUrl).initialize();
  try {
    for (const part of PARTS) await part(source, say);
  } finally {
    await source.destroy();
  }
}
