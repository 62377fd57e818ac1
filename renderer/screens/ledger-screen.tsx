import { formatCount, formatInterval, formatMoney, formatMoneyShort, formatRange } from '../../shared/base/format.ts'
import type { LedgerReport } from '../../shared/ledger/report.ts'
import { Answered } from '../parts/answered.tsx'
import { Button } from '../parts/button.tsx'
import { CasePnl } from '../parts/case-pnl.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { AwaitingData } from '../parts/empty-place.tsx'
import { EvidenceNumber } from '../parts/evidence-number.tsx'
import { ExhibitView } from '../parts/exhibit-view.tsx'
import { GradeMark } from '../parts/grade-mark.tsx'
import { LinkedSentence } from '../parts/linked-sentence.tsx'
import { ScreenHeader } from '../parts/screen-header.tsx'
import { inQuarter, useProject } from '../project-context.ts'
import { useAsk } from '../use-ask.ts'
import { openEvidence } from '../use-place.ts'
import { words } from '../words.ts'

const text = words.ledger

function Movements({ report }: { readonly report: LedgerReport }) {
  const { movements, customers, currency, evidence } = report
  const money = (minor: number) => formatMoney(minor, currency)
  const rows = [
    ['opening', movements.opening, ''],
    ['new', movements.new, '+'],
    ['reactivation', movements.reactivation, '+'],
    ['expansion', movements.expansion, '+'],
    ['contraction', -Math.abs(movements.contraction), ''],
    ['churn', -Math.abs(movements.churn), ''],
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
            { key: 'what', title: text.movements, names: true, cell: ([key]) => text[key] },
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
              <td className="right">{money(movements.residual)}</td>
            </tr>
          }
        />
      </section>
      <section className="sheet section">
        <h2>{text.customers}</h2>
        <DataTable
          caption={text.customersCaption}
          columns={[
            { key: 'what', title: text.customers, names: true, cell: ([key]) => text[key] },
            {
              key: 'n',
              title: words.scorecard.n,
              align: 'right',
              cell: ([key, n]) => {
                const known =
                  key === 'left' &&
                  [...report.rates, ...evidence].find(
                    (item) => item.metric === 'customers-lost' && item.period === report.quarter,
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

function Claims({ report }: { readonly report: LedgerReport }) {
  const { currency } = report
  return (
    <section className="sheet section">
      <h2>{text.claims}</h2>
      <DataTable
        caption={text.claimsCaption}
        columns={[
          { key: 'rung', title: text.rung, names: true, cell: (claim) => claim.title },
          {
            key: 'amount',
            title: text.amount,
            align: 'right',
            cell: (claim) => (
              <>
                <Button
                  weight="quiet"
                  aria-label={words.evidence.open(claim.title, formatMoneyShort(claim.amountMinor, currency))}
                  onPress={() => openEvidence([claim.evidence])}
                >
                  {formatMoneyShort(claim.amountMinor, currency)}
                </Button>
                {claim.lowMinor !== null && claim.highMinor !== null && (
                  <span className="under">
                    {formatRange(
                      formatMoneyShort(claim.lowMinor, currency),
                      formatMoneyShort(claim.highMinor, currency),
                    )}
                  </span>
                )}
              </>
            ),
          },
          { key: 'customers', title: text.customers, align: 'right', cell: (claim) => formatCount(claim.customers) },
          {
            key: 'grade',
            title: words.scorecard.grade,
            cell: (claim) => <GradeMark grade={claim.grade} evidence={[claim.evidence]} />,
          },
          { key: 'reason', title: text.reason, cell: (claim) => claim.reason },
        ]}
        rows={report.claims}
        keyOf={(claim) => claim.rung}
      />
    </section>
  )
}

/** Where revenue went in the quarter, tied out, and which part of it the team may claim. */
export function LedgerScreen() {
  const { quarter } = useProject()
  const asked = useAsk('ledger:movements', quarter === null ? null : inQuarter(quarter))
  if (quarter === null)
    return <AwaitingData name={words.screens.ledger} title={text.empty.title} text={text.empty.text} />
  return (
    <Answered asked={asked}>
      {(report) => (
        <>
          <ScreenHeader
            title={words.screens.ledger}
            sentence={<LinkedSentence text={report.sentence} evidence={[...report.rates, ...report.evidence]} />}
          />
          {report.bridge && (
            <section className="sheet section">
              <ExhibitView exhibit={report.bridge} heading={text.bridge} />
            </section>
          )}
          <Movements report={report} />
          {report.ladder && (
            <section className="sheet section">
              <ExhibitView exhibit={report.ladder} heading={text.ladder} />
            </section>
          )}
          {report.claims.length > 0 && <Claims report={report} />}
          <CasePnl />
        </>
      )}
    </Answered>
  )
}
