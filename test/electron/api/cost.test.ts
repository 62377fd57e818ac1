import { describe, expect, it } from 'vitest'
import { costReport } from '../../../electron/api/cost.ts'
import type { Evidence } from '../../../shared/base/evidence.ts'
import { type Contact, moneyProject } from '../money-project.ts'

const month = (n: number): string => `2026-${String(n).padStart(2, '0')}`
const find = (evidence: readonly Evidence[], id: string): Evidence => {
  const found = evidence.find((e) => e.id === id)
  if (!found) throw new Error(`no ${id} among ${evidence.map((e) => e.id).join(', ')}`)
  return found
}

/** 40 contacts of people and 40 of AI alone a quarter, each an issue of its own; a person's contact takes 300 s. */
function quarterOfContacts(first: number, issue: number, more: Partial<Contact> = {}): Contact[] {
  const ending: Contact = {
    on: `${month(first + 2)}-28`,
    hours: 23,
    handler: 'human-only',
    issue: issue + 40,
    seconds: 300,
    ...more,
  }
  return [
    ...Array.from(
      { length: 39 },
      (_, i): Contact => ({
        on: `${month(first)}-15`,
        hours: i / 10,
        handler: 'human-only',
        issue: issue + i,
        seconds: 300,
        ...more,
      }),
    ),
    ...Array.from(
      { length: 40 },
      (_, i): Contact => ({
        on: `${month(first + 1)}-15`,
        hours: i / 10,
        handler: 'ai-only',
        issue: issue + 100 + i,
        ...more,
      }),
    ),
    ending,
  ]
}

