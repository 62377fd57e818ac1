import type { Deck } from '../../../shared/deck/deck.ts'
import type { Exhibit, StepExhibit } from '../../../shared/deck/exhibit.ts'

/** A deck of nine slides with every kind of picture, as an invented company would show it. */
export const exampleDeck: Deck = {
  language: 'en',
  title: 'Fjordline: customer experience in Q3 2026',
  subject: 'What an outcome costs, who left, and what the team may claim',
  company: 'Fjordline',
  quarter: '2026Q3',
  date: '2026-11-22',
  slides: [
    {
      id: 'one-page',
      title: 'Q3 2026 in one page: a kept resolution costs €9.47, 142 customers left, €21k of revenue is claimed',
      subtitle: 'Three questions of the CFO, each with what stands behind the answer',
      exhibit: {
        kind: 'table',
        caption: 'Three answers',
        alt: 'Three answers with their numbers and grades',
        unit: 'count',
        currency: null,
        evidence: ['cost-per-kept-resolution@1/2026Q3'],
        columns: [
          { title: 'question', align: 'left' },
          { title: 'answer', align: 'left' },
          { title: 'number', align: 'right' },
          { title: 'grade', align: 'right' },
        ],
        rows: [
          [
            'What does support cost per outcome?',
            'A resolution that holds costs €9.47, down from €11.20 a year ago; a contact costs €6.10 and hides half of it.',
            '€9.47 per kept resolution',
            '✓',
          ],
          [
            'Did customers leave because of it?',
            'Customers whose first AI contact failed stayed 23 days less of the next 365 than those whose held.',
            '−23 days (−32 to −15)',
            'C',
          ],
          [
            'What revenue may the team claim?',
            'Of €1.9m monthly revenue that service touched, €21k is claimed; the rest is association or coincidence.',
            '€21k monthly',
            'C',
          ],
        ],
      },
      figure: null,
      remarks: [],
      grade: 'fact',
      footer:
        'cost-per-kept-resolution v1 · n 18,204 · Zendesk tickets, Intercom conversations, Stripe, Ledger · data through 30 Sep 2026',
      notes:
        'Likely question: Which of the three would you bet your budget on?\n\nEvidence cost-per-kept-resolution@1/2026Q3',
      evidence: ['cost-per-kept-resolution@1/2026Q3'],
    },
    {
      id: 'ledger',
      title: 'Support cost €412k in Q3 2026, out of a ledger of €3.8m that ties to the cent',
      subtitle: 'Postings in scope by class of cost and quarter',
      exhibit: {
        kind: 'stacked',
        caption: 'Cost of support by class',
        alt: 'Cost of support by class of cost: labour falls from 358 to 301 thousand euros while AI usage grows from 12 to 64 thousand.',
        unit: 'money',
        currency: 'EUR',
        evidence: ['cost-in-scope@1/2026Q3'],
        categories: ['Q3 2025', 'Q4 2025', 'Q1 2026', 'Q2 2026', 'Q3 2026'],
        series: [
          { name: 'labour', tone: 'human', values: [35_812_345, 34_790_012, 33_240_100, 31_405_520, 30_112_233] },
          { name: 'AI usage', tone: 'ai', values: [1_204_000, 2_390_050, 3_812_444, 5_190_000, 6_401_999] },
          { name: 'tools', tone: 'unknown', values: [2_800_000, 2_800_000, 2_950_000, 2_950_000, 3_100_000] },
          { name: 'outsourced', tone: 'fragile', values: [4_100_000, 3_300_000, 2_500_000, 1_900_000, 1_585_768] },
        ],
      },
      figure: { value: '€412k', unit: 'cost of support in the quarter' },
      remarks: [
        { text: 'In scope €412,000.00 + out of scope €3,391,220.18 = €3,803,220.18.', honest: false },
        { text: '€398,114.02 is shared out to contacts.', honest: false },
        {
          text: '€13,885.98 is not shared out: training has no driver. Which accounts count as support is a choice that finance can change.',
          honest: true,
        },
      ],
      grade: 'fact',
      footer: 'cost-in-scope v1 · n 1,932 · Ledger · data through 30 Sep 2026',
      notes: 'Likely question: Which accounts are in, which are out, and who decided?',
      evidence: ['cost-in-scope@1/2026Q3'],
    },
    {
      id: 'cost',
      title: 'A kept resolution costs €9.47, 15 % less than a year ago; the cost per contact hides half of it',
      subtitle: 'Cost of support per kept resolution, beside the cost per contact',
      exhibit: {
        kind: 'line',
        caption: 'Cost per outcome, by quarter',
        alt: 'Cost per kept resolution falls from 11.20 to 9.47 euros over five quarters; cost per contact from 6.90 to 6.10.',
        unit: 'money',
        currency: 'EUR',
        evidence: ['cost-per-kept-resolution@1/2026Q3'],
        categories: ['Q3 2025', 'Q4 2025', 'Q1 2026', 'Q2 2026', 'Q3 2026'],
        series: [
          { name: 'per kept resolution', tone: 'durable', values: [1120, 1074.5, 1031.2, 981.7, 947.123456] },
          { name: 'per contact', tone: 'unknown', values: [690, 671.3, 652.9, 629.4, 610.3], dashed: true },
        ],
      },
      figure: { value: '€9.47', unit: 'per kept resolution' },
      remarks: [
        { text: 'Per contact it is €6.10: contacts are activity, kept resolutions are the outcome.', honest: false },
        { text: 'An AI attempt that fails costs €7.85, with the person who follows.', honest: false },
        {
          text: 'An average: the next resolution may cost more or less. Immature issues are in neither side.',
          honest: true,
        },
      ],
      grade: 'fact',
      footer:
        'cost-per-kept-resolution v1 · n 18,204 · Zendesk tickets, Intercom conversations, Ledger · data through 30 Sep 2026',
      notes: 'Likely question: Is it cheaper because AI got better, or because the easy questions grew?',
      evidence: ['cost-per-kept-resolution@1/2026Q3'],
    },
    {
      id: 'waterfall',
      title: 'AI reports 64 % resolved; 41 % stayed resolved without a person',
      subtitle: 'The same 9,120 contacts, from the vendor’s count to what the customer experienced',
      exhibit: {
        kind: 'waterfall',
        caption: 'Contacts with an AI agent, of 9,120',
        alt: 'Of 9,120 contacts with an AI agent the vendor reports 5,837 as resolved; 3,739 stayed resolved without a person.',
        unit: 'count',
        currency: null,
        evidence: ['ai-end-to-end-rate@1/2026Q3'],
        bars: [
          { label: 'vendor reports resolved', value: 5837, role: 'total', tone: 'ai' },
          { label: 'a person took over', value: -812, role: 'step', tone: 'human' },
          { label: 'reopened', value: -394, role: 'step', tone: 'failed' },
          { label: 'came back, same topic', value: -892, role: 'step', tone: 'failed' },
          { label: 'resolved end to end', value: 3739, role: 'total', tone: 'durable' },
        ],
      },
      figure: { value: '41 %', unit: 'resolved end to end (40 % to 42 %)' },
      remarks: [
        { text: '55 % were contained without a person; that is workload, not benefit.', honest: false },
        {
          text: 'End to end: not reopened, and no contact about the same topic within seven days, on any channel.',
          honest: false,
        },
        {
          text: 'Who neither came back nor rated may have been helped or may have given up; silence is counted as kept.',
          honest: true,
        },
      ],
      grade: 'fact',
      footer: 'ai-end-to-end-rate v1 · n 9,120 · Intercom conversations, Zendesk tickets · data through 30 Sep 2026',
      notes: 'Likely question: Why is this lower than the number on the vendor’s dashboard?',
      evidence: ['ai-end-to-end-rate@1/2026Q3'],
    },
    {
      id: 'returns',
      title: 'After 21 % of contacts the customer is back within seven days, after 9.4 % within 48 hours',
      subtitle: 'Share of closed contacts followed by another of the same customer, by who handled the first',
      exhibit: {
        kind: 'bar',
        horizontal: false,
        caption: 'Customers back after a closed contact',
        alt: 'Customers back within seven days: 18 % after AI only, 34 % after AI and then a person, 17 % after a person only.',
        unit: 'share',
        currency: null,
        evidence: ['recontact-7d@1/2026Q3'],
        categories: ['AI only', 'AI, then a person', 'person only'],
        series: [
          { name: 'within 48 hours', tone: 'fragile', values: [0.081, 0.152, 0.0734] },
          { name: 'within seven days', tone: 'failed', values: [0.1832, 0.3391, 0.1688] },
        ],
      },
      figure: { value: '21 %', unit: 'back within seven days (20 % to 22 %)' },
      remarks: [
        { text: '14 % came back about the same topic: the first answer did not hold.', honest: false },
        { text: 'A return counts on any channel; helpdesk reports show reopened tickets only.', honest: false },
        { text: 'Customers who contact support often come back more often by chance as well.', honest: true },
      ],
      grade: 'fact',
      footer:
        'recontact-7d v1 · recontact-48h v1 · n 21,330 · Zendesk tickets, Intercom conversations · data through 30 Sep 2026',
      notes: 'Likely question: Which topics bring them back?',
      evidence: ['recontact-7d@1/2026Q3'],
    },
    {
      id: 'retention',
      title: 'Customers stayed 23 days less of the next 365 after a poorly handled AI contact than after a strong one',
      subtitle: 'Share of customers still paying, by how their first contact of the last four quarters was handled',
      exhibit: exampleCurves(),
      figure: { value: '−23 days', unit: '95 % interval −32 to −15, of 365 days' },
      remarks: [
        { text: 'Compared like with like: plan, topic, tenure and earlier contacts.', honest: false },
        { text: 'Risk of leaving: +9.1 points (+5.8 points to +12.4 points).', honest: false },
        {
          text: 'Associated, not caused: nobody was assigned to their handling at random.',
          honest: true,
        },
      ],
      grade: 'C',
      footer:
        'retention-by-handling v3 · n 4,522 · Zendesk tickets, Intercom conversations, Stripe · data through 30 Sep 2026',
      notes: 'Likely question: Wouldn’t these customers have left anyway?',
      evidence: ['retention-by-handling@3/2026Q3'],
    },
    {
      id: 'revenue',
      title: 'Gross revenue retention was 96.2 % this quarter; churn of €58k was more than new business replaced',
      subtitle: 'Monthly recurring revenue from the start to the end of the quarter',
      exhibit: {
        kind: 'waterfall',
        caption: 'Monthly recurring revenue',
        alt: 'Monthly recurring revenue from 1.93 to 1.94 million euros: new 41, expansion 32, contraction minus 15, churn minus 58, reactivation 8 thousand.',
        unit: 'money',
        currency: 'EUR',
        evidence: ['mrr-opening@1/2026Q3'],
        bars: [
          { label: 'opening', value: 193_124_000, role: 'total', tone: 'quiet' },
          { label: 'new', value: 4_112_000, role: 'step', tone: 'durable' },
          { label: 'expansion', value: 3_204_500, role: 'step', tone: 'durable' },
          { label: 'contraction', value: -1_520_000, role: 'step', tone: 'fragile' },
          { label: 'churn', value: -5_804_100, role: 'step', tone: 'failed' },
          { label: 'reactivation', value: 803_000, role: 'step', tone: 'durable' },
          { label: 'closing', value: 193_919_400, role: 'total', tone: 'quiet' },
        ],
      },
      figure: { value: '96.2 %', unit: 'gross revenue retention' },
      remarks: [
        { text: '142 customers left, 121 joined, 19 came back.', honest: false },
        { text: 'Net revenue retention 97.8 %.', honest: false },
        { text: 'Opening + movements − closing = €0.00, for every customer and in total.', honest: true },
      ],
      grade: 'fact',
      footer: 'gross-revenue-retention v1 · n 2,410 · Stripe · data through 30 Sep 2026',
      notes: 'Likely question: How does this bridge to the ARR that finance reports?',
      evidence: ['mrr-opening@1/2026Q3'],
    },
    {
      id: 'segments',
      title: 'The gap holds in four of five segments and is widest for customers on a yearly plan',
      subtitle: 'Difference in the share that left within 180 days, poor against strong handling',
      exhibit: {
        kind: 'bar',
        horizontal: true,
        caption: 'Share that left within 180 days after a poor contact, with its interval',
        alt: 'Share that left after a poor contact by segment, 8.1 % to 19 %; too few in education.',
        unit: 'share',
        currency: null,
        evidence: ['churn-risk-difference@1/2026Q3'],
        categories: ['yearly plan', 'monthly plan', 'ten seats and more', 'fewer than ten seats', 'education'],
        series: [
          {
            name: 'left within 180 days',
            tone: 'failed',
            values: [0.19, 0.146, 0.0812, 0.121, null],
            low: [0.142, 0.12, 0.051, 0.094, null],
            high: [0.247, 0.177, 0.123, 0.154, null],
          },
        ],
      },
      figure: { value: '4 of 5', unit: 'segments point the same way' },
      remarks: [
        { text: 'The widest interval spans ten points: segments are small.', honest: false },
        { text: 'In education 31 customers can be followed, too few to say.', honest: true },
      ],
      grade: 'C',
      footer: 'churn-risk-difference v1 · n 4,522 · Stripe, Intercom conversations · data through 30 Sep 2026',
      notes: 'Likely question: Where should the money go first?',
      evidence: ['churn-risk-difference@1/2026Q3'],
    },
    {
      id: 'what-holds',
      title: '3 proof points of 5 went the right way this quarter; 2 did not',
      subtitle: 'What the evidence supports, and what it does not',
      exhibit: {
        kind: 'table',
        caption: 'Proof points',
        alt: 'Five proof points, three held and two did not.',
        unit: 'count',
        currency: null,
        evidence: ['cost-per-kept-resolution@1/2026Q3'],
        columns: [
          { title: '', align: 'left' },
          { title: 'claim', align: 'left' },
          { title: 'grade', align: 'right' },
        ],
        rows: [
          ['held', 'A kept resolution costs €9.47, 15 % less than a year ago.', '✓'],
          ['held', 'End-to-end resolution rose from 36 % to 41 % of AI contacts.', '✓'],
          ['held', 'Customers stayed 23 days longer after a strong contact than after a poor one.', 'C'],
          ['did not', 'Returns within seven days rose by 1.2 points after AI handed over to a person.', '✓'],
          ['did not', 'Saves by the retention desk can’t be told from customers who would have stayed.', 'D'],
        ],
      },
      figure: null,
      remarks: [],
      grade: 'fact',
      footer:
        'cost-per-kept-resolution v1 · n 18,204 · Zendesk tickets, Intercom conversations, Stripe, Ledger · data through 30 Sep 2026',
      notes: 'Likely question: What will you do about the ones that did not work?',
      evidence: ['cost-per-kept-resolution@1/2026Q3'],
    },
  ],
}

