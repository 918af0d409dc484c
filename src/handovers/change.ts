/** A value that the database works out itself: times come from its clock, intervals of the rule table are added there. */
export type Computed = (place: (value: unknown) => string) => string;

export const NOW: Computed = () => 'clock_timestamp()';
export const after =
  (interval: string): Computed =>
  (place) =>
    `clock_timestamp() + ${place(interval)}::interval`;
export const at =
  (text: string): Computed =>
  (place) =>
    `${place(text)}::timestamptz`;
export const atPlus =
  (text: string, interval: string): Computed =>
  (place) =>
    `${place(text)}::timestamptz + ${place(interval)}::interval`;
export const json =
  (value: unknown): Computed =>
  (place) =>
    `${place(JSON.stringify(value))}::jsonb`;

/** What is set in a row, by the record's own names. */
export type Change<Row> = { readonly [Field in keyof Row]?: Row[Field] | Computed };

const column = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The SET list of an UPDATE, its values counted on from `taken`. */
export function assignments(
  change: Readonly<Record<string, unknown>>,
  taken: number,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${taken + values.push(value)}`;
  const parts = Object.entries(change).map(
    ([field, value]) => `${column(field)} = ${typeof value === 'function' ? (value as Computed)(place) : place(value)}`,
  );
  return { sql: parts.join(', '), values };
}
