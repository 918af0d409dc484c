import type { Schemas } from '../api/client.js';
import './sheet-paper.css';

/** What is printed, and nothing beside it: black on white, without frame, name of the application or address of the page. */
export function SheetPaper({ of: sheet, printed }: { of: Schemas['SheetView']; printed: boolean }) {
  return (
    <article className={printed ? 'sheet' : 'sheet not-printed'} lang={sheet.shownIn}>
      <h1>{sheet.title}</h1>
      <p>{sheet.intro}</p>
      {sheet.blocks.map((block) => (
        <section key={block.heading}>
          <h2>{block.heading}</h2>
          {block.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {block.rows.length > 0 && (
            <table>
              <thead>
                <tr>
                  {block.columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {block.rows.map((row) => (
                  <tr key={row.join()}>
                    {row.map((cell, at) => (
                      <td key={block.columns[at]} data-column={block.columns[at]}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
      <p>{sheet.madeOn}</p>
    </article>
  );
}
