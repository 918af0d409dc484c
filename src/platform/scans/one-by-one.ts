import { log, nameOf } from '../http/index.js';

/**
 * Each in turn. One that fails must not keep the others waiting: it is logged by its ids, never by a value, and found
 * again at the next turn. Answers those that failed.
 */
export async function oneByOne<Row>(
  job: string,
  rows: readonly Row[],
  ids: (row: Row) => Readonly<Record<string, string>>,
  act: (row: Row) => Promise<unknown>,
): Promise<Row[]> {
  const failed: Row[] = [];
  for (const row of rows)
    try {
      await act(row);
    } catch (error) {
      log.error({ scan: job, ...ids(row), error: nameOf(error) }, 'one of a scan failed and will be tried again');
      failed.push(row);
    }
  return failed;
}
