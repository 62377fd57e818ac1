import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { formatMoney } from '../../../shared/base/format.ts'
import {
  type Conflict,
  conflictWords,
  type Decision,
  decisionWords,
  type IdentityReport,
} from '../../../shared/import/identity.ts'
import { askCore } from '../../ask.ts'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { dateWords, useProject } from '../../project-context.ts'
import { refreshAnswers, useAsk } from '../../use-ask.ts'
import { identityWords, sentenceOf } from '../../words/identity-words.ts'
import { runWork, useWork } from '../../work.ts'

const text = identityWords.questions
const shownAtFirst = 10

async function settle(decisions: readonly Decision[], tell: (said: string) => void): Promise<void> {
  const done = await runWork(text.work, (task) => askCore('data:decide', { decisions }, { task }))
  if (!done) return
  const [first] = decisions
  tell(first ? identityWords.decisions.done(decisionWords(first)) : '')
  refreshAnswers()
}

/** People who write from nobody's domain may belong to a customer that no key names: here one is looked for by name. */
function AnotherCustomer({
  conflict,
  onDecide,
}: {
  readonly conflict: Conflict
  readonly onDecide: (decisions: readonly Decision[]) => void
}) {
  const [find, setFind] = useState('')
  const asked = useAsk('data:customers', find.trim().length < 2 ? null : { find: find.trim() })
  const found = find.trim().length < 2 || asked.state !== 'value' ? null : asked.value
  return (
    <div className="another">
      <SearchBox label={text.another} value={find} onChange={setFind} />
      <div role="status">
        {found?.length === 0 && <p className="quiet">{text.nobody}</p>}
        {found?.slice(0, 5).map((one) => (
          <Button
            key={one.customer}
            onPress={() =>
              onDecide(conflict.examples.map(({ who }) => ({ kind: 'belongs-to', who, customer: one.customer })))
            }
          >
            {text.belongs(one.name ?? one.customer)}
          </Button>
        ))}
      </div>
    </div>
  )
}

function Question({
  conflict,
  currency,
  isFirst,
  tell,
}: {
  readonly conflict: Conflict
  readonly currency: string
  readonly isFirst: boolean
  readonly tell: (said: string) => void
}) {
  const { project } = useProject()
  const busy = useWork()?.state === 'running'
  const decide = (decisions: readonly Decision[]) => void settle(decisions, tell)
  // Only when every one of the people is at hand may they be given to somebody else at once.
  const hasAll = conflict.people > 0 && conflict.examples.length === conflict.people
  return (
    <Disclosure className="disclosure who-question" defaultExpanded={isFirst}>
      <Heading level={3}>
        <AriaButton slot="trigger" className="question-head">
          <span>{sentenceOf(conflictWords(conflict))}</span>
          <span className="quiet">
            {conflict.isSettled ? text.settled : conflict.contacts > 0 && text.contacts(conflict.contacts)}
          </span>
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className="question-body">
          {conflict.customers.length > 0 && (
            <DataTable
              dense
              caption={text.customers(conflictWords(conflict))}
              columns={[
                { key: 'name', title: text.customer, names: true, cell: (one) => one.name ?? '–' },
                { key: 'id', title: text.id, cell: (one) => one.customer.replace('/', ' · ') },
                {
                  key: 'mrr',
                  title: text.mrr,
                  align: 'right',
                  cell: (one) => formatMoney(one.mrrMinor, currency),
                },
              ]}
              rows={conflict.customers}
              keyOf={(one) => one.customer}
            />
          )}
          {conflict.examples.length > 0 && (
            <p className="quiet">
              {text.people(conflict.people)} {conflict.examples.map((one) => one.name).join(', ')}
            </p>
          )}
          {conflict.choices.length === 0 && <p>{text.noAnswer}</p>}
          {!project.readOnly && conflict.choices.length > 0 && (
            <fieldset className="choices">
              <legend className="unseen">{text.choose}</legend>
              {conflict.choices.map((choice) => (
                <Button key={choice.words} isDisabled={busy} onPress={() => decide(choice.decisions)}>
                  {choice.words}
                </Button>
              ))}
              {hasAll && <AnotherCustomer conflict={conflict} onDecide={decide} />}
            </fieldset>
          )}
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}

function Decisions({ report, tell }: { readonly report: IdentityReport; readonly tell: (said: string) => void }) {
  const { project } = useProject()
  const busy = useWork()?.state === 'running'
  const words = identityWords.decisions
  const takeBack = async (id: number) => {
    const done = await runWork(words.work, (task) => askCore('data:undecide', { id }, { task }))
    if (!done) return
    tell(words.undone)
    refreshAnswers()
  }
  return (
    <>
      <h3>{words.title}</h3>
      <p className="quiet">{words.hint}</p>
      <ul className="decisions">
        {report.decisions.map((one) => (
          <li key={one.id}>
            <div>
              <p>{sentenceOf(one.words)}</p>
              <p className="quiet">
                {[one.note, words.on(dateWords(one.on)), one.waits ? words.waits : ''].filter(Boolean).join(' · ')}
              </p>
            </div>
            {!project.readOnly && (
              <Button
                weight="quiet"
                isDisabled={busy}
                aria-label={words.backLabel(one.words)}
                onPress={() => void takeBack(one.id)}
              >
                {words.back}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The questions about who is who with their answers, what was decided, and which billing accounts are counted as one. */
export function IdentityQuestions({ report }: { readonly report: IdentityReport }) {
  const [said, tell] = useState('')
  const [shown, setShown] = useState(shownAtFirst)
  const merges = identityWords.merges
  const left = Math.min(report.conflicts.length, report.total) - shown
  return (
    <section className="sheet section">
      <h2>{text.title}</h2>
      <p className="claim">{report.open === 0 ? text.none : text.open(report.open)}</p>
      <div role="status" className="done">
        {said}
      </div>
      {report.conflicts.slice(0, shown).map((conflict, i) => (
        <Question key={conflict.id} conflict={conflict} currency={report.currency} isFirst={i === 0} tell={tell} />
      ))}
      {left > 0 && (
        <Button weight="quiet" onPress={() => setShown(shown + 40)}>
          {text.more(left)}
        </Button>
      )}
      {report.decisions.length > 0 && <Decisions report={report} tell={tell} />}
      {report.merges.length > 0 && (
        <>
          <h3>{merges.title}</h3>
          <DataTable
            dense
            caption={merges.title}
            columns={[
              { key: 'account', title: merges.account, names: true, cell: (one) => one.account.replace('/', ' · ') },
              { key: 'into', title: merges.into, cell: (one) => one.into.replace('/', ' · ') },
              { key: 'by', title: merges.by, cell: (one) => merges.reasons[one.by] },
            ]}
            rows={report.merges}
            keyOf={(one) => one.account}
          />
          {report.mergesTotal > report.merges.length && (
            <p className="quiet">{merges.more(report.mergesTotal - report.merges.length)}</p>
          )}
        </>
      )}
    </section>
  )
}
