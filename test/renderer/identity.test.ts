import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { accessibilityFaultsIn, openedScreens, themes } from './opened-screens.ts'

const screensPage = openedScreens()

async function dataScreen(): Promise<Page> {
  const { page } = await screensPage.open({ project: 'full' })
  await page.evaluate(() => {
    window.location.hash = '#/data'
  })
  await page.getByRole('heading', { name: 'Who is who' }).waitFor()
  return page
}

describe('who is who', () => {
  it('breaks no accessibility rule in either theme with everything open', async () => {
    const page = await dataScreen()
    const closed = page.locator('.who-question button[aria-expanded="false"]')
    while ((await closed.count()) > 0) await closed.first().click()
    await page.getByRole('button', { name: 'The picture as numbers' }).click()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    await page.context().close()
  })

  it('answers a question with the keyboard alone, says so, and takes it back', async () => {
    const page = await dataScreen()
    await page.getByRole('button', { name: /agency\.example/ }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const answer = page.getByRole('button', { name: 'Whoever writes from there belongs to no customer' })
    await answer.waitFor()
    await answer.focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .getByText('Decided: whoever writes from agency.example belongs to no customer.')
      .waitFor()
    await page.getByText('2 questions only you can answer').waitFor()
    const back = page.getByRole('button', {
      name: 'Take back: whoever writes from agency.example belongs to no customer',
    })
    await back.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Taken back.').waitFor()
    await back.waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('finds another customer for people whom no answer fits', async () => {
    const page = await dataScreen()
    await page.getByRole('button', { name: /External id B2|external id B2/ }).click()
    const question = page.locator('.who-question', { hasText: 'external id B2' })
    await question.getByRole('searchbox', { name: 'Another customer' }).fill('beta')
    await question.getByRole('button', { name: 'They belong to Beta Ltd' }).click()
    await page.getByRole('status').getByText('belongs to cus_Kx02').waitFor()
    await page.context().close()
  })

  it('says what each way of matching added and why the rest stays unmatched', async () => {
    const page = await dataScreen()
    const row = page.getByRole('row', { name: /your own customer id/ })
    expect((await row.innerText()).replace(/\s+/g, ' ')).toContain('+31,207 +3,890 +€984,960.00')
    await page.getByText('they write from free mail and no customer has the address').waitFor()
    await page.context().close()
  })
})

describe('readiness', () => {
  it('is a picture that reads as a table, month by month, with one next step', async () => {
    const page = await dataScreen()
    const table = page.getByRole('table', { name: 'Months by kind of data' })
    const costs = table.getByRole('row', { name: /^Costs/ })
    expect(await costs.getByRole('cell').allInnerTexts()).toEqual([
      ...Array(6).fill('nothing'),
      ...Array(6).fill('known'),
      'nothing',
      ...Array(5).fill('known'),
    ])
    expect(await table.getByRole('columnheader', { name: 'Apr 2025' }).count()).toBe(1)
    await page
      .getByText('Import opportunities from the CRM: it answers which conversations led to expansion.')
      .waitFor()
    await page.getByText('Costs: nothing in Apr 2026.').waitFor()
    await page.getByRole('button', { name: 'The picture as numbers' }).click()
    const numbers = page.getByRole('table', { name: 'The picture as numbers' })
    expect(await numbers.getByRole('row').count()).toBe(19)
    await page.context().close()
  })
})
