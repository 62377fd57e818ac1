import { describe, expect, it } from 'vitest'
import { verifyMoney } from '../../../electron/api/ledger-checks.ts'
import { keepControlTotals } from '../../../electron/store/facts/control-totals.ts'
import { deriveMovements } from '../../../electron/store/facts/movements.ts'
import { readSettings } from '../../../electron/store/settings.ts'
import { moneyProject } from '../money-project.ts'

function tied() {
  const project = moneyProject()
  project.contact({ on: '2026-07-02', handler: 'human-only', issue: 1 })
  project.contact({ on: '2026-09-29', handler: 'human-only', issue: 2 })
  project.post(
    { on: '2026-07-31', account: 'Support salaries', minor: 10_000 },
    { on: '2026-08-31', account: 'Support salaries', minor: 20_000 },
    { on: '2026-08-31', account: 'Advertising', minor: 700 },
  )
  project.subscribe(
    { customer: 'acme', mrr: 5_000, start: '2026-01-10' },
    { customer: 'bolt', mrr: 3_000, start: '2026-02-10', end: '2026-08-20' },
    { customer: 'acme', mrr: 100, start: '2026-09-30' },
  )
  deriveMovements(project.store, readSettings(project.store))
  keepControlTotals(project.store)
  return project
}
const wrong = (project: ReturnType<typeof tied>) => verifyMoney(project.store).filter((check) => !check.ok)

describe('verifyMoney', () => {
  it('finds nothing wrong where everything ties', () => {
    const checks = verifyMoney(tied().store)
    expect(checks.filter((check) => !check.ok)).toEqual([])
    expect(checks.map((check) => check.detail)).toContain('€307.00 in 3 lines')
    expect(checks.map((check) => check.detail)).toContain('residual 0 in 3 months')
  })

  it('names a cost line that is gone, with its month and amount', () => {
    const project = tied()
    project.store.db.exec('DELETE FROM costs WHERE amount_minor = 20000')
    expect(wrong(project)).toEqual([
      {
        name: 'cost lines are as they were imported',
        ok: false,
        detail: 'Aug 2026, Support salaries, differs by −€200.00 and −1 line',
      },
    ])
  })

  it('names a cost line that moved to another month, though the total is the same', () => {
    const project = tied()
    project.store.db.exec('UPDATE costs SET posted_at = posted_at + 20 * 86400 WHERE amount_minor = 10000')
    expect(wrong(project)[0]?.detail).toBe(
      'Jul 2026, Support salaries, differs by −€100.00 and −1 line; Aug 2026, Support salaries, differs by €100.00 and +1 line',
    )
  })

  it('names a subscription that is there twice: in the import, in the month, and for the customer', () => {
    const project = tied()
    project.store.db.exec(`INSERT INTO subscriptions (import_id, line, system_id, vendor_id, customer_vendor_id, currency, mrr_minor, started_at)
      SELECT import_id, line, system_id, vendor_id || '-again', customer_vendor_id, currency, mrr_minor, started_at FROM subscriptions WHERE mrr_minor = 5000`)
    expect(wrong(project).map((check) => check.detail)).toEqual([
      '4 subscriptions in EUR, +1 against the import, and €50.00 a month',
      '1 customer does not tie: acme by €50.00 a month from 10 Jan 2026 on',
    ])
  })

  it('names the months between which a subscription’s end was moved', () => {
    const project = tied()
    project.store.db.exec('UPDATE subscriptions SET ended_at = ended_at - 31 * 86400 WHERE mrr_minor = 3000')
    expect(wrong(project).map((check) => check.detail)).toEqual([
      'ends in EUR are moved by 31 days in all',
      'does not tie in Jul 2026 by −€30.00, Aug 2026 by €30.00',
      '1 customer does not tie: bolt by −€30.00 a month from 20 Jul 2026 to 20 Aug 2026',
    ])
  })

  it('names a subscription that was dropped, and one whose amount was changed', () => {
    const project = tied()
    project.store.db.exec('DELETE FROM subscriptions WHERE mrr_minor = 3000')
    project.store.db.exec('UPDATE subscriptions SET mrr_minor = 5100 WHERE mrr_minor = 5000')
    expect(wrong(project).at(-1)?.detail).toBe(
      '2 customers do not tie: bolt by −€30.00 a month from 10 Feb 2026 to 20 Aug 2026, acme by €1.00 a month from 10 Jan 2026 on',
    )
  })

  it('names a whole customer moved by a month', () => {
    const project = tied()
    project.store.db.exec('UPDATE subscriptions SET started_at = started_at + 31 * 86400 WHERE mrr_minor = 5000')
    expect(wrong(project).at(-1)?.detail).toBe(
      '1 customer does not tie: acme by −€50.00 a month from 10 Jan 2026 to 10 Feb 2026',
    )
  })

  it('names a movement that is gone, with the customer', () => {
    const project = tied()
    project.store.db.exec("DELETE FROM movements WHERE kind = 'churn'")
    expect(wrong(project).map((check) => check.detail)).toEqual([
      'does not tie in Aug 2026 by −€30.00',
      '1 customer does not tie: bolt by −€30.00 a month from 20 Aug 2026 on',
    ])
  })

  it('tells of other currencies without calling them wrong', () => {
    const project = tied()
    project.post({ on: '2026-07-31', account: 'Support salaries', minor: 99, currency: 'USD' })
    keepControlTotals(project.store)
    expect(verifyMoney(project.store).find((check) => check.name === 'every cost line has a rate')).toEqual({
      name: 'every cost line has a rate',
      ok: true,
      detail:
        '$0.99 in 1 posting is in no total: there is no rate from USD to EUR for Jul 2026; import a file with date, from, to and rate.',
    })
  })

  it('has nothing against an empty project', () => {
    expect(verifyMoney(moneyProject().store).filter((check) => !check.ok)).toEqual([])
  })
})
