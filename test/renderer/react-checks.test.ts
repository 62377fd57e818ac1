import { describe, expect, it } from 'vitest'
import { everyPlace, visit } from './every-place.ts'
import { openedScreens } from './opened-screens.ts'

// The other tests of screens run React as it ships. Here it is the build that checks what it draws: lists without keys, attributes that are none, state set while drawing.

const screensPage = openedScreens('development')

describe('React, checking what it draws,', () => {
  it('finds nothing to say of any place, nor of what stands behind a number', async () => {
    const { page, violations } = await screensPage.open({ project: 'full' })
    for (const place of everyPlace) await visit(page, place)
    await visit(page, 'answers')
    await page.locator('main .lead').getByRole('button').first().click()
    await page.getByRole('dialog').getByRole('grid').getByRole('row').nth(3).waitFor()
    expect(violations).toEqual([])
  })

  it('finds nothing to say of a first start', async () => {
    const { page, violations } = await screensPage.open({ project: 'none' })
    await page.getByRole('button', { name: 'Open the sample' }).waitFor()
    expect(violations).toEqual([])
  })

  it('is the build that checks', async () => {
    const { page } = await screensPage.open({ project: 'none' })
    const said = page.waitForEvent('console', (message) => message.text().includes('React DevTools'))
    await page.reload()
    expect((await said).type()).toBe('info')
  })
})
