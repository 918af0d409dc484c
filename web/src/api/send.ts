import { Refused, Unreachable, whenAnswered, type Problem } from './client.js';

/** An act whose form comes from the API's description: `POST asks/{id}/accept`. Its key makes a second sending one act. */
export async function send(
  act: string,
  ids: Record<string, string>,
  body: unknown,
  key: string,
  version?: number,
): Promise<unknown> {
  const [method = 'POST', pattern = ''] = act.split(' ');
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'idempotency-key': key,
        ...(version === undefined ? {} : { 'if-match': `"v${version}"` }),
      },
      body: JSON.stringify(body ?? {}),
    });
  } catch {
    throw new Unreachable();
  }
  const said: unknown = await response.json().catch(() => undefined);
  whenAnswered(response.status);
  if (response.ok) return said;
  throw new Refused(
    (said as Problem | undefined) ?? { type: 'about:blank', title: response.statusText, status: response.status },
  );
}
