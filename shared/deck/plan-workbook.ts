import type { Definition, Evidence, Unit } from '../base/evidence.ts'
import { formatInterval, formatQuarter } from '../base/format.ts'
import { minorDigits } from '../base/money.ts'
import type { Receipt } from '../import/report.ts'
import { registry } from '../metrics/registry/index.ts'
import type { Cell, CellFormat, Sheet, Workbook } from './deck.ts'
import { allEvidence, type DeckInput } from './deck-input.ts'

const text = (words: string, strong = false): Cell => ({ kind: 'text', text: words, ...(strong ? { strong } : {}) })
const heads = (...titles: string[]): Cell[] => titles.map((title) => text(title, true))

/** The workbook for finance: one sheet per question, live sums and rates where a person would follow the arithmetic, then what stands behind them. */
export function planWorkbook(input: DeckInput): Workbook {
  const { facts } = input
  return {
    title: `${facts.company}: customer experience in ${formatQuarter(facts.quarter)}`,
    date: input.date,
    sheets: [
      answersSheet(input),
      ...(facts.cost ? [costSheet(input)] : []),
      scorecardSheet(facts.evidence.filter((e) => e.period === facts.quarter)),
      cohortSheet(input),
      ...(facts.ledger ? [ledgerSheet(input)] : []),
      storySheet(input),
      definitionSheet(registry),
      sourceSheet(input.receipts),
      evidenceSheet(allEvidence(input)),
    ],
  }
}

function answersSheet({ answers }: DeckInput): Sheet {
  return {
    name: 'Answers',
    widths: [44, 80, 22, 34, 8],
    frozenRows: 1,
    rows: [
      heads('question', 'answer', 'number', 'of what', 'grade'),
      ...answers.answers.map((a) => [text(a.asked), text(a.claim), text(a.figure), text(a.figureNote), text(a.grade)]),
    ],
  }
}

/** Money in major units, as finance writes it. */
function money(minor: number, currency: string, strong = false): Cell {
  return {
    kind: 'number',
    value: minor / 10 ** minorDigits(currency),
    format: { money: currency },
    ...(strong ? { strong } : {}),
  }
}

function costSheet({ facts }: DeckInput): Sheet {
  const cost = facts.cost as NonNullable<typeof facts.cost>
  const { currency } = cost
  const major = (minor: number) => minor / 10 ** minorDigits(currency)
  const sorted = [...cost.lines].sort((a, b) => Number(b.inScope) - Number(a.inScope))
  const first = 2
  const last = first + sorted.length - 1
  const lastIn = first + sorted.filter((line) => line.inScope).length - 1
  const lines = sorted.map((line) => [
    text(line.costClass),
    text(line.inScope ? 'in' : 'out'),
    text(line.reason),
    { kind: 'number', value: line.lines, format: 'count' } as Cell,
    money(line.amountMinor, currency),
  ])
  const sum = (label: string, formula: string, minor: number): Cell[] => [
    text(label, true),
    null,
    null,
    null,
    { kind: 'formula', formula, value: major(minor), format: { money: currency }, strong: true },
  ]
  const rangeSum = (from: number, to: number) => (to < from ? '0' : `SUM(E${from}:E${to})`)
  const kept = facts.cost?.perOutcome ?? []
  return {
    name: 'Cost',
    widths: [34, 8, 60, 10, 18, 18, 18],
    frozenRows: 1,
    rows: [
      heads('class of cost', 'scope', 'reason', 'postings', `amount (${currency})`),
      ...lines,
      ...(cost.lines.length > 0
        ? [
            sum('in scope', rangeSum(first, lastIn), cost.inScopeMinor),
            sum('out of scope', rangeSum(lastIn + 1, last), cost.outOfScopeMinor),
            sum('ledger total', rangeSum(first, last), cost.totalMinor),
          ]
        : []),
      [],
      heads('cost per outcome', 'slice', 'evidence', 'number', `cost (${currency})`, `per outcome (${currency})`),
      ...kept.map((e, i) => {
        const row = first + lines.length + (cost.lines.length > 0 ? 3 : 0) + 2 + i
        const slice = Object.values(e.filter).join(', ') || 'all'
        if (e.value === null || e.numerator === null || !e.denominator)
          return [text(e.title), text(slice), text(e.id), text(e.note ?? '')]
        return [
          text(e.title),
          text(slice),
          text(e.id),
          { kind: 'number', value: e.denominator, format: 'count' } as Cell,
          money(e.numerator, currency),
          {
            kind: 'formula',
            formula: `E${row}/D${row}`,
            value: major(e.numerator) / e.denominator,
            format: { money: currency },
          } as Cell,
        ]
      }),
    ],
  }
}

