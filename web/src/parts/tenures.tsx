import type { Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';
import './tenures.css';

type Tenure = Schemas['TenureView'];
interface Piece {
  /** Absent: the case was closed. */
  readonly tenure?: Tenure;
  readonly nth: number;
  readonly from: number;
  readonly to: number;
}

const LANE = 46;
const BAR = 22;
/** A night beside half a year would not be seen: every tenure gets at least this share, and the list has the times. */
const LEAST = 0.08;

/** Tenures one after the other, with the closed time between two periods; each begins where the one before ended. */
function piecesOf(tenures: readonly Tenure[], now: number): Piece[] {
  const spans: { tenure?: Tenure; nth: number; lasts: number }[] = [];
  let before: number | undefined;
  tenures.forEach((tenure, at) => {
    const since = Date.parse(tenure.since);
    if (before !== undefined && since - before > 1000) spans.push({ nth: 0, lasts: since - before });
    before = tenure.until ? Date.parse(tenure.until) : now;
    spans.push({ tenure, nth: at + 1, lasts: Math.max(before - since, 1) });
  });
  const whole = spans.reduce((sum, { lasts }) => sum + lasts, 0);
  const shares = spans.map(({ lasts }) => Math.max(lasts / whole, LEAST));
  const sum = shares.reduce((all, share) => all + share, 0);
  let at = 0;
  return spans.map(({ lasts: _, ...span }, nth) => {
    const from = at;
    at += shares[nth]! / sum;
    return { ...span, from, to: at };
  });
}

/** Who led when: a lane for each country, bars that touch, because there is never a gap. The list says the same in words. */
export function Tenures({ of, now }: { of: Tenure[]; now: number }) {
  const { t, code, language } = useSay();
  if (of.length === 0) return null;
  const inOrder = of.toSorted((one, other) => Date.parse(one.since) - Date.parse(other.since));
  const pieces = piecesOf(inOrder, now);
  const countries = [...new Set(inOrder.map(({ country }) => country))];
  const laneOf = (country: string): number => countries.indexOf(country);
  const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;
  const middle = (country: string): number => laneOf(country) * LANE + LANE - BAR / 2;
  return (
    <figure className="tenures">
      <svg width="100%" height={countries.length * LANE + 4} role="img" aria-label={t('lead history in lanes')}>
        {countries.map((country) => (
          <g key={country}>
            <text x="0" y={laneOf(country) * LANE + 16}>
              {code(country, 'country')}
            </text>
            <line className="lane" x1="0" x2="100%" y1={middle(country)} y2={middle(country)} />
          </g>
        ))}
        {pieces.map(({ tenure, nth, from, to }, at) => {
          if (!tenure) return null;
          const next = pieces[at + 1]?.tenure;
          return (
            <g key={tenure.since}>
              {next && next.country !== tenure.country && (
                <line
                  className="passes"
                  x1={percent(to)}
                  x2={percent(to)}
                  y1={middle(tenure.country)}
                  y2={middle(next.country)}
                />
              )}
              <rect
                className={tenure.until ? 'led' : 'leads'}
                x={percent(from)}
                y={laneOf(tenure.country) * LANE + LANE - BAR}
                width={percent(to - from)}
                height={BAR}
              />
              <line
                className="starts"
                x1={percent(from)}
                x2={percent(from)}
                y1={laneOf(tenure.country) * LANE + LANE - BAR}
                y2={laneOf(tenure.country) * LANE + LANE}
              />
              <text className="nth" x={percent((from + to) / 2)} y={middle(tenure.country) + 5}>
                {nth}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        <ol>
          {inOrder.map(({ institution, country, since, until, cause }) => (
            <li key={since}>
              <strong>{institution}</strong>, {code(country, 'country')}: {code(cause)},{' '}
              {`${whenIn(language, since)} – ${until ? whenIn(language, until) : t('now')}`}
            </li>
          ))}
        </ol>
        {pieces.some(({ tenure }) => !tenure) && <p>{t('closed between')}</p>}
      </figcaption>
    </figure>
  );
}
