// Run by prove:canary in a process of its own, so that what the application logs can be read: every scenario, and what was
// written in personal fields meanwhile. The database stays until the parent has read it.
import { once } from 'node:events';
import { all } from '../scenarios/all.js';
import { Stage } from '../scenarios/stage.js';
import { Visitor, type Reply } from '../support/over-http.js';
import { PersonalFields } from './personal-fields.js';

export interface Played {
  readonly ownerUrl: string;
  readonly scenarios: number;
  readonly failed: readonly string[];
  readonly values: readonly string[];
}

const personal = new PersonalFields();
const values = new Set<string>();

class Overheard extends Visitor {
  override send(method: string, path: string, body?: unknown, extra: Record<string, string> = {}): Promise<Reply> {
    for (const [, value] of personal.sent(method, path, body)) values.add(value);
    return super.send(method, path, body, extra);
  }
}

// Where it has to be short: a night, siblings, a child, a request of a prosecutor.
const chosen =
  process.env['PROOF_SIZE'] === 'small' ? all.filter(({ number }) => [2, 12, 104, 113].includes(number)) : all;
const stage = await Stage.open(
  () => undefined,
  (url, login) => new Overheard(url, login).signIn(),
);
const failed: string[] = [];
for (const scenario of chosen)
  for (const fault of await stage.play(scenario)) failed.push(`${scenario.number}: ${fault}`);
const played: Played = { ownerUrl: stage.ownerUrl, scenarios: chosen.length, failed, values: [...values] };
process.send?.(played);
await once(process, 'message');
await stage.close();
process.exit(0);
