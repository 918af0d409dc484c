import type { Schemas } from '../api/client.js';
import type { Field } from './fields.js';

/** Of each form of a handover what can be answered now: nothing is asked that was not set, is not open, or does not travel. */
export const handoverForm =
  (one: Schemas['HandoverView']) =>
  (verb: string, fields: readonly Field[]): readonly Field[] => {
    const without = (...names: readonly (string | false)[]) => fields.filter(({ name }) => !names.includes(name));
    const nothingOpen = !one.openRequests?.length && 'openRequests';
    switch (verb) {
      case 'accept':
        return dutyLine(without('conditions'));
      case 'accept-with-conditions':
        return dutyLine(required(fields, 'conditions'));
      case 'accept-and-take-over':
        return dutyLine(without('conditions', nothingOpen));
      case 'agree':
        return one.conditions?.length ? required(fields, 'conditionsAccepted') : without('conditionsAccepted');
      case 'take-over':
        return one.travel === 'none'
          ? required(without('metAt', 'metBy', nothingOpen), 'spokenWith')
          : without('spokenWith', nothingOpen);
      case 'answer':
        return onlyAsked(one.questions ?? [], fields);
      default:
        return fields;
    }
  };

interface Question {
  codes: readonly string[];
  answers?: object | null;
}
/** Everything that was asked is answered, and nothing else. */
export function onlyAsked(questions: readonly Question[], fields: readonly Field[]): readonly Field[] {
  const open = openOf(questions);
  return fields.map((field) => ({
    ...field,
    fields: (field.fields ?? []).filter(({ name }) => open.includes(name)),
  }));
}

/** What is not known is said to be so. */
export const nothingLeftOut = (questions: readonly Question[], body: object): object => ({
  answers: {
    ...Object.fromEntries(openOf(questions).map((name) => [name, 'not_known'])),
    ...(body as { answers?: object }).answers,
  },
});
const openOf = (questions: readonly Question[]): readonly string[] =>
  questions.find(({ answers }) => !answers)?.codes ?? [];

/** A second name may be left out: then it is the duty line. */
const dutyLine = (fields: readonly Field[]): Field[] =>
  fields.map((field) => (field.name === 'alternate' ? { ...field, required: false } : field));

const required = (fields: readonly Field[], name: string): Field[] =>
  fields.map((field) => (field.name === name ? { ...field, required: true } : field));
