/** A page of a list by key, never by offset: what was read stays read while rows are added. */
export interface Page<Row> {
  items: Row[];
  /** Give this back as `after` to read on; absent on the last page. */
  next?: string;
}

export const PAGE_SIZE = 50;

export const encodeCursor = (parts: readonly string[]): string =>
  btoa(JSON.stringify(parts)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

/** The parts of a cursor, or nothing when it is not one of ours. */
export const decodeCursor = (cursor: string | undefined, length: number): string[] | undefined => {
  if (!cursor) return undefined;
  try {
    const parts: unknown = JSON.parse(atob(cursor.replace(/-/g, '+').replace(/_/g, '/')));
    const sound = Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string');
    return sound ? parts : undefined;
  } catch {
    return undefined;
  }
};

/** `rows` holds one row more than the page when there is a next one. */
export const toPage = <Row, View>(
  rows: readonly Row[],
  view: (row: Row) => View,
  key: (row: Row) => readonly string[],
  size = PAGE_SIZE,
): Page<View> => {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return rows.length > size && last
    ? { items: shown.map(view), next: encodeCursor(key(last)) }
    : { items: shown.map(view) };
};
