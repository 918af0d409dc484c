import { anIdentification } from './identifications.js';

interface Reply {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}
/** Somebody who calls: in a test, or over HTTP in a proof. */
interface Caller {
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
}
export interface End {
  officer: Caller;
  lead: Caller;
}
export interface Two {
  first: string;
  second: string;
  firstNumber: string;
  secondNumber: string;
  match: string;
  conflict: string;
  record: Record<string, unknown>;
}

const ok = ({ status, body }: Reply) => {
  if (status !== 200 && status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const LETTERS = 'bdfgklmnprstvz';
let nth = 0;
/** Somebody whom nobody else is like. */
export function somebodyNew(): { names: { kind: string; text: string }[]; born: string } {
  nth += 1;
  const syllable = (from: number, at: number) =>
    LETTERS.charAt((from * (at * 2 + 3) + Math.floor(from / LETTERS.length ** at)) % LETTERS.length) +
    'aeiou'.charAt((from + at) % 5);
  const syllables = (from: number) => [0, 1, 2, 3].map((at) => syllable(from, at)).join('');
  const text = `${syllables(nth * 7 + 1)} ${syllables(nth * 13 + 5)}`;
  return { names: [{ kind: 'stated', text }], born: `19${50 + (nth % 49)}-0${1 + (nth % 9)}-1${nth % 10}` };
}

/** One person met in two places, confirmed by both sides; `between`: what happens before the second one meets them. */
export async function twoCases<More = unknown>(
  one: End,
  two: End,
  delivered: () => Promise<unknown>,
  between?: (first: { first: string }) => Promise<More>,
): Promise<Two & More> {
  const record = anIdentification({ identity: somebodyNew() });
  const first = ok(await one.officer.post('/api/identifications', record));
  await delivered();
  const more = await between?.({ first: first.caseId });
  const second = ok(await two.officer.post('/api/identifications', record));
  await delivered();
  const of = async ({ lead }: End) =>
    ok(await lead.get('/api/matches')).items.find(({ how }: { how: string }) => how === 'met');
  const { id } = await of(one);
  ok(await one.lead.post(`/api/matches/${id}/contact`));
  ok(await one.lead.post(`/api/matches/${id}/confirm`));
  const { status } = ok(await two.lead.post(`/api/matches/${id}/confirm`));
  if (status !== 'same') throw new Error(`The match is ${status}.`);
  const [conflict] = ok(await two.lead.get('/api/lead-conflicts')).items;
  return {
    first: first.caseId,
    second: second.caseId,
    firstNumber: first.number,
    secondNumber: second.number,
    match: id,
    conflict: conflict.id,
    record,
    ...(more as More),
  };
}
