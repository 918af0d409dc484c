import { Link } from '@tanstack/react-router';
import { useSay, whenIn } from '../words/say.js';
import './time-left.css';

export interface Waiting {
  readonly id: string;
  readonly to: '/asks/$id' | '/handovers/$id' | '/cases/$id';
  readonly name: string;
  readonly about: string;
  readonly due: string;
}

const HOUR_MS = 3_600_000;
/** What is further off than this fills its row. */
const FULL_MS = 72 * HOUR_MS;

/** A row for each thing that waits, the soonest first: how much of the next three days is left is a bar, and said in words. */
export function TimeLeft({ of, now }: { of: readonly Waiting[]; now: number }) {
  const { t, language } = useSay();
  return (
    <ul className="time-left">
      {of
        .toSorted((one, other) => Date.parse(one.due) - Date.parse(other.due))
        .map(({ id, to, name, about, due }) => {
          const left = Date.parse(due) - now;
          const state = left <= 0 ? 'late' : left < 6 * HOUR_MS ? 'soon' : 'calm';
          const share = Math.min(Math.max(left / FULL_MS, 0.01), 1);
          return (
            <li key={id}>
              <Link className="row-link" to={to} params={{ id }}>
                <span className="time-left-words">
                  <strong>{name}</strong>
                  <span>{about}</span>
                  <span>
                    {left <= 0
                      ? t('due since', { at: whenIn(language, due) })
                      : t('until', { at: whenIn(language, due) })}
                  </span>
                </span>
                <svg width="100%" height="10" aria-hidden>
                  <rect className="time-left-ground" width="100%" height="10" rx="5" />
                  <rect className={`time-left-bar ${state}`} width={`${share * 100}%`} height="10" rx="5" />
                </svg>
              </Link>
            </li>
          );
        })}
    </ul>
  );
}