const formats: Readonly<Record<Unit, CellFormat>> = {
  count: 'count',
  share: 'share',
  ratio: 'decimal',
  points: 'share',
  money: 'decimal',
  days: 'days',
  seconds: 'decimal',
  'hazard-ratio': 'decimal',
}

function valueCell(value: number | null, e: Evidence): Cell {
  if (value === null) return null
  if (e.unit === 'money' && e.currency !== null) return money(value, e.currency)
  return { kind: 'number', value, format: formats[e.unit] }
}

function scorecardSheet(evidence: readonly Evidence[]): Sheet {
  return {
    name: 'Scorecard',
    widths: [48, 16, 14, 14, 12, 12, 12, 44],
    frozenRows: 1,
    rows: [
      heads('metric', 'slice', 'numerator', 'denominator', 'value', 'low', 'high', 'evidence'),
      ...evidence.map((e, i) => {
        const row = i + 2
        const rate = e.value !== null && e.unit === 'share' && e.numerator !== null && e.denominator
        const value: Cell = rate
          ? {
              kind: 'formula',
              formula: `C${row}/D${row}`,
              value: (e.numerator as number) / (e.denominator as number),
              format: 'share',
            }
          : e.value === null
            ? text(e.note ?? '')
            : valueCell(e.value, e)
        const number = (n: number | null): Cell =>
          n === null ? null : { kind: 'number', value: n, format: Number.isInteger(n) ? 'count' : 'decimal' }
        return [
          text(e.title),
          text(Object.values(e.filter).join(', ') || 'all'),
          number(e.numerator),
          number(e.denominator),
          value,
          valueCell(e.low, e),
          valueCell(e.high, e),
          text(e.id),
        ]
      }),
    ],
  }
}

function cohortSheet({ facts }: DeckInput): Sheet {
  const days = [30, 60, 90, 180, 365]
  return {
    name: 'Cohorts',
    widths: [34, 12, 12, 16, 12, 12, 12, 12, 12],
    frozenRows: 1,
    rows: [
      heads('group', 'customers', 'left', 'monthly revenue', ...days.map((day) => `kept, day ${day}`)),
      ...facts.cohorts.groups.map((g): Cell[] => [
        text(g.name),
        { kind: 'number', value: g.n, format: 'count' },
        g.tooFew ? text('too few') : { kind: 'number', value: g.events, format: 'count' },
        g.tooFew ? null : money(g.mrr.minor, g.mrr.currency),
        ...days.map((day): Cell => {
          const point = g.retention.find((r) => r.day === day)
          return point ? { kind: 'number', value: point.estimate, format: 'share' } : null
        }),
      ]),
      [],
      heads('comparison', 'verdict', 'grade', 'p', 'days', 'low', 'high', 'risk', 'hazard ratio'),
      ...facts.cohorts.comparisons.map((c): Cell[] => {
        const number = (value: number | null, format: CellFormat): Cell =>
          value === null ? null : { kind: 'number', value, format }
        return [
          text(`${c.a} against ${c.b}`),
          text(c.verdict),
          text(c.grade),
          number(c.p, 'decimal'),
          number(c.daysDifference, 'decimal'),
          number(c.daysLow, 'decimal'),
          number(c.daysHigh, 'decimal'),
          number(c.riskDifference, 'share'),
          number(c.hazardRatio, 'decimal'),
        ]
      }),
    ],
  }
}

