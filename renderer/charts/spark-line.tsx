import type { Evidence } from '../../shared/base/evidence.ts'
import { formatEvidence, formatQuarter } from '../../shared/base/format.ts'
import type { Tone } from '../../shared/deck/exhibit.ts'
import { words } from '../words/words.ts'
import { sparkShape } from './spark-shape.ts'

/** A number over the quarters, small enough to stand beside it: the interval as a band, gaps as gaps, a dotted upright where a definition changed. */
export function SparkLine({
  told,
  quarters,
  areKnown,
  breaks = [],
  tone,
  width = 132,
  height = 40,
  ends = false,
}: {
  /** The number of each quarter, where there is one. */
  readonly told: readonly (Evidence | undefined)[]
  readonly quarters: readonly string[]
  /** Are the numbers here already? Until then only their room is kept. */
  readonly areKnown: boolean
  /** Quarters in which a definition changed. */
  readonly breaks?: readonly string[]
  readonly tone: Tone
  readonly width?: number
  readonly height?: number
  /** Writes the first and the last value under it. */
  readonly ends?: boolean
}) {
  const first = told.findIndex((one) => one != null && one.value !== null)
  const last = told.findLastIndex((one) => one != null && one.value !== null)
  if (!areKnown)
    return (
      <span className="spark">
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" />
      </span>
    )
  if (first < 0 || first === last) return <span className="spark-none">{ends ? words.oneQuarter : ''}</span>
  const shape = sparkShape({
    values: told.map((one) => one?.value ?? null),
    low: told.map((one) => one?.low ?? null),
    high: told.map((one) => one?.high ?? null),
    breaks: breaks.map((quarter) => quarters.indexOf(quarter)),
    width,
    height,
  })
  const say = (at: number) => formatEvidence(told[at] as Evidence)
  const when = (at: number) => formatQuarter(quarters[at] ?? '')
  const alt = `${words.trend(say(first), when(first), say(last), when(last))}${breaks.length > 0 ? ` ${words.trendBroken}` : ''}`
  return (
    <span className="spark">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={alt}>
        {shape.breaks.map((x) => (
          <line key={x} x1={x} x2={x} y1={0} y2={height} stroke="var(--line)" strokeDasharray="1.5 2.5" />
        ))}
        {shape.bands.map((path) => (
          <path key={path} d={path} fill={`var(--${tone})`} opacity={0.16} />
        ))}
        {shape.lines.map((path) => (
          <path key={path} d={path} fill="none" stroke={`var(--${tone})`} strokeWidth={1.75} strokeLinejoin="round" />
        ))}
        {shape.dots.map(([x, y]) => (
          <circle key={x} cx={x} cy={y} r={2} fill={`var(--${tone})`} />
        ))}
        {shape.last && <circle cx={shape.last[0]} cy={shape.last[1]} r={3} fill={`var(--${tone})`} />}
      </svg>
      {ends && (
        <span className="spark-ends" aria-hidden="true">
          <span>{`${when(first)} ${say(first)}`}</span>
          <span>{say(last)}</span>
        </span>
      )}
    </span>
  )
}
