import type { KeyProvider } from './key-provider.js';

const PATIENCE_MS = 2_000;
const MARK = /^vault:v\d+:/;

interface Item {
  plaintext?: string;
  ciphertext?: string;
  error?: string;
}

/**
 * The master key in OpenBao or Vault (transit engine), which wraps for us and never gives it away. Tried against a
 * server of our own that speaks its API, not against a real one.
 */
export class Transit implements KeyProvider {
  constructor(private readonly place: { readonly url: string; readonly token: string; readonly name: string }) {}

  async wrap(key: Buffer): Promise<string> {
    const [wrapped] = await this.batch('encrypt', [{ plaintext: key.toString('base64') }], 'ciphertext');
    return wrapped ?? refuse('nothing');
  }

  async unwrap(wrapped: readonly string[]): Promise<Buffer[]> {
    const items = wrapped.map((ciphertext) => ({ ciphertext }));
    return (await this.batch('decrypt', items, 'plaintext')).map((text) => Buffer.from(text, 'base64'));
  }

  rewrap(wrapped: readonly string[]): Promise<string[]> {
    return this.batch(
      'rewrap',
      wrapped.map((ciphertext) => ({ ciphertext })),
      'ciphertext',
    );
  }

  async mark(): Promise<string> {
    const { latest_version: latest } = (await this.ask(`keys/${this.place.name}`)) as { latest_version?: number };
    return latest ? `vault:v${latest}:` : refuse('no version of the key');
  }

  private async batch(verb: string, items: Item[], wanted: 'plaintext' | 'ciphertext'): Promise<string[]> {
    if (items.length === 0) return [];
    const answer = (await this.ask(`${verb}/${this.place.name}`, { batch_input: items })) as { batch_results?: Item[] };
    const results = answer.batch_results ?? [];
    if (results.length !== items.length) refuse('another number of results');
    return results.map((result) => {
      const text = result[wanted] ?? refuse('an error for one of the keys');
      return wanted === 'plaintext' || MARK.test(text) ? text : refuse('something that is not wrapped');
    });
  }

  private async ask(path: string, body?: object): Promise<unknown> {
    const reply = await fetch(`${this.place.url.replace(/\/$/, '')}/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'x-vault-token': this.place.token, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    });
    if (!reply.ok) refuse(`status ${reply.status}`);
    return ((await reply.json()) as { data?: unknown }).data ?? refuse('no data');
  }
}

/** Says what came back in kind, never what it held. */
function refuse(what: string): never {
  throw new Error(`The transit engine answered with ${what}.`);
}
