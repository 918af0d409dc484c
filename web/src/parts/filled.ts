/** Without what was left empty: an absent field is absent, not an empty one. */
export function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, part]) => {
    const inner = filled(part);
    const empty =
      inner === undefined ||
      inner === '' ||
      (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.keys(inner).length === 0);
    return empty ? [] : [[name, inner] as const];
  });
  return Object.fromEntries(kept);
}
