import { formatCount, formatMoney, formatShare } from '../../../shared/base/format.ts'
import { type LinkReport, unmatchedWords } from '../../../shared/import/report.ts'
import { askCore, shell } from '../../ask.ts'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { useProject } from '../../project-context.ts'
import { refreshAnswers } from '../../use-ask.ts'
import { identityWords as text } from '../../words/identity-words.ts'
import { runWork } from '../../work.ts'

function Rate({ value, words, of }: { readonly value: number | null; readonly words: string; readonly of: string }) {
  return (
    <div className="stat">
      <p className="stat-value">{value === null ? '–' : formatShare(value)}</p>
      <p className="stat-words">{words}</p>
      <p className="quiet">{of}</p>
    </div>
  )
}

async function addCrosswalk(): Promise<void> {
  const [picked] = await shell().files.pick('crosswalk')
  if (!picked) return
  const done = await runWork(text.work, (task) => askCore('data:link', { crosswalk: picked.file }, { task }))
  if (done) refreshAnswers()
}

const barWidth = 240
const barHeight = 14

/** Where this method's contacts stand between none and all. Beside its numbers, so it is silent. */
function AddedBar({ from, to }: { readonly from: number; readonly to: number }) {
  return (
    <svg
      className="added-bar"
      viewBox={`0 0 ${barWidth} ${barHeight}`}
      width={barWidth}
      height={barHeight}
      aria-hidden="true"
      focusable="false"
    >
      <line x1={0} x2={barWidth} y1={barHeight / 2} y2={barHeight / 2} stroke="var(--rule)" />
      <rect x={0} width={from * barWidth} y={5} height={4} fill="var(--quiet)" />
      <rect x={from * barWidth} width={Math.max(1.5, (to - from) * barWidth)} y={1} height={12} fill="var(--accent)" />
    </svg>
  )
}

/** How many contacts, customers and how much revenue could be joined, what each method added, and why the rest could not. */
export function LinkRates({ link }: { readonly link: LinkReport }) {
  const { project } = useProject()
  const { currency } = link.mrr
  const steps = link.methods.map((row, i) => ({ ...row, before: link.methods[i - 1]?.reached.contacts ?? 0 }))
  const { most } = link.accounts
  return (
    <section className="sheet section">
      <h2>{text.title}</h2>
      <p className="claim">
        {link.matchRate.contacts === null ? text.unknown : text.sentence(link.matchRate.contacts)}
      </p>
      <div className="stats">
        <Rate
          value={link.matchRate.contacts}
          words={text.contacts}
          of={text.of(formatCount(link.contacts.matched), formatCount(link.contacts.total))}
        />
        <Rate
          value={link.matchRate.customers}
          words={text.customers}
          of={text.of(formatCount(link.customers.withContact), formatCount(link.customers.total))}
        />
        <Rate
          value={link.matchRate.mrr}
          words={text.mrr}
          of={text.of(formatMoney(link.mrr.matchedMinor, currency), formatMoney(link.mrr.totalMinor, currency))}
        />
      </div>
      {steps.length > 0 && (
        <DataTable
          dense
          caption={text.waterfall}
          columns={[
            { key: 'method', title: text.method, names: true, cell: (row) => text.methods[row.method] },
            {
              key: 'bar',
              title: <span className="unseen">{text.bar}</span>,
              cell: (row) => <AddedBar from={row.before} to={row.reached.contacts ?? 0} />,
            },
            {
              key: 'contacts',
              title: text.added.contacts,
              align: 'right',
              cell: (row) => `+${formatCount(row.added.contacts)}`,
            },
            {
              key: 'customers',
              title: text.added.customers,
              align: 'right',
              cell: (row) => `+${formatCount(row.added.customers)}`,
            },
            {
              key: 'mrr',
              title: text.added.mrr,
              align: 'right',
              cell: (row) => `+${formatMoney(row.added.mrrMinor, currency)}`,
            },
            {
              key: 'reached',
              title: text.reached,
              align: 'right',
              cell: (row) => (row.reached.contacts === null ? '' : formatShare(row.reached.contacts)),
            },
          ]}
          rows={steps}
          keyOf={(row) => row.method}
        />
      )}
      {link.unmatched.length > 0 && (
        <>
          <h3>{text.unmatched}</h3>
          <ul className="reasons">
            {link.unmatched.map((one) => (
              <li key={one.why}>
                <b>{formatCount(one.contacts)}</b> <span>{unmatchedWords[one.why]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {link.accounts.withSeveralPeople > 0 && (
        <p className="quiet">
          {text.accounts(link.accounts.withSeveralPeople)}
          {most !== null && text.most(most.customer.slice(most.customer.indexOf('/') + 1), most.people)}.
        </p>
      )}
      {!project.readOnly && (
        <div className="line-action">
          <p className="quiet">{text.crosswalkHint}</p>
          <Button onPress={addCrosswalk}>{text.crosswalk}</Button>
        </div>
      )}
    </section>
  )
}
