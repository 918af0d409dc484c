import { Refusal, type Problem } from '../../kernel/index.js';

const byConstraint = new Map<string, { problem: Problem; detail: string }>();

/** Each store names the constraints of its own tables and what a breach of them means to the caller. */
export function whenBroken(constraints: Readonly<Record<string, readonly [Problem, string]>>): void {
  for (const [name, [problem, detail]] of Object.entries(constraints)) byConstraint.set(name, { problem, detail });
}

interface Failure {
  code?: string;
  constraint?: string;
}

/** 40001, 40P01, 55P03: somebody else was faster; the same act may be tried again. */
export const mayBeTriedAgain = (error: unknown): boolean =>
  ['40001', '40P01', '55P03'].includes((error as Failure).code ?? '');

const UNREACHABLE = /^(08|53|57|ECONN|EPIPE|ETIMEDOUT|ENOENT)/;
const UNUSABLE_VALUE = ['22001', '22003', '22007', '22008', '22009', '22021', '22P02', '22P05'];

/** What PostgreSQL refused, as the caller may know it. The original never leaves: it can carry a person's data. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const { code = '', constraint = '' } = error as Failure;
  const known = byConstraint.get(constraint);
  if (known) return new Refusal(known.problem, known.detail);
  if (UNUSABLE_VALUE.includes(code)) return new Refusal('invalid-input');
  if (mayBeTriedAgain(error)) return new Refusal('unavailable', 'Too many people are changing this at once.');
  if (UNREACHABLE.test(code) || /timeout exceeded|Connection terminated/.test((error as Partial<Error>).message ?? ''))
    return new Refusal('unavailable');
  return error;
}
