import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  element,
  findAll,
  legalText,
  parseXml,
  rewrite,
  textOf,
  writeXml,
} from '../../../../electron/files/ooxml/xml.ts'
import { draws } from '../../../helpers/draws.ts'

describe('parseXml', () => {
  it('reads back what was written', () => {
    const tree = element(
      'a:p',
      { lang: 'en', n: 3, on: true },
      element('a:t', {}, ' <Fish> & "chips" \n'),
      element('a:end'),
    )
    expect(parseXml(writeXml(tree))).toEqual(tree)
  })

  it('reads back any text and attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, value) => {
        const tree = element('t', { value }, text)
        const back = parseXml(writeXml(tree))
        expect(textOf(back)).toBe(textOf(tree))
        expect(back.attributes).toEqual(tree.attributes)
      }),
      draws(300, 7),
    )
  })

  it('drops space between elements and keeps space that is content', () => {
    expect(parseXml('<a>\n  <b> </b>\n</a>')).toEqual(element('a', {}, element('b', {}, ' ')))
  })

  it.each([
    ['<a><b></a></b>', /closes/],
    ['<a>', /never closed/],
    ['<a/><b/>', /second root/],
    ['<a x="1" x="2"/>', /twice/],
    ['<a>fish & chips</a>', /bare &/],
    ['<a>&nbsp;</a>', /bare &nbsp;/],
    ['<a x="<"/>', /not well-formed/],
    ['<a>\u0001</a>', /forbidden/],
    ['<a>&#1;</a>', /forbidden/],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /not well-formed/],
    ['', /no root/],
    ['words', /no root|outside/],
  ])('refuses %s', (text, why) => {
    expect(() => parseXml(text)).toThrow(why)
  })
})

describe('element', () => {
  it('leaves out what is undefined, null or false', () => {
    expect(element('a', { x: undefined, y: 0 }, null, false, undefined, [element('b'), [element('c')]])).toEqual({
      name: 'a',
      attributes: { y: '0' },
      children: [element('b'), element('c')],
    })
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('takes no %d', (value) => {
    expect(() => element('a:off', { x: value })).toThrow('a:off x is not finite')
  })
})

describe('legalText', () => {
  it.each([
    ['a\u0001b\u0000', 'ab'],
    ['a\u000bb', 'a b'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['half \ud83d pair', 'half \ufffd pair'],
    ['whole 😀', 'whole 😀'],
    ['\ufffe\uffff', ''],
    ['tab\tstays', 'tab\tstays'],
  ])('makes %j %j', (text, legal) => {
    expect(legalText(text)).toBe(legal)
  })
})

describe('rewrite', () => {
  it('changes leaves first and drops what becomes null', () => {
    const tree = element('a', {}, element('b', {}, element('c')), element('d'))
    const out = rewrite(tree, (at) => (at.name === 'd' ? null : { ...at, name: `${at.name}${at.children.length}` }))
    expect(findAll(out, 'c0')).toHaveLength(1)
    expect(writeXml(out)).toContain('<a1><b1><c0/></b1></a1>')
  })
})
