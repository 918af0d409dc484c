import type { ReactNode } from 'react';
import './facts.css';

/** A list of what is known; what is not known has no line. */
export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {of
        .filter(([, said]) => said !== null && said !== undefined && said !== '')
        .map(([name, said]) => [<dt key={`${name}-t`}>{name}</dt>, <dd key={`${name}-d`}>{said}</dd>])}
    </dl>
  );
}
