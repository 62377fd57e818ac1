import type { ReactNode } from 'react'
import { assertNever } from '../../../shared/base/assert.ts'
import { formatCount, formatInterval, formatMoney, formatMoneyShort } from '../../../shared/base/format.ts'
import type { LedgerReport } from '../../../shared/ledger/report.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import type { Place } from '../../location.ts'
import { Answered } from '../../parts/answered.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { AwaitingData } from '../../parts/empty-place.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { PlaceIndex } from '../../parts/place-index.tsx'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { splitLead } from '../../split-lead.ts'
import { type Asked, useAsk } from '../../use-ask.ts'
import { ledgerParts, ledgerWords } from '../../words/ledger-words.ts'
import { words } from '../../words/words.ts'
import { LedgerBridge } from './ledger-bridge.tsx'
import { LedgerClaims } from './ledger-claims.tsx'
import { LedgerPnl } from './ledger-pnl.tsx'

const text = words.ledger

const customerMetrics: Readonly<Record<string, string>> = {
  opening: 'mrr-opening',
  joined: 'mrr-new',
  returned: 'mrr-reactivation',
  left: 'customers-lost',
  closing: 'mrr-closing',
}

function Movements({ report }: { readonly report: LedgerReport }) {
  const { movements, customers, currency, evidence } = report
  const money = (minor: number) => formatMoney(minor, currency)
  const residual = evidence.find((item) => item.metric === 'mrr-residual')
  const rows = [
    ['opening', movements.opening, ''],
    ['new', movements.new, '+'],
    ['expansion', movements.expansion, '+'],
    ['reactivation', movements.reactivation, '+'],
    ['contraction', -Math.abs(movements.contraction), ''],
    ['churn', -Math.abs(movements.churn), ''],
    ...(report.evidence.some((one) => one.metric === 'mrr-fx') ? [['fx', movements.fx, '+'] as const] : []),
    ['closing', movements.closing, ''],
  ] as const
  return (
    <div className="two">
      <section className="sheet section">
        <div className="section-head">
          <h2>{text.movements}</h2>
          <p className={movements.residual === 0 ? 'ties' : 'needs'}>
            {movements.residual === 0 ? words.cost.ties : words.cost.doesNotTie(money(movements.residual))}
          </p>
        </div>
        <DataTable
          caption={text.movementsCaption}
          columns={[
            {
              key: 'what',
              title: <span className="unseen">{text.movements}</span>,
              names: true,
              cell: ([key]) => (key === 'fx' ? ledgerWords.fx : text[key]),
            },
            {
              key: 'amount',
              title: text.amount,
              align: 'right',
              cell: ([key, minor, sign]) => {
                const said = `${minor > 0 ? sign : ''}${money(minor)}`
                const known = evidence.find((item) => item.metric === `mrr-${key}` && item.period === report.quarter)
                return known ? <EvidenceNumber evidence={known} text={said} /> : said
              },
            },
          ]}
          rows={rows}
          keyOf={([key]) => key}
          footer={
            <tr>
              <th scope="row">
                {text.residual}
                <span className="under">{text.residualNote}</span>
              </th>
              <td className="right">
                {residual ? (
                  <EvidenceNumber evidence={residual} text={money(movements.residual)} />
                ) : (
                  money(movements.residual)
                )}
              </td>
            </tr>
          }
        />
      </section>
      <section className="sheet section">
        <h2>{text.customers}</h2>
        <DataTable
          caption={text.customersCaption}
          columns={[
            {
              key: 'what',
              title: <span className="unseen">{text.customers}</span>,
              names: true,
              cell: ([key]) => text[key],
            },
            {
              key: 'n',
              title: words.scorecard.n,
              align: 'right',
              cell: ([key, n]) => {
                const known = evidence.find(
                  (item) => item.metric === customerMetrics[key] && item.period === report.quarter,
                )
                return known ? <EvidenceNumber evidence={known} text={formatCount(n)} /> : formatCount(n)
              },
            },
          ]}
          rows={
            [
              ['opening', customers.opening],
              ['joined', customers.joined],
              ['returned', customers.returned],
              ['left', -customers.left],
              ['closing', customers.closing],
            ] as const
          }
          keyOf={([key]) => key}
        />
        {report.rates.length > 0 && (
          <>
            <h3>{text.rates}</h3>
            <dl className="facts facts-wide">
              {report.rates.map((rate) => (
                <div className="fact" key={rate.id}>
                  <dt>{rate.title}</dt>
                  <dd>
                    <EvidenceNumber evidence={rate} /> <span className="quiet">{formatInterval(rate)}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </section>
    </div>
  )
}

/** The head of a part and what it shows once it is known. */
function Part<T>({
  asked,
  index,
  lead,
  children,
}: {
  readonly asked: Asked<T>
  readonly index: ReactNode
  readonly lead: (value: T) => ReactNode
  readonly children: (value: T) => ReactNode
}) {
  return (
    <Answered asked={asked} until={<ScreenHeader title={words.screens.ledger} index={index} sentence="" />}>
      {(value) =>
        value ? (
          <>
            <ScreenHeader title={words.screens.ledger} index={index} sentence={lead(value)} />
            {children(value)}
          </>
        ) : null
      }
    </Answered>
  )
}

interface PartProps {
  readonly quarter: string
  readonly index: ReactNode
}

function MovementsPart({ quarter, index }: PartProps) {
  const asked = useAsk('ledger:movements', inQuarter(quarter))
  return (
    <Part
      asked={asked}
      index={index}
      lead={(report) => <LinkedSentence text={report.sentence} evidence={[...report.rates, ...report.evidence]} />}
    >
      {(report) => (
        <>
          {report.bridge && (
            <section className="sheet section">
              <ExhibitView exhibit={report.bridge} heading={text.bridge} />
            </section>
          )}
          <Movements report={report} />
          {report.commerce && (
            <section className="sheet section">
              <ExhibitView exhibit={report.commerce.bridge} heading={ledgerWords.shops} />
              <p>
                <LinkedSentence text={report.commerce.sentence} evidence={report.commerce.evidence} />
              </p>
            </section>
          )}
        </>
      )}
    </Part>
  )
}

function ClaimsPart({ quarter, index }: PartProps) {
  const asked = useAsk('ledger:movements', inQuarter(quarter))
  const said = (report: LedgerReport): string => {
    const of = (rung: string) => report.claims.find((claim) => claim.rung === rung)?.amountMinor ?? 0
    return ledgerWords.claimed(
      formatMoneyShort(of('touched'), report.currency),
      formatMoneyShort(of('attributed') + of('validated'), report.currency),
    )
  }
  return (
    <Part asked={asked} index={index} lead={said}>
      {(report) => <LedgerClaims report={report} />}
    </Part>
  )
}

function FinancePart({ quarter, index }: PartProps) {
  const asked = useAsk('ledger:bridge', inQuarter(quarter))
  return (
    <Part
      asked={asked}
      index={index}
      lead={(report) => <LinkedSentence text={report.sentence} evidence={report.evidence} />}
    >
      {(report) => <LedgerBridge report={report} />}
    </Part>
  )
}

function PnlPart({ quarter, index }: PartProps) {
  const asked = useAsk('ledger:pnl', inQuarter(quarter))
  return (
    <Part
      asked={asked}
      index={index}
      // What follows stands in full below, where cost and quality are held together.
      lead={(report) => <LinkedSentence text={splitLead(report.sentence)[0]} evidence={report.evidence} />}
    >
      {(report) => <LedgerPnl report={report} />}
    </Part>
  )
}

/** Where revenue went in the quarter, tied out; which part of it the team may claim; how it ties to finance; and the profit and loss that follows. */
export function LedgerScreen({ place }: { readonly place: Place }) {
  const { quarter } = useProject()
  if (quarter === null)
    return <AwaitingData name={words.screens.ledger} title={text.empty.title} text={text.empty.text} />
  const part = ledgerParts.find((id) => id === place.part) ?? 'movements'
  const index = (
    <PlaceIndex
      label={ledgerWords.partsLabel}
      place={place}
      parts={ledgerParts}
      titles={ledgerWords.parts}
      now={part}
    />
  )
  const props = { quarter, index }
  switch (part) {
    case 'movements':
      return <MovementsPart {...props} />
    case 'claims':
      return <ClaimsPart {...props} />
    case 'finance':
      return <FinancePart {...props} />
    case 'pnl':
      return <PnlPart {...props} />
    default:
      return assertNever(part)
  }
}
