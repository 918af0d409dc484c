import { Checkbox } from '@mantine/core';
import { idOf, type Field } from '../parts/fields.js';
import { inOrder } from '../parts/in-order.js';
import { useSay } from '../words/say.js';
import { useAsked } from './words.js';
import './intake.css';

export interface Sign {
  code: string;
  how: string;
}
export const HOW = ['observed', 'told_by_person'] as const;

/** What was seen and what the person told are two things; no score is counted. */
export function Indicators({ field, value, change }: { field: Field; value: Sign[]; change: (signs: Sign[]) => void }) {
  const { t } = useSay();
  const { option } = useAsked();
  const codes = inOrder(field.fields?.find(({ name }) => name === 'code')?.options ?? []);
  const is = (code: string, how: string) => value.some((sign) => sign.code === code && sign.how === how);
  const flip = (code: string, how: string): void =>
    change(is(code, how) ? value.filter((sign) => sign.code !== code || sign.how !== how) : [...value, { code, how }]);
  return (
    <table className="signs" id={idOf('indicators')} tabIndex={-1}>
      <thead>
        <tr>
          <td />
          {HOW.map((how) => (
            <th key={how} scope="col">
              {t(`signs ${how}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code}>
            <th scope="row">{option(code, 'indicators')}</th>
            {HOW.map((how) => (
              <td key={how}>
                <label className="tick">
                  <Checkbox
                    size="md"
                    checked={is(code, how)}
                    onChange={() => flip(code, how)}
                    aria-label={`${option(code, 'indicators')}: ${t(`signs ${how}`)}`}
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