function ledgerSheet({ facts }: DeckInput): Sheet {
  const ledger = facts.ledger as NonNullable<typeof facts.ledger>
  const { movements: m, currency } = ledger
  const line = (label: string, minor: number): Cell[] => [text(label), money(minor, currency)]
  const signed = (minor: number) => -Math.abs(minor)
  return {
    name: 'Ledger',
    widths: [46, 20, 14, 60],
    frozenRows: 1,
    rows: [
      heads('monthly recurring revenue', `amount (${currency})`),
      line('opening', m.opening),
      line('new', m.new),
      line('expansion', m.expansion),
      line('contraction', signed(m.contraction)),
      line('churn', signed(m.churn)),
      line('reactivation', m.reactivation),
      [
        text('closing', true),
        {
          kind: 'formula',
          formula: 'SUM(B2:B7)',
          value: m.closing / 10 ** minorDigits(currency),
          format: { money: currency },
          strong: true,
        },
      ],
      line('left over', m.residual),
      [],
      heads('claim', `amount (${currency})`, 'customers', 'why'),
      ...ledger.claims.map((c): Cell[] => [
        text(c.title),
        money(c.amountMinor, currency),
        { kind: 'number', value: c.customers, format: 'count' },
        text(c.reason),
      ]),
    ],
  }
}

function storySheet({ proofPoints }: DeckInput): Sheet {
  return {
    name: 'Story',
    widths: [80, 100, 8, 10, 60],
    frozenRows: 1,
    rows: [
      heads('claim', 'what stands behind it', 'grade', 'held', 'evidence'),
      ...proofPoints.map((p) => [
        text(p.title),
        text(p.text),
        text(p.grade),
        text(p.worked ? 'yes' : 'no'),
        text(p.evidence.join(', ')),
      ]),
    ],
  }
}

function definitionSheet(definitions: readonly Definition[]): Sheet {
  return {
    name: 'Definitions',
    widths: [32, 8, 40, 60, 50, 50, 40, 50, 50],
    frozenRows: 1,
    rows: [
      heads(
        'metric',
        'version',
        'title',
        'formula',
        'numerator',
        'denominator',
        'window',
        'left out',
        'vendors differ',
      ),
      ...definitions.map((d) => [
        text(d.id),
        { kind: 'number', value: d.version, format: 'count' } as Cell,
        text(d.title),
        text(d.formula),
        text(d.numerator),
        text(d.denominator),
        text(d.window),
        text(d.excluded),
        text(d.vendorDifferences),
      ]),
    ],
  }
}

function sourceSheet(receipts: readonly Receipt[]): Sheet {
  const count = (value: number): Cell => ({ kind: 'number', value, format: 'count' })
  return {
    name: 'Sources',
    widths: [36, 34, 12, 12, 12, 12, 12, 24, 24, 68],
    frozenRows: 1,
    rows: [
      heads(
        'file',
        'read as',
        'rows in',
        'records',
        'merged',
        'excluded',
        'problems',
        'data from',
        'data through',
        'sha-256',
      ),
      ...receipts.map((r, i): Cell[] => [
        text(r.file),
        text(r.title),
        { kind: 'formula', formula: `SUM(D${i + 2}:G${i + 2})`, value: r.rowsIn, format: 'count' },
        count(r.records),
        count(r.merged),
        count(r.excluded),
        count(r.problems),
        text(r.dataFrom ?? ''),
        text(r.dataThrough ?? ''),
        text(r.sha256),
      ]),
    ],
  }
}

function evidenceSheet(evidence: readonly Evidence[]): Sheet {
  return {
    name: 'Evidence',
    widths: [60, 50, 16, 14, 30, 8, 60],
    frozenRows: 1,
    rows: [
      heads('evidence', 'title', 'value', 'n', '95 % interval', 'grade', 'caveats'),
      ...evidence.map((e): Cell[] => [
        text(e.id),
        text(e.title),
        e.value === null ? text(e.note ?? '') : valueCell(e.value, e),
        { kind: 'number', value: e.n, format: 'count' },
        text(formatInterval(e)),
        text(e.grade),
        text(e.caveats.join(' ')),
      ]),
    ],
  }
}
