import { dayIn, useSay, whenIn } from '../words/say.js';
import { Facts } from './facts.js';

/** A form as it was filled in; `name`: the field that holds it. */
export function Content({ of, name }: { of: unknown; name?: string | undefined }) {
  const { t, code, field, language } = useSay();
  if (Array.isArray(of) && of.every((one) => typeof one === 'string'))
    return of.map((one) => (CODE.test(one) ? code(one, name) : one)).join(', ');
  if (Array.isArray(of)) return (of as unknown[]).map((one, at) => <Content key={at} of={one} name={name} />);
  if (typeof of === 'boolean') return of ? t('yes') : t('no');
  if (typeof of !== 'object' || of === null) {
    const said = String(of);
    if (DAY.test(said)) return dayIn(language, said);
    if (INSTANT.test(said)) return whenIn(language, said);
    return <span className="pre">{CODE.test(said) ? code(said, name) : said}</span>;
  }
  return (
    <Facts
      of={Object.entries(of as Record<string, unknown>)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([part, value]) => [field(part), <Content key={part} of={value} name={part} />])}
    />
  );
}
const CODE = /^([a-z]+(_[a-z0-9]+)*|[A-Z]{2}(-[A-Z0-9]{1,3})?|\d+(-\d+|\+))$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;
