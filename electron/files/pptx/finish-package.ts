import { must } from '../../../shared/base/assert.ts'
import type { Deck } from '../../../shared/deck/deck.ts'
import { contentTypes } from '../ooxml/content-types.ts'
import { appProperties, coreProperties } from '../ooxml/document-properties.ts'
import { type Parts, readParts, writeParts } from '../ooxml/package.ts'
import { type RelationKind, relations } from '../ooxml/relations.ts'
import { type Element, element, elementsOf, maybeFind, parseXml, rewrite, writeXml } from '../ooxml/xml.ts'
import { writeWorkbook } from '../write-workbook.ts'
import { logoPicture, themeColours, typeScale, withThemeColours, withTypeScale } from './apply-template.ts'
import { layoutPart, masterPart, notesMasterPart, themePart } from './house-parts.ts'
import { fonts } from './look.ts'
import type { Placed, PlacedChart } from './placed.ts'
import type { Template } from './read-template.ts'
import { repairSlide } from './repair-slide.ts'

/** A slide as it was drawn, with what is said with it. */
export interface DrawnSlide {
  readonly placed: readonly Placed[]
  readonly notes: string
}

/**
 * Makes a sound package of what PptxGenJS wrote: its slides repaired, the charts, masters, themes, properties and content types our own. Everything is numbered from 1
 * in the order of the slides and dated with the deck's date, so that the same deck always gives the same bytes.
 */
export function finishPackage(
  bytes: Uint8Array,
  deck: Deck,
  slides: readonly DrawnSlide[],
  template: Template | null = null,
): Uint8Array {
  const raw = readParts(bytes)
  const xml = (path: string) => parseXml(new TextDecoder().decode(must(raw.get(path), path)))
  const parts = new Map<string, Uint8Array>()
  const encoder = new TextEncoder()
  const put = (path: string, root: Element) => parts.set(path, encoder.encode(writeXml(root)))

  for (const path of ['ppt/presProps.xml', 'ppt/tableStyles.xml', 'ppt/_rels/presentation.xml.rels'])
    put(path, xml(path))
  put('ppt/viewProps.xml', viewProperties())
  put(
    '_rels/.rels',
    relations([
      ['officeDocument', 'ppt/presentation.xml'],
      ['core-properties', 'docProps/core.xml'],
      ['extended-properties', 'docProps/app.xml'],
    ]),
  )
  put('docProps/core.xml', coreProperties(deck))
  put('docProps/app.xml', appProperties('Microsoft Office PowerPoint', deck.company))
  put('ppt/presentation.xml', repairPresentation(xml('ppt/presentation.xml')))

  const look = {
    name: template?.name ?? 'Proofbook',
    colours: themeColours(template),
    headingFace: template?.headingFace ?? fonts.claim,
    textFace: template?.textFace ?? fonts.text,
  }
  const scale = {
    claim: template ? typeScale(look.headingFace, 'Georgia') : 1,
    text: template ? typeScale(look.textFace, 'Calibri') : 1,
  }
  const logo = template?.logo ?? null
  if (logo) parts.set(`ppt/media/logo.${logo.kind}`, logo.bytes)
  const theme = themePart(xml('ppt/theme/theme1.xml'), look)
  put('ppt/theme/theme1.xml', theme)
  put('ppt/theme/theme2.xml', theme)
  put('ppt/slideMasters/slideMaster1.xml', masterPart(logo ? logoPicture(logo, 6, 'rId3') : null))
  put(
    'ppt/slideMasters/_rels/slideMaster1.xml.rels',
    relations([
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['theme', '../theme/theme1.xml'],
      ...(logo ? [['image', `../media/logo.${logo.kind}`] as const] : []),
    ]),
  )
  put('ppt/slideLayouts/slideLayout1.xml', layoutPart())
  put('ppt/slideLayouts/_rels/slideLayout1.xml.rels', relations([['slideMaster', '../slideMasters/slideMaster1.xml']]))
  put('ppt/notesMasters/notesMaster1.xml', notesMasterPart())
  put('ppt/notesMasters/_rels/notesMaster1.xml.rels', relations([['theme', '../theme/theme2.xml']]))

  let charts = 0
  for (const [i, { placed, notes }] of slides.entries()) {
    const number = i + 1
    const links: [RelationKind, string][] = [
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['notesSlide', `../notesSlides/notesSlide${number}.xml`],
    ]
    const chart = placed.find((p): p is PlacedChart => p.kind === 'chart')
    if (chart) {
      charts += 1
      links.push(['chart', `../charts/chart${charts}.xml`])
      put(`ppt/charts/chart${charts}.xml`, withThemeColours(withTypeScale(chart.space, scale.text)))
      put(
        `ppt/charts/_rels/chart${charts}.xml.rels`,
        relations([['package', `../embeddings/Microsoft_Excel_Sheet${charts}.xlsx`]]),
      )
      parts.set(`ppt/embeddings/Microsoft_Excel_Sheet${charts}.xlsx`, writeWorkbook(chart.workbook))
    }
    const slide = repairSlide(xml(`ppt/slides/slide${number}.xml`), placed, 'rId3')
    put(`ppt/slides/slide${number}.xml`, withThemeColours(scaled(slide, scale)))
    put(`ppt/slides/_rels/slide${number}.xml.rels`, relations(links))
    put(`ppt/notesSlides/notesSlide${number}.xml`, repairNotes(xml(`ppt/notesSlides/notesSlide${number}.xml`), notes))
    put(
      `ppt/notesSlides/_rels/notesSlide${number}.xml.rels`,
      relations([
        ['notesMaster', '../notesMasters/notesMaster1.xml'],
        ['slide', `../slides/slide${number}.xml`],
      ]),
    )
  }
  put('[Content_Types].xml', contentTypes([...parts.keys()]))
  return writeParts(parts satisfies Parts, deck.date)
}

