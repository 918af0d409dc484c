import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { useSay } from '../words/say.js';
import './countries.css';

type Line = Schemas['HandoverLineView'];
const WORDS = ['asked', 'agreed', 'on the way'] as const;

/** Columns of the five words that are still open, by the country where it goes; each mark is one handover and leads there. */
export function Countries({ of: all }: { of: readonly Line[] }) {
  const { t, code } = useSay();
  const of = all.filter(({ word }) => WORDS.some((one) => one === word));
  const countries = [...new Set(of.map(({ toCountry }) => toCountry))].toSorted();
  return (
    <div className="countries">
      <table>
        <caption className="sr-only">{t('handovers by country')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('to')}</th>
            {WORDS.map((word) => (
              <th key={word} scope="col">
                {code(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {countries.map((country) => (
            <tr key={country}>
              <th scope="row">{code(country, 'country')}</th>
              {WORDS.map((word) => (
                <td key={word}>
                  {of
                    .filter((line) => line.toCountry === country && line.word === word)
                    .map((line) => (
                      <Link
                        key={line.id}
                        className={line.overdueSince ? 'mark late' : 'mark'}
                        to="/handovers/$id"
                        params={{ id: line.id }}
                      >
                        {line.reference.slice(-3)}
                        <span className="sr-only">
                          {`: ${line.from}, ${line.to ?? code(line.toCountry, 'country')}, ${code(line.status)}`}
                        </span>
                      </Link>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
