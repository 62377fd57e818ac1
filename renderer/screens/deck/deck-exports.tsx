import { useState } from 'react'
import { formatCount, formatQuarter } from '../../../shared/base/format.ts'
import type { ExportLine } from '../../../shared/contract.ts'
import { writeAgain } from '../../export-deck.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { dateWords } from '../../project-context.ts'
import { useAsk } from '../../use-ask.ts'
import { deckWords } from '../../words/deck-words.ts'
import { words } from '../../words/words.ts'
import { useWork } from '../../work.ts'

const text = deckWords.exports

/** Every export of the project, each file to be written again as it was handed out. */
export function DeckExports() {
  const asked = useAsk('deck:exports', {})
  const busy = useWork()?.state === 'running'
  const [said, setSaid] = useState('')
  return (
    <section className="sheet section">
      <h2>{text.title}</h2>
      <Answered asked={asked}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="quiet">{text.none}</p>
          ) : (
            <>
              <p className="quiet">{text.lead}</p>
              <p className="done" role="status">
                {said}
              </p>
              <DataTable<ExportLine>
                caption={text.caption}
                columns={[
                  { key: 'when', title: text.when, names: true, cell: (line) => dateWords(line.date) },
                  {
                    key: 'quarter',
                    title: text.quarter,
                    cell: (line) => <span className="export-when">{formatQuarter(line.quarter)}</span>,
                  },
                  { key: 'length', title: text.length, cell: (line) => deckWords.lengths[line.length] },
                  {
                    key: 'files',
                    title: text.files,
                    cell: (line) => (
                      <ul className="export-files">
                        {line.files.map((file) => (
                          <li key={file.kind}>
                            <span>
                              {file.name}{' '}
                              <span className="quiet">
                                {words.deck.kinds[file.kind]}, {text.size(formatCount(file.size / 1024))}
                              </span>
                            </span>
                            <Button
                              weight="quiet"
                              isDisabled={busy}
                              aria-label={text.again(file.name)}
                              onPress={async () => {
                                setSaid('')
                                const written = await writeAgain({ id: line.id, kind: file.kind, name: file.name })
                                if (written) setSaid(text.done(written.name))
                              }}
                            >
                              {text.againShort}
                            </Button>
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]}
                rows={lines}
                keyOf={(line) => String(line.id)}
              />
            </>
          )
        }
      </Answered>
    </section>
  )
}