/** A slide in a template's faces: the claim by the scale of its heading face, everything else by that of its text face. */
function scaled(slide: Element, scale: { readonly claim: number; readonly text: number }): Element {
  return rewrite(slide, (at) => {
    if (!['p:sp', 'p:graphicFrame'].includes(at.name)) return at
    const isClaim = maybeFind(at, 'p:ph')?.attributes.type === 'title'
    return withTypeScale(at, isClaim ? scale.claim : scale.text)
  })
}

/** The list of notes masters stands before the slides, and notes are printed on a portrait page. */
function repairPresentation(presentation: Element): Element {
  const children = elementsOf(presentation)
  const order = ['p:sldMasterIdLst', 'p:notesMasterIdLst', 'p:sldIdLst', 'p:sldSz', 'p:notesSz', 'p:defaultTextStyle']
  return {
    ...presentation,
    children: order.flatMap((name) => {
      if (name === 'p:notesSz') return [element(name, { cx: 6_858_000, cy: 9_144_000 })]
      return children.filter((child) => child.name === name)
    }),
  }
}

function viewProperties(): Element {
  return element('p:viewPr', {
    'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
    'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main',
  })
}

/** Notes with a paragraph for each line, and nothing on the page that the notes master lacks. */
function repairNotes(page: Element, notes: string): Element {
  const paragraphs = notes
    .split('\n')
    .map((line) =>
      element(
        'a:p',
        {},
        line !== '' && element('a:r', {}, element('a:rPr', { lang: 'en-GB' }), element('a:t', {}, line)),
        line === '' && element('a:endParaRPr', { lang: 'en-GB' }),
      ),
    )
  return rewrite(page, (at) => {
    const kind = at.name === 'p:sp' ? maybeFind(at, 'p:ph')?.attributes.type : undefined
    if (kind === 'sldNum') return null
    if (at.name === 'p:extLst') return null
    if (at.name === 'p:ph' && at.attributes.type === 'sldImg') return element('p:ph', { type: 'sldImg', idx: 2 })
    if (at.name === 'p:ph' && at.attributes.type === 'body')
      return element('p:ph', { type: 'body', sz: 'quarter', idx: 3 })
    if (kind === 'body') {
      return rewrite(at, (inside) =>
        inside.name === 'p:txBody'
          ? element('p:txBody', {}, element('a:bodyPr'), element('a:lstStyle'), paragraphs)
          : inside,
      )
    }
    return at
  })
}
