import { useState } from 'react'
import { formatCount, formatMoneyShort, formatRange } from '../../../shared/base/format.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { AssumptionEdit, AssumptionId } from '../../../shared/case/assumption.ts'
import type { ClaimSourceLine, LedgerReport } from '../../../shared/ledger/report.ts'
import { askCore } from '../../ask.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Button } from '../../parts/button.tsx'
import { AssumptionField, StatusField } from '../../parts/case-assumptions.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { NumberButton } from '../../parts/number-button.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { refreshAnswers, useAsk } from '../../use-ask.ts'
import { openEvidence } from '../../use-place.ts'
import { caseWords } from '../../words/case-words.ts'
import { ledgerWords as text } from '../../words/ledger-words.ts'
import { words } from '../../words/words.ts'

const factorIds: readonly AssumptionId[] = ['attribution', 'gross-margin', 'horizon', 'decay']

/** The ladder as a table: each rung with its money, its customers, its grade and why it stops there. */
function Ladder({ report }: { readonly report: LedgerReport }) {
  const { currency } = report
  return (
    <DataTable
      caption={words.ledger.claimsCaption}
      columns={[
        { key: 'rung', title: words.ledger.rung, names: true, cell: (claim) => claim.title },
        {
          key: 'amount',
          title: words.ledger.amount,
          align: 'right',
          cell: (claim) => (
            <>
              <NumberButton
                text={formatMoneyShort(claim.amountMinor, currency)}
                label={words.evidence.open(claim.title, formatMoneyShort(claim.amountMinor, currency))}
                evidence={[claim.evidence]}
              />
              {claim.lowMinor !== null && claim.highMinor !== null && (
                <span className="under">
                  {formatRange(formatMoneyShort(claim.lowMinor, currency), formatMoneyShort(claim.highMinor, currency))}
                </span>
              )}
              {claim.overHorizonMinor !== null && claim.overHorizonMinor !== 0 && (
                <span className="under">{text.horizon(formatMoneyShort(claim.overHorizonMinor, currency))}</span>
              )}
            </>
          ),
        },
        {
          key: 'customers',
          title: words.ledger.customers,
          align: 'right',
          cell: (claim) => formatCount(claim.customers),
        },
        {
          key: 'grade',
          title: words.scorecard.grade,
          cell: (claim) => <GradeMark grade={claim.grade} evidence={[claim.evidence]} />,
        },
        { key: 'reason', title: words.ledger.reason, cell: (claim) => claim.reason },
      ]}
      rows={report.claims}
      keyOf={(claim) => claim.rung}
    />
  )
}

function Sources({ report }: { readonly report: LedgerReport }) {
  const money = (minor: number) => formatMoneyShort(minor, report.currency)
  const number = (line: ClaimSourceLine) => {
    const known = report.evidence.find((one) => one.id === line.evidence)
    return known ? <EvidenceNumber evidence={known} text={money(line.associatedMinor)} /> : money(line.associatedMinor)
  }
  return (
    <section className="sheet section">
      <h2>{text.sources.title}</h2>
      <p className="quiet">{text.sources.whole}</p>
      <DataTable<ClaimSourceLine>
        caption={text.sources.caption}
        columns={[
          { key: 'source', title: text.sources.source, names: true, cell: (line) => line.title },
          {
            key: 'customers',
            title: words.ledger.customers,
            align: 'right',
            cell: (line) => formatCount(line.customers),
          },
          { key: 'risk', title: text.sources.atRisk, align: 'right', cell: (line) => money(line.atRiskMinor) },
          { key: 'associated', title: text.sources.associated, align: 'right', cell: number },
          {
            key: 'grade',
            title: words.scorecard.grade,
            cell: (line) => <GradeMark grade={line.grade} evidence={[line.evidence]} />,
          },
          { key: 'reason', title: words.ledger.reason, cell: (line) => line.reason },
        ]}
        rows={report.sources}
        keyOf={(line) => line.source}
      />
      {[report.flaggedFirst, report.pilot].map(
        (line) =>
          line && (
            <p className="line-action" key={line.evidence}>
              <span>{line.sentence}</span>
              <Button weight="quiet" onPress={() => openEvidence([line.evidence])}>
                {caseWords.evidence}
              </Button>
            </p>
          ),
      )}
    </section>
  )
}

/** The factors that finance agrees to, changed in place; what is claimed follows at once. */
function Factors() {
  const { project, quarter } = useProject()
  const asked = useAsk('case:report', quarter === null ? null : inQuarter(quarter))
  const [refused, setRefused] = useState<ReplyError | null>(null)
  if (asked.state !== 'value' || !asked.value) return null
  const report = asked.value
  const settle = async (reply: ReturnType<typeof askCore<'case:assume'>> | ReturnType<typeof askCore<'case:undo'>>) => {
    const answered = await reply
    setRefused(answered.ok ? null : answered.error)
    if (answered.ok) refreshAnswers()
  }
  const onChange = (edit: AssumptionEdit) => void settle(askCore('case:assume', { ...inQuarter(quarter), edit }))
  return (
    <section className="sheet section">
      <div className="section-head">
        <h2>{text.factors.title}</h2>
        {report.canUndo && !project.readOnly && (
          <Button onPress={() => void settle(askCore('case:undo', inQuarter(quarter)))}>{caseWords.undo}</Button>
        )}
      </div>
      <p className="quiet">{text.factors.lead}</p>
      {refused && <Notice error={refused} />}
      <DataTable
        caption={text.factors.caption}
        columns={[
          { key: 'what', title: caseWords.driver, names: true, cell: (one) => one.title },
          { key: 'means', title: caseWords.means, cell: (one) => one.meaning },
          {
            key: 'value',
            title: caseWords.value,
            cell: (one) => (
              <AssumptionField
                one={one}
                field="value"
                currency={report.currency}
                readOnly={project.readOnly}
                onChange={onChange}
              />
            ),
          },
          {
            key: 'status',
            title: caseWords.status,
            cell: (one) => <StatusField one={one} readOnly={project.readOnly} onChange={onChange} />,
          },
        ]}
        rows={report.assumptions.filter((one) => factorIds.includes(one.id))}
        keyOf={(one) => one.id}
      />
    </section>
  )
}

/** What of the quarter's revenue the team may claim, and why not more. */
export function LedgerClaims({ report }: { readonly report: LedgerReport }) {
  return (
    <>
      {report.ladder && (
        <section className="sheet section">
          <ExhibitView exhibit={report.ladder} heading={words.ledger.ladder} />
        </section>
      )}
      {report.claims.length > 0 && (
        <section className="sheet section">
          <h2>{words.ledger.claims}</h2>
          <Ladder report={report} />
        </section>
      )}
      <Factors />
      {report.sources.length > 0 && <Sources report={report} />}
    </>
  )
}
