import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Launched, launch, shells } from './launch.ts'

// From a number to the contacts behind it, from signs to a save campaign and back, by hand, on the sample company.

for (const shell of shells) {
  describe(`the scorecard in ${shell}`, { timeout: 300_000 }, () => {
    let app: Launched
    beforeAll(async () => {
      app = await launch(shell)
      app.page.setDefaultTimeout(90_000)
      await app.page.getByText('Where is the revenue impact of this team?').waitFor()
    })
    afterAll(() => app?.close())

    const part = (name: string) => app.page.locator('.place-index').getByRole('link', { name }).click()
    const panel = () => app.page.getByRole('dialog')
    let written = ''

    it('leads from an outcome to its definition, its history, its cells and the contacts with the rule that put each where it stands', async () => {
      await app.page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Scorecard' }).click()
      await app.page
        .getByRole('article')
        .first()
        .getByRole('button', { name: /^Resolved end to end by AI/ })
        .first()
        .click()
      await panel().getByRole('heading', { name: 'Resolved end to end by AI' }).waitFor()
      await panel().getByText('version 1, in force from').waitFor()
      await panel().getByRole('heading', { name: 'Over the quarters' }).waitFor()
      await panel()
        .getByRole('button', { name: /Cut by/ })
        .click()
      await app.page.getByRole('option', { name: 'category' }).click()
      const cell = panel().getByRole('row', { name: /^billing/ })
      const told = (await cell.getByRole('button').first().innerText()).trim()
      await cell.getByRole('button').first().click()
      await panel().getByText('category: billing').waitFor()
      expect(await panel().locator('.evidence-value').innerText()).toBe(told)
      const count = async () => Number((await panel().getByRole('status').first().innerText()).replace(/\D/g, ''))
      await panel()
        .getByText(/^\d[\d,]* rows$/)
        .waitFor()
      const all = await count()
      await panel().getByRole('searchbox', { name: 'Search the rows' }).fill('came back about the same topic')
      await panel()
        .getByText(/rows? found$/)
        .waitFor()
      expect(await count()).toBeGreaterThan(0)
      expect(await count()).toBeLessThan(all)
      await panel()
        .getByRole('gridcell', { name: /came back about the same topic/ })
        .first()
        .waitFor()
      await panel().getByRole('button', { name: 'Close' }).click()
      await panel().waitFor({ state: 'detached' })
    })

    it('opens every part without a complaint or a violation of the policy', async () => {
      const names = await app.page.locator('.place-index a').allInnerTexts()
      expect(names).toHaveLength(9)
      for (const name of names) {
        await part(name)
        await app.page.locator('.place-index a[aria-current="page"]', { hasText: name }).waitFor()
        await app.page.locator('main .lead').filter({ hasText: /\S/ }).waitFor()
        expect([name, await app.page.getByRole('alert').count()]).toEqual([name, 0])
      }
      expect(app.violations).toEqual([])
      expect(app.complaints).toEqual([])
    })

    it('writes the customers at risk for a save campaign', async () => {
      await part('At risk')
      const lead = app.page.getByText(/customers show two signs or more/)
      await lead.waitFor()
      const customers = Number(/^[\d,]+/.exec(await lead.innerText())?.[0].replaceAll(',', ''))
      const [file] = await app.receive(1, () =>
        app.page.getByRole('button', { name: 'Export for a save campaign' }).click(),
      )
      written = file as string
      const lines = readFileSync(written, 'utf8').trimEnd().split('\r\n')
      expect(lines[0]).toBe('customer id,signal type,signal date,status,owner,due date,amount,currency,reasons')
      expect(lines).toHaveLength(customers + 1)
      await app.page.getByText(/customers written to/).waitFor()
    })

    it('takes the list back with what became of it, and shows the way from signal to saved', async () => {
      const worked = `${written}.worked.csv`
      const lines = readFileSync(written, 'utf8').trimEnd().split('\r\n')
      // The fourth column is the status that somebody fills in; dates lie in a quarter that has been told, long before the sample's own signals.
      const filled = lines.map((line, index) =>
        index === 0
          ? line
          : line.replace(/^([^,]*),([^,]*),[^,]*,,/, `$1,$2,2025-05-15,${index % 2 === 0 ? 'saved' : 'worked'},`),
      )
      writeFileSync(worked, filled.join('\r\n'))
      await app.page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Data' }).click()
      await app.choose([worked], () => app.page.getByRole('button', { name: 'Choose files' }).first().click())
      await app.page.getByRole('button', { name: 'Import 1 file' }).click()
      await app.page.getByText('worked.csv').last().waitFor()
      await app.page.getByRole('button', { name: 'Import 1 file' }).waitFor({ state: 'detached' })
      await app.page.evaluate(() => {
        location.hash = '#/scorecard?quarter=2025Q2&part=signals'
      })
      const sentence = app.page.getByText(/^Of [\d,]+ at-risk signals/)
      const told = async () =>
        [...(await sentence.innerText()).matchAll(/\d[\d,]*/g)]
          .slice(0, 3)
          .map(([text]) => Number(text.replaceAll(',', '')))
      const listed = lines.length - 1
      await expect.poll(told).toEqual([listed, listed, Math.floor(listed / 2)])
      expect(app.violations).toEqual([])
      expect(app.complaints).toEqual([])
    })
  })
}
