import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = 'a-token-of-this-test';

interface Item {
  plaintext?: string;
  ciphertext?: string;
}

/** A server of our own that speaks the transit API of OpenBao and Vault, as far as we use it. It is neither of them. */
export async function startTransit() {
  const versions = [randomBytes(32)];
  const seen: string[] = [];
  const encrypt = (plaintext: Buffer): string => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', versions.at(-1)!, nonce);
    const bytes = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
    return `vault:v${versions.length}:${bytes.toString('base64')}`;
  };
  const decrypt = (ciphertext = ''): Buffer => {
    const [, version, text = ''] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', versions[Number(version) - 1]!, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  };
  const verbs: Record<string, (item: Item) => Item> = {
    encrypt: ({ plaintext = '' }) => ({ ciphertext: encrypt(Buffer.from(plaintext, 'base64')) }),
    decrypt: ({ ciphertext }) => ({ plaintext: decrypt(ciphertext).toString('base64') }),
    rewrap: ({ ciphertext }) => ({ ciphertext: encrypt(decrypt(ciphertext)) }),
  };
  const answer = async (request: IncomingMessage): Promise<[number, object]> => {
    const [, verb = '', name] = /^\/v1\/transit\/(\w+)\/([\w-]+)$/.exec(request.url ?? '') ?? [];
    seen.push(verb);
    if (request.headers['x-vault-token'] !== TOKEN) return [403, { errors: ['permission denied'] }];
    if (name !== 'hof-bsr') return [404, { errors: [] }];
    if (verb === 'keys' && request.method === 'GET') return [200, { data: { latest_version: versions.length } }];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { batch_input: items } = JSON.parse(Buffer.concat(chunks).toString()) as { batch_input: Item[] };
    try {
      return [200, { data: { batch_results: items.map((item) => verbs[verb]!(item)) } }];
    } catch {
      return [400, { data: { batch_results: items.map(() => ({ error: 'invalid ciphertext' })) } }];
    }
  };
  const server = createServer((request, reply) => {
    void answer(request).then(([status, body]) =>
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/transit`,
    seen,
    /** A new version of the key, as an operator makes one. */
    rotate: () => void versions.push(randomBytes(32)),
    stop: () => {
      server.closeAllConnections();
      return new Promise((stopped) => server.close(stopped));
    },
  };
}
