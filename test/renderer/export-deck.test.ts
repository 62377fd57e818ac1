import { describe, expect, it } from 'vitest'
import { suggestedName } from '../../renderer/export-deck.ts'

describe('suggestedName', () => {
  it.each([
    ['Northwind Home.proofbook', '2026Q3', 'deck', 'northwind-home-2026q3.pptx'],
    ['Café & Söhne', '2026Q3', 'workbook', 'cafe-sohne-2026q3.xlsx'],
    ['../../etc/passwd', null, 'brief', 'etc-passwd.md'],
    ['???', '2026Q3', 'deck', 'proofbook-2026q3.pptx'],
  ] as const)('makes a plain file name of %j', (project, quarter, kind, name) => {
    expect(suggestedName(project, quarter, kind)).toBe(name)
  })
})
