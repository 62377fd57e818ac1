import { unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { lintPackage } from '../../../../electron/files/pptx/lint-package.ts'
import { writeDeck } from '../../../../electron/files/write-deck.ts'
import { exampleDeck } from '../example-deck.ts'

let good: Record<string, Uint8Array> = {}
beforeAll(async () => {
  good = unzipSync(await writeDeck(exampleDeck))
})

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const encode = (text: string) => new TextEncoder().encode(text)

/** The example with one of its parts changed; a change that finds nothing to change is a mistake of the test. */
function broken(path: string, change: (text: string) => string): Uint8Array {
  const before = decode(good[path])
  const after = change(before)
  expect(after).not.toBe(before)
  return zipSync({ ...good, [path]: encode(after) }, { level: 0 })
}

const slide = 'ppt/slides/slide2.xml'
const chart = 'ppt/charts/chart1.xml'
const types = '[Content_Types].xml'

describe('lintPackage', () => {
  it('finds nothing in a deck as it is written', () => {
    expect(lintPackage(zipSync(good, { level: 0 }))).toEqual([])
  })

  it.each<readonly [string, string, (text: string) => string, RegExp]>([
    ['a tag that does not match', slide, (x) => x.replace('</p:cSld>', '</p:cSlb>'), /closes/],
    ['a bare ampersand', slide, (x) => x.replace('</a:t>', ' & </a:t>'), /bare &/],
    [
      'a content type without a part',
      types,
      (x) => x.replace('</Types>', '<Override PartName="/ppt/slideMasters/slideMaster2.xml" ContentType="x"/></Types>'),
      /no part ppt\/slideMasters\/slideMaster2/,
    ],
    [
      'a part without a content type',
      types,
      (x) => x.replace(/<Override PartName="\/ppt\/charts\/chart1.xml"[^>]*>/, ''),
      /chart1.xml has none/,
    ],
    [
      'a default for nothing',
      types,
      (x) => x.replace('<Default', '<Default Extension="svg" ContentType="image/svg+xml"/><Default'),
      /no part ends in .svg/,
    ],
    [
      'a wrong image type',
      types,
      (x) => x.replace('<Default', '<Default Extension="jpg" ContentType="image/jpg"/><Default'),
      /image\/jpg/,
    ],
    ['two shapes with one id', slide, (x) => x.replace('<p:cNvPr id="4"', '<p:cNvPr id="3"'), /two shapes with id 3/],
    [
      'a relation that leads nowhere',
      'ppt/slides/_rels/slide2.xml.rels',
      (x) => x.replace('chart1.xml', 'chart99.xml'),
      /chart99.xml is missing/,
    ],
    [
      'a relation that leads outside',
      'ppt/slides/_rels/slide2.xml.rels',
      (x) => x.replace('/>', ' TargetMode="External"/>'),
      /leads outside/,
    ],
    ['a reference to no relation', slide, (x) => x.replace('r:id="rId3"', 'r:id="rId9"'), /names rId9/],
    ['a coordinate that is NaN', slide, (x) => x.replace(/<a:off x="\d+"/, '<a:off x="NaN"'), /x is NaN/],
    [
      'a name of a face that is undefined',
      slide,
      (x) => x.replace('<a:buNone/>', '<a:buFont typeface="undefined"/>'),
      /typeface is undefined/,
    ],
    [
      'a number that is none',
      chart,
      (x) => x.replace(/<c:numCache>(.*?)<c:v>[^<]*<\/c:v>/, '<c:numCache>$1<c:v>NaN</c:v>'),
      /a value is NaN/,
    ],
    [
      'an axis that is not there',
      chart,
      (x) => x.replace('<c:axId val="222222222"/></c:barChart>', '<c:axId val="5"/></c:barChart>'),
      /no axis 5/,
    ],
    ['a colour by name', slide, (x) => x.replace(/srgbClr val="[0-9A-F]{6}"/, 'srgbClr val="red"'), /red is no colour/],
    [
      'a colour in lower case with a hash',
      slide,
      (x) => x.replace(/srgbClr val="[0-9A-F]{6}"/, 'srgbClr val="#ff0000"'),
      /#ff0000 is no colour/,
    ],
    ['a negative size', slide, (x) => x.replace(/<a:ext cx="\d+"/, '<a:ext cx="-5"'), /negative size/],
    [
      'a text body without a paragraph',
      slide,
      (x) => x.replace(/<a:lstStyle\/><a:p>.*?<\/a:p><\/p:txBody>/, '<a:lstStyle/></p:txBody>'),
      /without a paragraph/,
    ],
    ['two styles in a paragraph', slide, (x) => x.replace('</a:pPr>', '</a:pPr><a:pPr/>'), /2 styles/],
    [
      'a shape without a text body',
      slide,
      (x) => x.replace(/<p:txBody>.*?<\/p:txBody>/, ''),
      /a shape without a text body/,
    ],
    ['a slide without a title', slide, (x) => x.replace('<p:ph type="title"/>', ''), /0 titles/],
    ['a picture without words', slide, (x) => x.replace(/ descr="[^"]*"/, ''), /Chart has no alternative text/],
    [
      'a slide without notes',
      'ppt/notesSlides/notesSlide2.xml',
      (x) => x.replace(/<a:t>[^<]*<\/a:t>/g, ''),
      /no notes/,
    ],
    ['an empty placeholder', slide, (x) => x.replace(/(type="ftr".*?<a:t>)[^<]*/, '$1'), /empty placeholder ftr/],
    [
      'a background without effects',
      'ppt/slideLayouts/slideLayout1.xml',
      (x) => x.replace('<p:spTree>', '<p:bg><p:bgPr><a:noFill/></p:bgPr></p:bg><p:spTree>'),
      /effect list/,
    ],
  ])('finds %s', (_, path, change, finding) => {
    const findings = lintPackage(broken(path, change))
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.join('\n')).toMatch(finding)
  })

  it('finds entries for folders, in the deck and in its workbooks', () => {
    expect(lintPackage(zipSync({ ...good, 'ppt/slides/': new Uint8Array() }))).toContain(
      'ppt/slides/: an entry for a folder',
    )
    const book = zipSync({ 'xl/': new Uint8Array() })
    expect(lintPackage(zipSync({ ...good, 'ppt/embeddings/Microsoft_Excel_Sheet1.xlsx': book })).join()).toContain(
      'an entry for a folder',
    )
  })

  it('finds what is no ZIP at all', () => {
    expect(lintPackage(encode('no ZIP'))[0]).toMatch(/not a ZIP/)
  })
})