describe('costReport', () => {
  it('ties: total = in scope + out of scope, in scope = shared out + not, to the cent', () => {
    const { store, post, contact } = moneyProject()
    contact(...quarterOfContacts(7, 1))
    for (const n of [7, 8, 9]) {
      post(
        { on: `${month(n)}-28`, account: 'Salaries', costCentre: 'Customer Support', minor: 333_333 },
        { on: `${month(n)}-28`, account: 'Software', supplier: 'Zendesk', minor: 10_001 },
        { on: `${month(n)}-28`, account: 'AI usage fees', supplier: 'Intercom', memo: 'Fin resolutions', minor: 4_999 },
        { on: `${month(n)}-28`, account: 'Advertising', minor: 77_777 },
        { on: `${month(n)}-28`, account: 'Sundry', minor: 13 },
      )
    }
    post(
      { on: '2026-07-03', account: 'Chatbot', memo: 'Implementation of the chatbot', minor: 50_000 },
      { on: '2026-07-03', account: 'AI usage fees', supplier: 'Intercom', memo: 'Fin credit note', minor: -500 },
      { on: '2026-10-01', account: 'Salaries', costCentre: 'Customer Support', minor: 999_999 },
    )
    const report = costReport(store, '2026Q3')
    const inScope = 3 * (333_333 + 10_001 + 4_999) + 50_000 - 500
    expect(report.totalMinor).toBe(inScope + 3 * (77_777 + 13))
    expect(report.inScopeMinor).toBe(inScope)
    expect(report.outOfScopeMinor).toBe(3 * (77_777 + 13))
    // The build of July is borne by three years from then on: 1,389 in each of the first months.
    expect(report.carriedForwardMinor).toBe(50_000 - 3 * 1_389)
    expect(report.broughtForwardMinor).toBe(0)
    expect(report.chargedMinor).toBe(inScope - 50_000 + 3 * 1_389)
    expect(report.allocatedMinor).toBe(report.chargedMinor)
    expect(report.unallocatedMinor).toBe(0)
    expect(report.oneOffs).toMatchObject([
      {
        account: 'Chatbot',
        posted: '2026-07',
        amountMinor: 50_000,
        months: 36,
        chargedMinor: 4_167,
        leftMinor: 45_833,
      },
    ])
    expect(report.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(report.totalMinor)
    expect(report.lines.find((line) => line.costClass === 'unclassified')).toMatchObject({
      inScope: false,
      reason: 'not recognised as support',
      lines: 3,
      amountMinor: 39,
    })
  })

  it('puts a posting into the quarter of its local day', () => {
    const { store, post, contact } = moneyProject()
    contact(...quarterOfContacts(4, 1), ...quarterOfContacts(7, 1000))
    post({ on: '2026-07-01', account: 'Support salaries', minor: 5 })
    post({ on: '2026-06-30', account: 'Support salaries', minor: 7 })
    expect(costReport(store, '2026Q2').inScopeMinor).toBe(7)
    expect(costReport(store, '2026Q3').inScopeMinor).toBe(5)
  })

  it('divides by what was counted: contacts, vendor-reported and kept resolutions', () => {
    const { store, post, contact } = moneyProject()
    contact(...quarterOfContacts(7, 1))
    for (const n of [7, 8, 9]) post({ on: `${month(n)}-01`, account: 'Support salaries', minor: 80_000 })
    for (const n of [7, 8, 9]) post({ on: `${month(n)}-01`, account: 'Helpdesk seats', minor: 8_000 })
    const { perOutcome } = costReport(store, '2026Q3')
    expect(find(perOutcome, 'cost-per-contact@1/2026Q3')).toMatchObject({
      value: 264_000 / 80,
      numerator: 264_000,
      denominator: 80,
      grade: 'fact',
      low: null,
      high: null,
    })
    expect(find(perOutcome, 'cost-per-contact@1/2026Q3/handler=ai-only')).toMatchObject({
      value: 300,
      numerator: 12_000,
      denominator: 40,
    })
    expect(find(perOutcome, 'cost-per-contact@1/2026Q3/handler=human-only')).toMatchObject({
      value: 6_300,
      numerator: 252_000,
    })
    expect(find(perOutcome, 'cost-per-vendor-resolution@1/2026Q3').denominator).toBe(80)
    expect(find(perOutcome, 'cost-per-kept-resolution@1/2026Q3').denominator).toBe(80)
  })

  it('charges what did not hold to what did: cost of mature issues ÷ kept ones', () => {
    const { store, post, contact } = moneyProject()
    contact(...quarterOfContacts(7, 1))
    // 40 more that failed, 10 too young to tell, 5 whose outcome is not known
    contact(
      ...Array.from(
        { length: 40 },
        (_, i): Contact => ({
          on: '2026-08-02',
          handler: 'human-only',
          issue: 500 + i,
          kept: false,
          vendorResolved: false,
        }),
      ),
      ...Array.from(
        { length: 10 },
        (_, i): Contact => ({ on: '2026-09-27', handler: 'human-only', issue: 600 + i, mature: false, kept: null }),
      ),
      ...Array.from(
        { length: 5 },
        (_, i): Contact => ({ on: '2026-08-03', handler: 'unknown', issue: 700 + i, kept: null, vendorResolved: null }),
      ),
    )
    for (const n of [7, 8, 9]) post({ on: `${month(n)}-01`, account: 'Helpdesk seats', minor: 135_00 })
    const { perOutcome } = costReport(store, '2026Q3')
    // 135 contacts carry 40,500: 300 each
    expect(find(perOutcome, 'cost-per-kept-resolution@1/2026Q3')).toMatchObject({
      numerator: 120 * 300,
      denominator: 80,
      value: 450,
      n: 120,
      excluded: { immature: 10, 'outcome not known': 5 },
    })
    expect(find(perOutcome, 'cost-per-vendor-resolution@1/2026Q3')).toMatchObject({
      numerator: 130 * 300,
      denominator: 90,
      excluded: { 'vendor does not say': 5 },
    })
  })

  it('counts the people who follow a failed AI attempt as its cost', () => {
    const { store, post, contact } = moneyProject()
    contact(...quarterOfContacts(7, 1))
    // 30 handed over; 10 answered by AI alone and back with a person on another channel
    contact(
      ...Array.from(
        { length: 30 },
        (_, i): Contact => ({ on: '2026-08-02', handler: 'ai-to-human', issue: 500 + i, seconds: 600 }),
      ),
      ...Array.from(
        { length: 10 },
        (_, i): Contact => ({ on: '2026-08-02', handler: 'ai-only', issue: 600 + i, tier: 'failed' }),
      ),
      ...Array.from(
        { length: 10 },
        (_, i): Contact => ({
          on: '2026-08-04',
          handler: 'human-only',
          issue: 600 + i,
          seconds: 300,
          channel: 'phone',
        }),
      ),
    )
    // people: 40 × 300 s + 30 × 600 s + 10 × 300 s = 33,000 s for 99,000 → 3 a second
    for (const n of [7, 8, 9]) post({ on: `${month(n)}-01`, account: 'Support salaries', minor: 33_000 })
    const { evidence, perOutcome } = costReport(store, '2026Q3')
    expect(find(perOutcome, 'cost-of-failed-ai-attempt@1/2026Q3')).toMatchObject({
      numerator: 30 * 1_800 + 10 * 900,
      denominator: 40,
      value: 1_575,
    })
    expect(find(perOutcome, 'cost-per-kept-resolution@1/2026Q3/handler=ai-only')).toMatchObject({
      numerator: 9_000,
      denominator: 50,
    })
    expect(find(evidence, 'cost-per-contact@1/2026Q3/channel=phone')).toMatchObject({
      value: null,
      numerator: 9_000,
      n: 10,
    })
  })

  it('says too few under thirty, and nothing to divide by at none', () => {
    const { store, post, contact } = moneyProject()
    contact(...quarterOfContacts(7, 1, { vendorResolved: false }))
    contact({ on: '2026-08-02', handler: 'self-service', issue: 900 })
    for (const n of [7, 8, 9]) post({ on: `${month(n)}-01`, account: 'Support salaries', minor: 80_000 })
    const { perOutcome } = costReport(store, '2026Q3')
    expect(find(perOutcome, 'cost-per-contact@1/2026Q3/handler=self-service')).toMatchObject({
      value: null,
      note: 'too few to say: 1 contact, fewer than 30',
    })
    expect(find(perOutcome, 'cost-per-vendor-resolution@1/2026Q3/handler=ai-only')).toMatchObject({
      value: null,
      note: 'there is no vendor-reported resolution to divide by',
    })
    expect(find(perOutcome, 'cost-of-failed-ai-attempt@1/2026Q3')).toMatchObject({
      value: null,
      note: 'there is no failed AI attempt to divide by',
    })
  })

  it('says so when the ledger holds nothing of support', () => {
    const { store, post, contact } = moneyProject()
    contact(...quarterOfContacts(7, 1))
    post({ on: '2026-08-01', account: 'Advertising', minor: 80_000 })
    const report = costReport(store, '2026Q3')
    expect(report.sentence).toBe(
      'Cost per kept resolution can’t be told for Q3 2026: no posting of the quarter is recognised as a cost of support.',
    )
    expect(report.perOutcome.every((e) => e.value === null)).toBe(true)
    expect(report.trend).toBeNull()
  })

  it('leaves other currencies out of every total and says how much they are', () => {
    const { store, post, contact } = moneyProject()
    contact(...quarterOfContacts(7, 1))
    for (const n of [7, 8, 9]) post({ on: `${month(n)}-01`, account: 'Support salaries', minor: 80_000 })
    post({ on: '2026-08-01', account: 'Support salaries', currency: 'USD', minor: 120_000 })
    const report = costReport(store, '2026Q3')
    expect(report.totalMinor).toBe(240_000)
    expect(report.problems).toEqual([
      '$1,200.00 in 1 posting is in no total: there is no rate from USD to EUR for Aug 2026; import a file with date, from, to and rate.',
    ])
    expect(find(report.evidence, 'cost-total@1/2026Q3').excluded).toEqual({ 'postings in USD without a rate': 1 })
  })

  describe('over the quarters', () => {
    const yearBack = (minorThen: number, minorNow: number) => {
      const project = moneyProject()
      project.contact(...quarterOfContacts(4, 1), ...quarterOfContacts(7, 1000))
      for (const n of [4, 5, 6]) project.post({ on: `${month(n)}-01`, account: 'Support salaries', minor: minorThen })
      for (const n of [7, 8, 9]) project.post({ on: `${month(n)}-01`, account: 'Support salaries', minor: minorNow })
      return project
    }

    it('says fell, rose or stayed with both numbers', () => {
      expect(costReport(yearBack(20_000, 16_000).store, '2026Q3').sentence).toBe(
        'Cost per kept resolution fell from €7.50 in Q2 2026 to €6.00 in Q3 2026.',
      )
      expect(costReport(yearBack(16_000, 20_000).store, '2026Q3').sentence).toBe(
        'Cost per kept resolution rose from €6.00 in Q2 2026 to €7.50 in Q3 2026.',
      )
      expect(costReport(yearBack(16_000, 16_001).store, '2026Q3').sentence).toBe(
        'Cost per kept resolution stayed at €6.00 from Q2 2026 to Q3 2026.',
      )
    })

    it('draws cost per kept resolution against cost per contact, from evidence that it names', () => {
      const report = costReport(yearBack(20_000, 16_000).store, '2026Q3')
      expect(report.trend).toMatchObject({
        kind: 'line',
        categories: ['Q2 2026', 'Q3 2026'],
        series: [
          { name: 'Per kept resolution', values: [750, 600] },
          { name: 'Per contact', values: [750, 600] },
        ],
      })
      const ids = new Set(report.evidence.map((e) => e.id))
      expect(ids.size).toBe(report.evidence.length)
      for (const id of [...(report.trend?.evidence ?? []), ...(report.stack?.evidence ?? [])]) expect(ids).toContain(id)
    })

    it('stacks the classes so that they sum to the cost in scope', () => {
      const project = yearBack(20_000, 16_000)
      project.post({ on: '2026-09-09', account: 'Helpdesk seats', minor: 777 })
      const report = costReport(project.store, '2026Q3')
      expect(report.stack).toMatchObject({ kind: 'stacked', categories: ['Q2 2026', 'Q3 2026'] })
      const { stack } = report
      if (stack?.kind !== 'stacked') throw new Error('not stacked')
      const sum = stack.series.reduce((total, series) => total + (series.values[1] ?? 0), 0)
      expect(sum).toBe(report.inScopeMinor)
    })

    it('does not compare with a quarter that misses a month of cost', () => {
      const project = yearBack(20_000, 16_000)
      project.store.db.exec('DELETE FROM costs WHERE line = (SELECT MIN(line) FROM costs)')
      expect(costReport(project.store, '2026Q3').sentence).toBe(
        'Cost per kept resolution was €6.00 in Q3 2026; there is no earlier quarter with full cost data to compare it with.',
      )
      expect(costReport(project.store, '2026Q3').trend).toBeNull()
      const q2 = costReport(project.store, '2026Q2')
      expect(q2.sentence).toMatch(/not complete/)
      expect(q2.perOutcome[0]?.caveats).toContain('The ledger has no cost of support for Apr 2026.')
    })

    it('does not call it a fall when one helpdesk is missing from the earlier quarter', () => {
      const project = moneyProject()
      project.contact(...quarterOfContacts(4, 1), ...quarterOfContacts(7, 1000))
      project.contact({ on: '2026-08-01', handler: 'ai-only', issue: 3000, system: 'intercom' })
      for (const n of [4, 5, 6, 7, 8, 9]) {
        project.post({ on: `${month(n)}-01`, account: 'Support salaries', minor: n < 7 ? 20_000 : 16_000 })
      }
      expect(costReport(project.store, '2026Q3').sentence).toMatch(
        /can’t be told: contacts from intercom are there for Q3 2026 and not for Q2 2026\.$/,
      )
    })

    it('does not call it a fall when the cost of people is missing', () => {
      const project = moneyProject()
      project.contact(...quarterOfContacts(4, 1), ...quarterOfContacts(7, 1000))
      for (const n of [4, 5, 6]) project.post({ on: `${month(n)}-01`, account: 'Support salaries', minor: 20_000 })
      for (const n of [7, 8, 9]) project.post({ on: `${month(n)}-01`, account: 'Helpdesk seats', minor: 2_000 })
      expect(costReport(project.store, '2026Q3').sentence).toMatch(/cost of people in Q2 2026 and none in Q3 2026/)
    })

    it.each([
      [32, ', but satisfaction where the resolution held went from 90 % to 40 %: the loss may only be deferred.'],
      [74, ' while satisfaction where the resolution held went from 90 % to 92.5 %.'],
      [72, ' while satisfaction where the resolution held stayed at 90 %.'],
      // a little less, but less than eighty ratings can tell
      [
        70,
        ' while satisfaction where the resolution held went from 90 % to 88 %, less than so many ratings can tell from no change.',
      ],
    ])('holds a fall against satisfaction, %d of 80 satisfied', (satisfied, words) => {
      const project = moneyProject()
      const rated = (contacts: Contact[], good: number) => contacts.map((c, i) => ({ ...c, satisfied: i < good }))
      project.contact(...rated(quarterOfContacts(4, 1), 72), ...rated(quarterOfContacts(7, 1000), satisfied))
      for (const n of [4, 5, 6]) project.post({ on: `${month(n)}-01`, account: 'Support salaries', minor: 20_000 })
      for (const n of [7, 8, 9]) project.post({ on: `${month(n)}-01`, account: 'Support salaries', minor: 16_000 })
      const sentence = costReport(project.store, '2026Q3').sentence.replaceAll('\u202f', ' ')
      expect(sentence).toBe(`Cost per kept resolution fell from €7.50 in Q2 2026 to €6.00 in Q3 2026${words}`)
    })

    it('takes the same quarter a year before when there is one', () => {
      const project = moneyProject()
      const years = ['2025-07', '2025-10', '2026-07']
      years.forEach((first, y) => {
        const start = Number(first.slice(5))
        for (const n of [start, start + 1, start + 2]) {
          const name = `${first.slice(0, 4)}-${String(n).padStart(2, '0')}`
          project.post({ on: `${name}-01`, account: 'Support salaries', minor: 16_000 + y * 1_000 })
        }
        project.contact(
          ...quarterOfContacts(start, y * 1000).map((c) => ({ ...c, on: c.on.replace('2026', first.slice(0, 4)) })),
        )
      })
      expect(costReport(project.store, '2026Q3').sentence).toMatch(/in Q3 2025 to .* in Q3 2026\.$/)
    })
  })

  it('knows fiscal quarters', () => {
    const { store, post, contact } = moneyProject({ fiscalYearStart: 10 })
    contact(...quarterOfContacts(7, 1))
    post({ on: '2026-09-30', account: 'Support salaries', minor: 5 })
    expect(costReport(store, '2026Q4').inScopeMinor).toBe(5)
  })

  it('refuses a quarter without data', () => {
    const { store, contact } = moneyProject()
    contact(...quarterOfContacts(7, 1))
    expect(() => costReport(store, '2031Q1')).toThrow(/no data for 2031Q1/)
  })
})