/** Two curves that fall a little every few days, with bands that widen. */
export function exampleCurves(): StepExhibit {
  const curve = (name: string, tone: 'durable' | 'failed', n: number, fall: number) => {
    const days = [0]
    const estimate = [1]
    const low = [1]
    const high = [1]
    for (let day = 9, i = 0; day <= 365; day += 5 + ((i * 7) % 9), i++) {
      const kept = Math.exp((-fall * day) / 365)
      const half = 1.96 * Math.sqrt((kept * (1 - kept)) / (n * 0.8))
      days.push(day)
      estimate.push(kept)
      low.push(Math.max(0, kept - half))
      high.push(Math.min(1, kept + half))
    }
    const atRisk = [0, 60, 120, 180, 240, 300, 365].map((day) => ({
      day,
      n: Math.round(n * Math.exp((-fall * day) / 365) * (1 - day / 900)),
    }))
    return { name, tone, days, estimate, low, high, atRisk }
  }
  return {
    kind: 'step',
    caption: 'Customers still paying',
    alt: 'Share of customers still paying: 88 % after a strong contact and 79 % after a poor one, after 365 days.',
    unit: 'share',
    currency: null,
    evidence: ['retention-by-handling@3/2026Q3'],
    until: 365,
    curves: [curve('strong', 'durable', 3318, 0.128), curve('poor', 'failed', 1204, 0.236)],
  }
}

/** A deck of one slide that shows this picture. */
export function deckOf(exhibit: Exhibit | null, changes: Partial<Deck['slides'][number]> = {}): Deck {
  const [slide] = exampleDeck.slides
  if (!slide) throw new Error('the example deck is empty')
  return {
    ...exampleDeck,
    slides: [
      {
        ...slide,
        exhibit,
        figure: { value: '41 %', unit: 'resolved end to end' },
        remarks: [
          { text: 'One remark.', honest: false },
          { text: 'And what can’t be known.', honest: true },
        ],
        ...changes,
      },
    ],
  }
}
