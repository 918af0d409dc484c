import { useSay } from '../words/say.js';
import { Content } from './content.js';

/** Under what conditions somebody said yes, each with its day, hour or number. */
export function Conditions({ of }: { of: readonly { code: string; value?: string | number }[] }) {
  const { code } = useSay();
  return (
    <ul className="plain">
      {of.map((one) => (
        <li key={one.code}>
          {code(one.code, 'conditions')}
          {one.value !== undefined && (
            <>
              {': '}
              <Content of={one.value} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
