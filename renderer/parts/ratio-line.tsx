const width = 220
const height = 20

/** A ratio with its interval on a scale around “no difference”; logarithmic, cut at the edges. Beside its words, so it is silent. */
export function RatioLine({
  ratio,
  low,
  high,
  reach,
  tone,
}: {
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** The furthest ratio on the scale. */
  readonly reach: number
  readonly tone: string
}) {
  const far = Math.log(reach)
  const x = (value: number) => width / 2 + (Math.max(-far, Math.min(far, Math.log(value))) / far) * (width / 2 - 8)
  const middle = height / 2
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false">
      <line x1={x(1)} x2={x(1)} y1={0} y2={height} stroke="var(--rule)" />
      <line x1={x(low)} x2={x(high)} y1={middle} y2={middle} stroke={tone} strokeWidth={1.5} />
      <rect x={x(ratio) - 4} y={middle - 4} width={8} height={8} fill={tone} />
    </svg>
  )
}
