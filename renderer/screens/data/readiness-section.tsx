import { asSentence } from '../../../shared/base/format.ts'
import type { MissingData, Readiness, ReadinessNote } from '../../../shared/import/report.ts'
import { Answered } from '../../parts/answered.tsx'
import { dateWords } from '../../project-context.ts'
import { useAsk } from '../../use-ask.ts'
import { readinessWords as text } from '../../words/readiness-words.ts'
import { CoveragePicture } from './coverage-picture.tsx'

const address = /; (https:\/\/\S+)$/

/** The app opens no address; it is shown to be copied. */
function Note({ note, before }: { readonly note: ReadinessNote; readonly before?: string }) {
  const source = address.exec(note.todo)?.[1]
  return (
    <li>
      {before && <span className="note-day">{before}</span>}
      <b>{asSentence(note.text)}</b>
      <span>{asSentence(note.todo.replace(address, ''))}</span>
      {source && <span className="quiet note-source">{source}</span>}
    </li>
  )
}

function Notes({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <>
      <h4>{title}</h4>
      <ul className="missing">{children}</ul>
    </>
  )
}

function Missing({ items }: { readonly items: readonly MissingData[] }) {
  return (
    <>
      <h3>{text.missing}</h3>
      <ol className="missing">
        {items.map((item) => (
          <li key={item.what}>
            <b>{`${item.what[0]?.toUpperCase()}${item.what.slice(1)}`}</b>
            <span>
              {item.answers}
              <span className="note-question">
                {item.question === null ? text.every : text.questions[item.question]}
              </span>
            </span>
            <span className="quiet">{asSentence(item.how)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Months of joined history, the one next step, the months by kind of data, what to look at, and what to bring next. */
export function ReadinessView({ readiness }: { readonly readiness: Readiness }) {
  const { coverage, gaps, breaks, duplicates, missing } = readiness
  return (
    <section className="sheet section">
      <h2>{text.title}</h2>
      <p className="claim">
        {readiness.monthsJoined === 0
          ? text.noMonths(readiness.monthsNeeded)
          : text.months(readiness.monthsJoined, readiness.monthsNeeded)}
      </p>
      <progress
        className="ready-bar"
        aria-label={text.title}
        value={Math.min(readiness.monthsJoined, readiness.monthsNeeded)}
        max={readiness.monthsNeeded}
      />
      {readiness.from && readiness.through && (
        <p className="quiet">
          {text.range(dateWords(readiness.from), dateWords(readiness.through))}
          {readiness.monthsPartly > 0 && `. ${text.partly(readiness.monthsPartly)}`}
        </p>
      )}
      {readiness.next && (
        <p className="next-step">
          <span className="next-word">{text.next}</span> {asSentence(readiness.next)}
        </p>
      )}
      {coverage.months.length > 0 && <CoveragePicture coverage={coverage} />}
      {gaps.length + breaks.length + duplicates.length > 0 && (
        <>
          <h3>{text.look}</h3>
          {duplicates.length > 0 && (
            <Notes title={text.duplicates}>
              {duplicates.map((one) => (
                <Note key={one.text} note={one} />
              ))}
            </Notes>
          )}
          {gaps.length > 0 && (
            <Notes title={text.gaps}>
              {gaps.map((one) => (
                <Note key={`${one.text}${one.from}`} note={one} />
              ))}
            </Notes>
          )}
          {breaks.length > 0 && (
            <Notes title={text.breaks}>
              {breaks.map((one) => (
                <Note key={`${one.on}${one.text}`} note={one} before={`${dateWords(one.on)} · ${text[one.known]}`} />
              ))}
            </Notes>
          )}
        </>
      )}
      {missing.length === 0 ? <p className="quiet">{text.nothing}</p> : <Missing items={missing} />}
    </section>
  )
}

/** How ready the data are, asked and shown. */
export function ReadinessSection() {
  const readiness = useAsk('data:readiness', {})
  return <Answered asked={readiness}>{(value) => <ReadinessView readiness={value} />}</Answered>
}
