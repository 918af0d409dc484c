import type { Field } from '../parts/fields.js';
import { STEPS, type Asked, type Condition, type Step } from './steps.js';

export type Answers = Readonly<Record<string, unknown>>;
type Part = Record<string, unknown> | unknown[];

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

/** The answer at `identity.names.0.text`. */
export const answerAt = (answers: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, name) => (isPart(part) ? (part as Answers)[name] : undefined), answers);

/** The same answers with one changed; what becomes empty goes, so that an absent part is absent. */
export function withAnswer(answers: Answers, path: string, value: unknown): Answers {
  const changed = put(answers, path.split('.'), isEmpty(value) ? undefined : value);
  return (changed ?? {}) as Answers;
}

function put(part: unknown, [name = '', ...rest]: readonly string[], value: unknown): Part | undefined {
  const isList = /^\d+$/.test(name);
  const copy: Part = isList ? [...((part as unknown[] | undefined) ?? [])] : { ...(part as Answers | undefined) };
  const inner = rest.length > 0 ? put((part as Answers | undefined)?.[name], rest, value) : value;
  if (inner === undefined && Array.isArray(copy)) copy.splice(Number(name), 1);
  else if (inner === undefined) Reflect.deleteProperty(copy, name);
  else (copy as Record<string, unknown>)[name] = inner;
  return Object.keys(copy).length === 0 ? undefined : copy;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === '';

/** One answer as a word; a list or a part is none. */
export const asText = (answer: unknown): string =>
  typeof answer === 'string' ? answer : typeof answer === 'boolean' || typeof answer === 'number' ? `${answer}` : '';

const holds = (answers: Answers, condition: Condition): boolean => {
  const answer = asText(answerAt(answers, condition.path));
  return 'is' in condition ? condition.is.includes(answer) : !condition.isNot.includes(answer);
};
const all = (answers: Answers, conditions: readonly Condition[]): boolean =>
  conditions.every((condition) => holds(answers, condition));

export const asksOf = (step: Step, answers: Answers): readonly Asked[] =>
  step.asks.filter(({ when = [] }) => all(answers, when));

/**
 * Which questions these answers leave; what is kept in the draft: nothing that was typed before it became irrelevant; and what
 * is sent: the same, with what stands for the questions that were skipped.
 */
export function along(answers: Answers): { steps: readonly Step[]; kept: Answers; sent: Answers } {
  const steps: Step[] = [];
  const skipped: Record<string, unknown> = {};
  let kept = answers;
  let sent = answers;
  for (const step of STEPS) {
    const { when = [], unless = [], otherwise = {} } = step;
    const stays = all(sent, when) && !unless.some((conditions) => all(sent, conditions));
    if (stays) steps.push(step);
    else Object.assign(skipped, otherwise);
    const shown = stays ? asksOf(step, kept) : [];
    kept = step.asks.reduce((left, asked) => complete(left, asked, shown.includes(asked)), kept);
    sent = Object.entries(skipped).reduce((left, [path, value]) => withAnswer(left, path, value), kept);
  }
  return { steps, kept, sent };
}

function complete(left: Answers, { path, along: others = {} }: Asked, stays: boolean): Answers {
  const answers = stays ? left : withAnswer(left, path, undefined);
  const filled = !isEmpty(answerAt(answers, path));
  return Object.entries(others).reduce(
    (all, [other, value]) => withAnswer(all, other, filled ? value : undefined),
    answers,
  );
}

/** The API's own field at a path; the numbers of a list stand for any of it. */
export function fieldAt(form: readonly Field[], path: string): Field | undefined {
  const [name, ...rest] = path.split('.').filter((part) => !/^\d+$/.test(part));
  const field = form.find((one) => one.name === name);
  return rest.length === 0 || !field ? field : fieldAt(field.fields ?? [], rest.join('.'));
}

/** What a step still needs, as the API's form says; a part that may be missing needs nothing until it is begun. */
export function missingIn(step: Step, answers: Answers, form: readonly Field[]): readonly Asked[] {
  return asksOf(step, answers).filter(({ path }) => {
    if (!fieldAt(form, path)?.required || !isEmpty(answerAt(answers, path))) return false;
    const [top = ''] = path.split('.');
    return step.must === true || fieldAt(form, top)?.required === true || answerAt(answers, top) !== undefined;
  });
}

/** Where a field of a refusal is asked: `identity.names[0].text` as well as the part that holds it. */
export function stepOf(path: string, steps: readonly Step[] = STEPS): Step | undefined {
  const wanted = path.replaceAll(/\[(\d+)\]/g, '.$1');
  const within = (asked: Asked): boolean =>
    asked.path === wanted || asked.path.startsWith(`${wanted}.`) || wanted.startsWith(`${asked.path}.`);
  return steps.find(({ asks }) => asks.some(within)) ?? steps.find(({ asks }) => asks.some(sameTop(wanted)));
}

const sameTop =
  (wanted: string) =>
  ({ path }: Asked): boolean =>
    path.split('.')[0] === wanted.split('.')[0];
