import type { ReactNode } from 'react'
import { assertNever } from '../../../shared/base/assert.ts'
import { formatQuarter, plural } from '../../../shared/base/format.ts'
import type { MetricsReport } from '../../../shared/metrics/report.ts'
import type { Place } from '../../location.ts'
import { Answered } from '../../parts/answered.tsx'
import { AwaitingData } from '../../parts/empty-place.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { PlaceIndex } from '../../parts/place-index.tsx'
import { ScorecardDefinitions } from '../../parts/scorecard-definitions.tsx'
import { isWhole, quarterNumbers, quartersUntil } from '../../parts/scorecard-numbers.ts'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { useProject } from '../../project-context.ts'
import { type Asked, useAsk } from '../../use-ask.ts'
import { type ScorecardPart, scorecardParts, scorecardWords as text } from '../../words/scorecard-words.ts'
import { words } from '../../words/words.ts'
import { atRiskLead, ScorecardAtRisk } from './scorecard-at-risk.tsx'
import { ScorecardChanges } from './scorecard-changes.tsx'
import { ScorecardMetrics } from './scorecard-metrics.tsx'
import { ScorecardPairs } from './scorecard-pairs.tsx'
import { ScorecardResolution } from './scorecard-resolution.tsx'
import { OutcomeMap, RoleView } from './scorecard-roles.tsx'
import { ScorecardSelfCheck } from './scorecard-self-check.tsx'
import { ScorecardSignals } from './scorecard-signals.tsx'

/** The head of a part and what it shows once it is known. */
function Part<T>({
  asked,
  lead,
  sub,
  index,
  children,
}: {
  readonly asked: Asked<T>
  readonly lead: (value: T) => ReactNode
  readonly sub?: (value: T) => ReactNode
  readonly index: ReactNode
  readonly children: (value: T) => ReactNode
}) {
  return (
    <Answered asked={asked} until={<ScreenHeader title={words.screens.scorecard} index={index} sentence="" />}>
      {(value) => (
        <>
          <ScreenHeader title={words.screens.scorecard} index={index} sentence={lead(value)}>
            {sub?.(value)}
          </ScreenHeader>
          {children(value)}
        </>
      )}
    </Answered>
  )
}

function useNumbers(quarter: string) {
  const cut = useAsk('scorecard:metrics', { quarter, by: 'quarter' })
  return (report: MetricsReport) =>
    quarterNumbers(cut.state === 'value' ? cut.value.metrics : null, quartersUntil(report.quarters, report.quarter))
}

interface PartProps {
  readonly quarter: string
  readonly index: ReactNode
}

function Outcomes({ quarter, index }: PartProps) {
  const asked = useAsk('scorecard:metrics', { quarter })
  const numbers = useNumbers(quarter)
  return (
    <Part
      asked={asked}
      index={index}
      lead={(report) =>
        report.waterfall ? (
          <LinkedSentence text={report.waterfallSentence} evidence={report.metrics.filter(isWhole)} />
        ) : (
          text.pairs.lead(plural(report.pairs.length, 'activity metric'))
        )
      }
      sub={() => text.pairs.sub}
    >
      {(report) => <ScorecardPairs report={report} numbers={numbers(report)} />}
    </Part>
  )
}

function Resolution({ quarter, index }: PartProps) {
  const asked = useAsk('scorecard:waterfall', { quarter })
  const report = useAsk('scorecard:metrics', { quarter })
  return (
    <Part
      asked={asked}
      index={index}
      lead={(value) => <LinkedSentence text={value.sentence} evidence={value.steps.map(({ evidence }) => evidence)} />}
    >
      {(value) => <ScorecardResolution waterfall={value} report={report} quarter={quarter} />}
    </Part>
  )
}

function Metrics({ quarter, index, place }: PartProps & { readonly place: Place }) {
  const asked = useAsk('scorecard:metrics', { quarter })
  const numbers = useNumbers(quarter)
  return (
    <Part
      asked={asked}
      index={index}
      lead={(report) =>
        text.metrics.lead(plural(report.metrics.filter(isWhole).length, 'metric'), formatQuarter(report.quarter))
      }
    >
      {(report) => <ScorecardMetrics report={report} numbers={numbers(report)} by={place.by} quarter={quarter} />}
    </Part>
  )
}

