import { unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { readParts, relationsPath, resolveTarget, writeParts } from '../../../../electron/files/ooxml/package.ts'

const zone = process.env.TZ

afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const text = (words: string) => new TextEncoder().encode(words)
const parts = new Map([
  ['ppt/slides/slide1.xml', text('<a/>')],
  ['[Content_Types].xml', text('<t/>')],
  ['_rels/.rels', text('<r/>'.repeat(500))],
])

describe('writeParts', () => {
  it('puts the content types first, deflates, and has no entries for folders', () => {
    const bytes = writeParts(parts, '2026-11-22')
    expect(Object.keys(unzipSync(bytes))).toEqual(['[Content_Types].xml', '_rels/.rels', 'ppt/slides/slide1.xml'])
    expect(bytes.length).toBeLessThan(800)
    expect(readParts(bytes)).toEqual(parts)
  })

  it('gives the same bytes in every time zone and whatever the order of the parts', () => {
    const packed = ['UTC', 'Pacific/Auckland', 'America/St_Johns', 'Africa/Cairo'].map((name) => {
      process.env.TZ = name
      return Buffer.from(writeParts(new Map([...parts].reverse()), '2026-11-22')).toString('base64')
    })
    expect(new Set([...packed, Buffer.from(writeParts(parts, '2026-11-22')).toString('base64')]).size).toBe(1)
  })

  it('takes no date that is none', () => {
    expect(() => writeParts(parts, '2026-02-30')).toThrow('not a date')
  })
})

describe('resolveTarget', () => {
  it.each([
    ['ppt/slides/slide1.xml', '../charts/chart1.xml', 'ppt/charts/chart1.xml'],
    ['ppt/presentation.xml', 'slides/slide1.xml', 'ppt/slides/slide1.xml'],
    ['ppt/slides/slide1.xml', '/ppt/charts/chart1.xml', 'ppt/charts/chart1.xml'],
    ['', 'docProps/core.xml', 'docProps/core.xml'],
  ])('from %j %j leads to %j', (from, target, path) => {
    expect(resolveTarget(from, target)).toBe(path)
  })
})

describe('relationsPath', () => {
  it('stands beside the part', () => {
    expect(relationsPath('ppt/slides/slide1.xml')).toBe('ppt/slides/_rels/slide1.xml.rels')
    expect(relationsPath('')).toBe('_rels/.rels')
  })
})
