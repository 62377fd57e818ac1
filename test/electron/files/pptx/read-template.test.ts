import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { themeColours } from '../../../../electron/files/pptx/apply-template.ts'
import { lintPackage } from '../../../../electron/files/pptx/lint-package.ts'
import { contrast } from '../../../../electron/files/pptx/look.ts'
import { readTemplate, type Template } from '../../../../electron/files/pptx/read-template.ts'
import { writeDeck } from '../../../../electron/files/write-deck.ts'
import { exampleDeck } from '../example-deck.ts'
import { officeErrors, officeValidator } from '../office-validator.ts'
import { readDeck } from '../read-deck.ts'

// One white pixel.
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

/** A company's template, made from a deck of ours: other colours and faces, and a logo on its master. */
function companyTemplate(
  deck: Uint8Array,
  look: { readonly accent: string; readonly paper?: string; readonly faces?: readonly [string, string] },
): Uint8Array {
  const parts = unzipSync(deck)
  const change = (path: string, by: (text: string) => string) => {
    parts[path] = strToU8(by(strFromU8(parts[path] as Uint8Array)))
  }
  const [heading, text] = look.faces ?? ['Arial', 'Verdana']
  change('ppt/theme/theme1.xml', (xml) =>
    xml
      .replace(/(<a:accent1><a:srgbClr val=")[0-9A-F]{6}/, `$1${look.accent}`)
      .replace(/(<a:lt1><a:srgbClr val=")[0-9A-F]{6}/, `$1${look.paper ?? 'FFFFFF'}`)
      .replaceAll('Proofbook', 'Acme')
      .replaceAll('Georgia', heading)
      .replaceAll('Calibri', text),
  )
  change('ppt/slideMasters/slideMaster1.xml', (xml) =>
    xml.replace(
      '</p:spTree>',
      '<p:pic><p:nvPicPr><p:cNvPr id="9" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic></p:spTree>',
    ),
  )
  change('ppt/slideMasters/_rels/slideMaster1.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../media/image1.png"/></Relationships>',
    ),
  )
  parts['ppt/media/image1.png'] = pixel
  return zipSync(parts)
}

describe('a company’s template', () => {
  const folder = mkdtempSync(join(tmpdir(), 'template-'))
  let own: Uint8Array
  const write = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  beforeAll(async () => {
    own = await writeDeck(exampleDeck)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('gives its colours, faces and logo', async () => {
    const template = await readTemplate(write('acme.potx', companyTemplate(own, { accent: 'FF8800' })))
    expect(template).toMatchObject({ name: 'Acme', headingFace: 'Arial', textFace: 'Verdana' })
    expect(template.colours.get('accent1')).toBe('FF8800')
    expect(template.logo).toMatchObject({ kind: 'png', width: 1_800_000, height: 400_000 })
  })

  it.each([
    ['FF8800', 'FFFFFF'],
    ['FFFF00', 'FFFFFF'],
    ['EEEEEE', 'FDF6E3'],
    ['003366', '000000'],
  ])('can be read in accent %s on paper %s', async (accent, paper) => {
    const template = await readTemplate(write('t.potx', companyTemplate(own, { accent, paper })))
    const colours = themeColours(template)
    for (const slot of ['dk1', 'dk2', 'hlink', 'accent4', 'accent5'])
      expect(contrast(colours.get(slot) ?? '', colours.get('lt1') ?? ''), slot).toBeGreaterThanOrEqual(4.5)
    expect(colours.get('accent3')).toBe(themeColours(null).get('accent3'))
  })

  it('changes how a deck looks and nothing that it says', async () => {
    const template = await readTemplate(write('acme.pptx', companyTemplate(own, { accent: '0066CC' })))
    const bytes = await writeDeck(exampleDeck, template)
    expect(lintPackage(bytes)).toEqual([])
    const words = (deck: Uint8Array) =>
      readDeck(deck).map(({ title, texts, notes, tables }) => ({ title, texts, notes, tables }))
    expect(words(bytes)).toEqual(words(own))
    const parts = unzipSync(bytes)
    expect(strFromU8(parts['ppt/theme/theme1.xml'] as Uint8Array)).toContain('0066CC')
    expect(Buffer.from(parts['ppt/media/logo.png'] as Uint8Array).equals(pixel)).toBe(true)
    if ('validate' in officeValidator) expect(await officeErrors(bytes, 'pptx')).toEqual([])
  })

  it('sets words in smaller type where its faces run wide, so that they keep to their boxes', async () => {
    const sizesOf = (deck: Uint8Array) =>
      [...strFromU8(unzipSync(deck)['ppt/slides/slide2.xml'] as Uint8Array).matchAll(/ sz="(\d+)"/g)].map((m) =>
        Number(m[1]),
      )
    const template: Template = {
      name: 'w',
      colours: new Map(),
      headingFace: 'Verdana',
      textFace: 'Verdana',
      logo: null,
    }
    const wide = sizesOf(await writeDeck(exampleDeck, template))
    const plain = sizesOf(own)
    expect(wide).toHaveLength(plain.length)
    expect(wide.every((size, i) => size < (plain[i] ?? 0))).toBe(true)
  })

  it.each<[string, () => Uint8Array | string, RegExp]>([
    ['a text', () => 'no archive', /a\.potx/],
    ['an empty file', () => '', /a\.potx/],
    ['an archive of something else', () => zipSync({ 'hello.txt': strToU8('hello') }), /no PowerPoint file/],
    [
      'a deck without a theme',
      () => {
        const parts = unzipSync(own)
        delete parts['ppt/theme/theme1.xml']
        return zipSync(parts)
      },
      /no PowerPoint file/,
    ],
    [
      'a deck with a damaged theme',
      () => zipSync({ ...unzipSync(own), 'ppt/theme/theme1.xml': strToU8('<a:theme><') }),
      /damaged/,
    ],
    [
      'a theme with an entity',
      () =>
        zipSync({
          ...unzipSync(own),
          'ppt/theme/theme1.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a:theme>&b;</a:theme>'),
        }),
      /damaged/,
    ],
  ])('refuses %s in one sentence', async (_, bytes, why) => {
    await expect(readTemplate(write('a.potx', bytes()))).rejects.toThrow(why)
  })

  it('passes over a logo that is no picture', async () => {
    const parts = unzipSync(companyTemplate(own, { accent: '112233' }))
    parts['ppt/media/image1.png'] = strToU8('<svg onload="alert(1)"/>')
    expect((await readTemplate(write('l.potx', zipSync(parts)))).logo).toBeNull()
  })
})
