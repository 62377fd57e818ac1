import type { Definition } from '../../base/evidence.ts'
import { define } from './define.ts'

const projected = {
  family: 'revenue' as const,
  unit: 'money' as const,
  speaksOf: 'outcome' as const,
  denominator: 'none',
  window: 'today and three years; flows at the end of each year',
  clock: 'years from today',
  included:
    'cash avoided and revenue after gross margin and attribution, each driver at the more cautious of its most likely value and the mean of its range',
  excluded: 'time of people freed, which is shown beside it; anything beyond three years',
  goodDirection: 'up' as const,
  owner: 'Finance partner',
  vendorDifferences: 'structure as Forrester’s Total Economic Impact; that counts capacity as a benefit, this does not',
}

/** What a business case says of the future: projections from the assumptions register, never measurements. */
export const caseDefinitions: readonly Definition[] = [
  ...(
    [
      ['pnl-cost', 'Cost-to-serve', 'postings in scope of support', 'down'],
      ['pnl-retained', 'Revenue retained in the quarter', 'revenue attributed as agreed with finance × 3 months', 'up'],
      [
        'pnl-expanded',
        'Revenue expanded in the quarter',
        'expansion graded B or better and agreed with finance × 3 months',
        'up',
      ],
      ['pnl-net', 'Revenue less cost-to-serve', 'revenue retained + revenue expanded − cost-to-serve', 'up'],
    ] as const
  ).map(([id, title, formula, goodDirection]) =>
    define({
      ...projected,
      id,
      title,
      formula,
      numerator: formula,
      goodDirection,
      window: 'the quarter',
      clock: 'the project’s calendar',
      included: 'what the ledger and finance’s agreed factors say',
      excluded: 'everything touched or associated only; it stands beside as a diagnostic',
      vendorDifferences: 'none known',
    }),
  ),
  define({
    ...projected,
    id: 'case-npv',
    title: 'Net present value of the case',
    formula: 'benefits − costs, each discounted at the discount rate; today’s not discounted',
    numerator: 'benefits, worth today',
    denominator: 'costs, worth today (subtracted)',
  }),
  define({
    ...projected,
    id: 'case-roi',
    title: 'Return on what is spent',
    unit: 'share',
    formula: 'net present value ÷ costs worth today',
    numerator: 'net present value',
    denominator: 'costs, worth today',
  }),
  define({
    ...projected,
    id: 'case-irr',
    title: 'Internal rate of return',
    unit: 'share',
    formula: 'the discount rate at which the net present value is zero; none when flows change sign more than once',
    numerator: 'benefits less costs, year by year',
  }),
  define({
    ...projected,
    id: 'case-payback',
    title: 'Months until it has paid back',
    unit: 'ratio',
    formula: 'months until benefits less costs, added up, are zero or more and stay so; even within a year',
    numerator: 'benefits less costs, year by year',
    goodDirection: 'down',
  }),
  define({
    ...projected,
    id: 'case-loss-share',
    title: 'Draws in which it loses money',
    unit: 'share',
    formula: 'draws with a negative net present value ÷ all draws',
    numerator: 'draws with a negative net present value',
    denominator: 'ten thousand draws of every driver from its triangle, independently, with a fixed seed',
    goodDirection: 'down',
  }),
  define({
    ...projected,
    id: 'case-benefit',
    title: 'A benefit of the case, worth today',
    formula: 'product of its drivers in each year, discounted',
    numerator: 'risk-adjusted flows of three years',
    excluded: 'nothing',
  }),
  define({
    ...projected,
    id: 'case-cost',
    title: 'A cost of the case, worth today',
    formula: 'what is spent today and in each year beyond what is spent anyway, discounted',
    numerator: 'risk-adjusted flows',
    goodDirection: 'down',
  }),
  define({
    ...projected,
    id: 'case-flow',
    title: 'A flow of the case in one year',
    formula: 'risk-adjusted benefits of one kind, or costs below zero, of the year; not discounted',
    numerator: 'risk-adjusted flows',
    goodDirection: 'up',
  }),
  define({
    ...projected,
    id: 'case-break-even',
    title: 'Where a driver turns the case',
    formula: 'the value of one driver at which the net present value is zero, all others at their cautious value',
    numerator: 'found by bisection; every outcome moves one way with every driver',
    goodDirection: 'neither',
  }),
  define({
    ...projected,
    id: 'case-swing',
    title: 'What one driver does to the case',
    formula: 'net present value with one driver at its low or high end − net present value',
    numerator: 'change of the net present value',
    goodDirection: 'neither',
  }),
]
