import type { Page } from 'playwright-core'

/** Classes that only name a part, for tests and for readers of the page. */
const unstyledNames = [
  'answer-claim',
  'answers',
  'copy',
  'deck-main',
  'field-above',
  'field-unseen',
  'left',
  'offer-title',
  'pair-outcome',
  'pair-side',
  'pairs',
  'proof-words',
  'screen',
  'slide-number',
]

/**
 * What is wrong with how a page looks, measured in the page itself, so that it holds for every screen, theme, size and machine: words cut off, broken or set over
 * words, boxes wider than their room, pictures without room, classes that no style sheet knows.
 */
export function lookFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate((unstyled) => {
    const faults: string[] = []
    const name = (element: Element) => {
      const classes = element instanceof HTMLElement ? element.className : ''
      const words = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 48)
      return `${element.tagName.toLowerCase()}${classes ? `.${classes.trim().replace(/\s+/g, '.')}` : ''} “${words}”`
    }
    const shown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
      !element.closest('.unseen, .skip, [data-unseen], .picture-room')

    /** Asks once for each element: nothing on the page changes while it is measured, and most elements stand around many words. */
    const once = <T>(ask: (element: Element) => T) => {
      const known = new Map<Element, T>()
      return (element: Element): T => {
        const before = known.get(element)
        if (before !== undefined || known.has(element)) return before as T
        const found = ask(element)
        known.set(element, found)
        return found
      }
    }
    const edgeOf = once((element) => element.getBoundingClientRect())
    const overflowOf = once((element) => {
      const { overflowX, overflowY } = getComputedStyle(element)
      return { overflowX, overflowY, cutsNothing: overflowX === 'visible' && overflowY === 'visible' }
    })
    /** The element itself and those around it, but for the body, that cut or scroll what is in them: the innermost first. */
    const clipsOf = once((element): readonly Element[] => {
      if (element === document.body) return []
      const around = element.parentElement ? clipsOf(element.parentElement) : []
      return overflowOf(element).cutsNothing ? around : [element, ...around]
    })

    // Nothing may be wider than its room, but for what scrolls by itself.
    const view = document.documentElement
    for (const place of [view, document.body, ...document.querySelectorAll('main, .rail, .evidence-panel')]) {
      const scrolls = place.classList.contains('rail')
      if (!scrolls && place.scrollWidth > place.clientWidth) {
        const limit = place.getBoundingClientRect().right
        const widest = [...place.querySelectorAll('*')].filter(
          (element) => shown(element) && element.getBoundingClientRect().right > limit + 1 && !scroller(element, place),
        )
        faults.push(
          `${name(place)} is ${place.scrollWidth - place.clientWidth} px too wide, by ${widest[0] ? name(widest[0]) : 'something'}`,
        )
      }
    }

    /** The nearest box around an element, within another, that scrolls sideways. */
    function scroller(element: Element, within: Element): Element | null {
      for (let box = element.parentElement; box && box !== within; box = box.parentElement)
        if (['auto', 'scroll'].includes(overflowOf(box).overflowX)) return box
      return null
    }

    // Words: where each run of them stands, and what cuts it off.
    interface Run {
      readonly element: Element
      readonly box: DOMRect
    }
    const runs: Run[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || !node.textContent?.trim() || ['SCRIPT', 'STYLE', 'OPTION'].includes(element.tagName)) continue
      if (!shown(element)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1)
      for (const box of boxes) runs.push({ element, box })
      if (boxes.length < 2) continue
      // A word that a line's end falls into; longer ones are names of files and fingerprints, which have to break somewhere.
      for (const word of node.textContent.matchAll(/(?<![\p{L}\p{N}])\p{L}{2,18}(?![\p{L}\p{N}])/gu)) {
        range.setStart(node, word.index)
        range.setEnd(node, word.index + word[0].length)
        const [first, ...others] = range.getClientRects()
        if (first && others.some((box) => box.top > first.bottom - 3))
          faults.push(`${name(element)} breaks the word “${word[0]}”`)
      }
    }
    // Shortened on purpose: the whole stands in its title, or it is a sample of a row that has a place of its own.
    const isSaidElsewhere = (element: Element) =>
      element.closest('[title]') !== null || getComputedStyle(element).webkitLineClamp !== 'none'
    for (const { element, box } of runs) {
      for (const clip of clipsOf(element)) {
        const style = overflowOf(clip)
        const edge = edgeOf(clip)
        const cutsX = ['hidden', 'clip'].includes(style.overflowX)
        const cutsY = ['hidden', 'clip'].includes(style.overflowY)
        if (
          cutsX &&
          (box.right > edge.right + 1.5 || box.left < edge.left - 1.5) &&
          !isSaidElsewhere(clip) &&
          !isSaidElsewhere(element)
        ) {
          faults.push(`${name(element)} is cut off at the side by ${name(clip)}`)
          break
        }
        if (
          cutsY &&
          (box.bottom > edge.bottom + 3 || box.top < edge.top - 3) &&
          !isSaidElsewhere(clip) &&
          !isSaidElsewhere(element)
        ) {
          faults.push(`${name(element)} is cut off below or above by ${name(clip)}`)
          break
        }
        if (['auto', 'scroll'].includes(style.overflowX) || ['auto', 'scroll'].includes(style.overflowY)) break
      }
    }

    // Words over words: in one layer no two runs of different elements may share more than a hair.
    const layer = once((element): Element | null => {
      const { position, zIndex } = getComputedStyle(element)
      if (position === 'fixed' || position === 'sticky' || (position === 'absolute' && zIndex !== 'auto'))
        return element
      return element.parentElement && layer(element.parentElement)
    })
    /** What of a run is seen through the boxes that cut or scroll it. */
    const seen = (element: Element, box: DOMRect) => {
      const part = { left: box.left, right: box.right, top: box.top, bottom: box.bottom }
      for (const clip of clipsOf(element)) {
        const edge = edgeOf(clip)
        part.left = Math.max(part.left, edge.left)
        part.right = Math.min(part.right, edge.right)
        part.top = Math.max(part.top, edge.top)
        part.bottom = Math.min(part.bottom, edge.bottom)
      }
      return part
    }
    const main = document.querySelector('main')
    const inView = runs.filter(({ element }) => main?.contains(element) || element.closest('.rail, .evidence-panel'))
    const sorted = inView
      .map(({ element, box }) => ({ element, box: seen(element, box), layer: layer(element) }))
      .filter(({ box }) => box.right - box.left > 1 && box.bottom - box.top > 1)
      .sort((a, b) => a.box.top - b.box.top)
    for (let i = 0; i < sorted.length; i++) {
      const a = sorted[i]
      if (!a) continue
      for (let j = i + 1; j < sorted.length; j++) {
        const b = sorted[j]
        if (!b || b.box.top >= a.box.bottom - 3) break
        if (a.element === b.element || a.layer !== b.layer) continue
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        if (across > 2 && down > 4) faults.push(`${name(a.element)} stands over ${name(b.element)}`)
      }
    }

    // Pictures have room for what they say.
    for (const chart of document.querySelectorAll('.chart')) {
      if (!shown(chart)) continue
      const { width, height } = chart.getBoundingClientRect()
      if (width < 120 || height < 60)
        faults.push(`${name(chart)} has no room: ${Math.round(width)} by ${Math.round(height)}`)
    }

    // Every class is known to a style sheet: one that was dropped or renamed shows here, whatever it looked like.
    const known = new Set<string>()
    const read = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if ('selectorText' in rule)
          for (const [, found] of String(rule.selectorText).matchAll(/\.([\w-]+)/g)) known.add(found ?? '')
        if ('cssRules' in rule) read(rule.cssRules as CSSRuleList)
      }
    }
    for (const sheet of document.styleSheets) read(sheet.cssRules)
    const strangers = new Set<string>()
    for (const element of document.querySelectorAll('[class]'))
      for (const one of element.classList)
        if (!known.has(one) && !one.startsWith('react-aria-') && !unstyled.includes(one)) strangers.add(one)
    for (const one of [...strangers].sort()) faults.push(`no style sheet knows .${one}`)
    return [...new Set(faults)]
  }, unstyledNames)
}
