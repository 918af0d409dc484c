import type { Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';

const WIDTH = 640;
const ROW = 34;
const SHADES = ['#0d4f6d', '#2e7c9c', '#65a6c1', '#88bacf'];

/** Who led when, on one line of time: bars that touch, because there is never a gap. The table below says the same. */
export function Tenures({ of, now }: { of: Schemas['TenureView'][]; now: number }) {
  const { t, code, language } = useSay();
  if (of.length === 0) return null;
  const start = Math.min(...of.map(({ since }) => Date.parse(since)));
  const end = Math.max(...of.map(({ until }) => (until ? Date.parse(until) : now)), start + 60_000);
  const at = (time: number): number => ((time - start) / (end - start)) * WIDTH;
  return (
    <figure style={{ margin: 0, overflowX: 'auto' }}>
      <svg
        className="tenures"
        viewBox={`0 0 ${WIDTH} ${of.length * ROW + 4}`}
        width="100%"
        role="img"
        aria-label={t('lead history')}
      >
        {of.map(({ institution, country, since, until }, row) => {
          const [from, to] = [at(Date.parse(since)), at(until ? Date.parse(until) : now)];
          return (
            <g key={since + institution}>
              <rect
                x={from}
                y={row * ROW + 18}
                width={Math.max(3, to - from)}
                height={10}
                rx={3}
                fill={SHADES[row % SHADES.length]}
              />
              <text x={Math.min(from, WIDTH * 0.55)} y={row * ROW + 13}>
                {`${country} · ${institution}`}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        <ol>
          {of.map(({ institution, country, since, until, cause }) => (
            <li key={since + institution}>
              {`${institution} (${country}), ${whenIn(language, since)} – ${until ? whenIn(language, until) : t('now')}: ${code(cause)}`}
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}
