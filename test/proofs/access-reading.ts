/** Every path of a JSON answer, `items[].id`; a list is named even when it is empty. */
export function pathsOf(value: unknown, at = ''): string[] {
  const found = new Set<string>();
  const walk = (one: unknown, path: string): void => {
    if (Array.isArray(one)) {
      found.add(`${path}[]`);
      for (const item of one) walk(item, `${path}[]`);
    } else if (one !== null && typeof one === 'object') {
      if (path && !path.endsWith('[]')) found.add(path);
      for (const [key, inner] of Object.entries(one)) walk(inner, path ? `${path}.${key}` : key);
    } else if (path && !path.endsWith('[]')) found.add(path);
  };
  walk(value, at);
  return [...found];
}

export const canaries = (text: string): string[] => [
  ...new Set([...text.matchAll(/canary:([\w/-]+)/g)].map(([, label]) => label!)),
];

/** Does a row count under `all`, `own`, `before`, `own before`? */
export const aKey = (entry: { place: string; when: string }, rights: string, me: string): boolean =>
  (!rights.includes('own') || entry.place === me) && (!rights.includes('before') || entry.when === 'before');

/** A copy that lacks these keys. */
export const without = <T extends object>(whole: T, ...keys: string[]): T =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.includes(key))) as T;
