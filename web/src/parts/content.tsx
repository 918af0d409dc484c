import { useSay } from '../words/say.js';
import { Facts } from './facts.js';

/** A form as it was filled in. */
export function Content({ of }: { of: unknown }) {
  const { t, code, field } = useSay();
  if (Array.isArray(of) && of.every((one) => typeof one === 'string')) return of.map(code).join(', ');
  if (Array.isArray(of)) return (of as unknown[]).map((one, at) => <Content key={at} of={one} />);
  if (typeof of === 'boolean') return of ? t('yes') : t('no');
  if (typeof of !== 'object' || of === null)
    return <span className="pre">{CODE.test(String(of)) ? code(String(of)) : String(of)}</span>;
  return (
    <Facts
      of={Object.entries(of as Record<string, unknown>)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => [field(name), <Content key={name} of={value} />])}
    />
  );
}
const CODE = /^[a-z]+(_[a-z]+)*$/;