function AtRisk({ quarter, index }: PartProps) {
  const asked = useAsk('scorecard:at-risk', { quarter })
  const metrics = useAsk('scorecard:metrics', { quarter })
  return (
    <Part asked={asked} index={index} lead={atRiskLead}>
      {(report) => <ScorecardAtRisk report={report} metrics={metrics.state === 'value' ? metrics.value.metrics : []} />}
    </Part>
  )
}

function Signals({ quarter, index }: PartProps) {
  const asked = useAsk('scorecard:signals', { quarter })
  return (
    <Part asked={asked} index={index} lead={(report) => report.sentence}>
      {(report) => <ScorecardSignals report={report} />}
    </Part>
  )
}

function Roles({ quarter, index }: PartProps) {
  const asked = useAsk('scorecard:outcome-map', {})
  const roles = useAsk('scorecard:roles', { quarter })
  return (
    <Part asked={asked} index={index} lead={() => text.roles.lead}>
      {(map) => (
        <>
          <Answered asked={roles}>
            {(report) => (
              <>
                {report.before !== null && (
                  <p className="sub part-note">{text.roles.sub(formatQuarter(report.before))}</p>
                )}
                {report.roles.map((role) => (
                  <RoleView key={role.role} role={role} before={report.before} />
                ))}
              </>
            )}
          </Answered>
          <OutcomeMap map={map} />
        </>
      )}
    </Part>
  )
}

function SelfCheck({ quarter, index }: PartProps) {
  const asked = useAsk('scorecard:self-check', { quarter })
  return (
    <Part asked={asked} index={index} lead={(report) => report.sentence} sub={() => text.selfCheck.sub}>
      {(report) => <ScorecardSelfCheck report={report} />}
    </Part>
  )
}

function Definitions({ index }: PartProps) {
  const asked = useAsk('scorecard:definitions', {})
  return (
    <Part
      asked={asked}
      index={index}
      lead={(definitions) => text.definitions.lead(plural(definitions.length, 'definition'))}
      sub={() => text.definitions.sub}
    >
      {(definitions) => <ScorecardDefinitions definitions={definitions} />}
    </Part>
  )
}

function Changes({ quarter, index }: PartProps) {
  const asked = useAsk('scorecard:rules', {})
  const definitions = useAsk('scorecard:definitions', {})
  const report = useAsk('scorecard:metrics', { quarter })
  const cut = useAsk('scorecard:metrics', { quarter, by: 'quarter' })
  return (
    <Part asked={asked} index={index} lead={() => text.definitions.changesLead} sub={() => text.definitions.changesSub}>
      {(rules) => (
        <Answered asked={report}>
          {(value) => (
            <ScorecardChanges
              report={value}
              rules={rules}
              numbers={cut.state === 'value' ? cut.value.metrics : []}
              definitions={definitions.state === 'value' ? definitions.value : []}
            />
          )}
        </Answered>
      )}
    </Part>
  )
}

function PartAt({ part, ...rest }: PartProps & { readonly part: ScorecardPart; readonly place: Place }) {
  switch (part) {
    case 'outcomes':
      return <Outcomes {...rest} />
    case 'resolution':
      return <Resolution {...rest} />
    case 'metrics':
      return <Metrics {...rest} />
    case 'at-risk':
      return <AtRisk {...rest} />
    case 'signals':
      return <Signals {...rest} />
    case 'roles':
      return <Roles {...rest} />
    case 'self-check':
      return <SelfCheck {...rest} />
    case 'definitions':
      return <Definitions {...rest} />
    case 'changes':
      return <Changes {...rest} />
    default:
      return assertNever(part)
  }
}

/** From activity to outcome: what the team reports beside what came of it, and everything that stands behind. */
export function ScorecardScreen({ place }: { readonly place: Place }) {
  const { quarter } = useProject()
  if (quarter === null)
    return (
      <AwaitingData
        name={words.screens.scorecard}
        title={words.scorecard.empty.title}
        text={words.scorecard.empty.text}
      />
    )
  const part = scorecardParts.find((one) => one === place.part) ?? 'outcomes'
  const index = <PlaceIndex label={text.index} place={place} now={part} parts={scorecardParts} titles={text.parts} />
  return <PartAt key={part} part={part} place={place} quarter={quarter} index={index} />
}
