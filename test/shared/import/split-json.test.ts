import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { flattenRecord, makeJsonSplitter, maybeJsonShape } from '../../../shared/import/split-json.ts'

function recordsOf(
  text: string,
  pieces: readonly number[] = [],
): { records: object[]; lines: number[]; bad: [string, number, string][] } {
  const shape = maybeJsonShape(text)
  if (!shape) throw new Error('no shape')
  const splitter = makeJsonSplitter(shape)
  const records: object[] = []
  const lines: number[] = []
  const bad: [string, number, string][] = []
  const push = (piece: string, last: boolean): void =>
    splitter.push(
      piece,
      last,
      (record, line) => {
        records.push(record)
        lines.push(line)
      },
      (value, line, code) => bad.push([value, line, code]),
    )
  let at = 0
  for (const length of pieces) {
    push(text.slice(at, at + length), false)
    at += length
  }
  push(text.slice(at), true)
  return { records, lines, bad }
}

describe('maybeJsonShape', () => {
  test.each([
    ['[{"a":1}]', { kind: 'list' }],
    ['[]', { kind: 'list' }],
    ['{"a":1}\n{"a":2}\n', { kind: 'lines' }],
    ['{"a":1}', { kind: 'lines' }],
    ['{"count":2,"tickets":[{"id":1}]}', { kind: 'under', key: 'tickets', inside: 1 }],
    ['{\n "meta": {"x": [1, 2]},\n "data": [\n {"id": 1}\n ]\n}', { kind: 'under', key: 'data', inside: 1 }],
    ['{"_embedded":{"conversations":[{"id":1}]},"page":{}}', { kind: 'under', key: 'conversations', inside: 2 }],
    ['{"id":1,"tags":[{"name":"a"}]}', { kind: 'lines' }],
    ['{"ticket":{"id":1,"custom_fields":[{"id":5}]}}', { kind: 'lines' }],
    ['{\n "a": 1\n}', undefined],
    ['[1,2,3]', undefined],
    ['hello', undefined],
  ])('%j is %j', (text, shape) => {
    expect(maybeJsonShape(text)).toEqual(shape)
  })
})

describe('makeJsonSplitter', () => {
  it('reads lines, lists and lists under a key, with the line on which each record begins', () => {
    expect(recordsOf('{"a":1}\n\n{"a":2}')).toEqual({ records: [{ a: 1 }, { a: 2 }], lines: [1, 3], bad: [] })
    expect(recordsOf('[\n{"a":"}]{["},\n{"a":{"b":[1]}}\n]')).toEqual({
      records: [{ a: '}]{[' }, { a: { b: [1] } }],
      lines: [2, 3],
      bad: [],
    })
    expect(recordsOf('{"n":1,"tickets":[{"a":1},{"a":2}],"other":[{"a":3}]}')).toEqual({
      records: [{ a: 1 }, { a: 2 }],
      lines: [1, 1],
      bad: [],
    })
  })

  it('keeps integers that a number can’t hold digit by digit', () => {
    expect(recordsOf('[{"id":115004268408123456,"ok":9007199254740991,"f":1.5}]').records).toEqual([
      { id: '115004268408123456', ok: 9007199254740991, f: 1.5 },
    ])
  })

  it('gives what is cut off or no record as bad, and goes on after it', () => {
    expect(recordsOf('{"a":1}\n{"a":\n{"a":3}\n{"a":4')).toMatchObject({
      records: [{ a: 1 }, { a: 3 }],
      bad: [
        ['{"a":', 2, 'bad-json'],
        ['{"a":4', 4, 'bad-json'],
      ],
    })
    expect(recordsOf('[{"a":1},{"a":')).toMatchObject({ records: [{ a: 1 }], bad: [['{"a":', 1, 'bad-json']] })
    expect(recordsOf('{"a":1}\n[1]\n"x"\n').bad.map(([text]) => text)).toEqual(['[1]', '"x"'])
  })

  it('reads any records back in any shape, in whatever pieces they arrive', () => {
    const record = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 5 }),
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(fc.string(), { maxLength: 3 }),
      ),
      { maxKeys: 4 },
    )
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(
          (all: object[]) => all.map((one) => JSON.stringify(one)).join('\n'),
          (all: object[]) => JSON.stringify(all),
          (all: object[]) => JSON.stringify(all, null, 2),
          (all: object[]) => JSON.stringify({ total: all.length, items: all }),
        ),
        fc.array(fc.nat(30), { maxLength: 30 }),
        (all, write, pieces) => {
          const text = write(all)
          if (maybeJsonShape(text)?.kind === 'lines' && text.startsWith('{"total"')) return
          const read = recordsOf(text, pieces)
          expect(read.bad).toEqual([])
          expect(JSON.stringify(read.records)).toBe(JSON.stringify(all))
        },
      ),
    )
  })
})

describe('flattenRecord', () => {
  it('names values by their path, joins lists of values and takes the first of lists of objects', () => {
    expect(
      Object.fromEntries(
        flattenRecord({
          id: 1,
          via: { channel: 'email', source: null },
          tags: ['a', 'b'],
          contacts: [{ id: 'x' }, { id: 'y' }],
          ok: false,
          none: [],
        }),
      ),
    ).toEqual({
      id: '1',
      'via.channel': 'email',
      'via.source': '',
      tags: 'a, b',
      'contacts.length': '2',
      'contacts.0.id': 'x',
      ok: 'false',
      none: '',
    })
  })

  it('is not fooled by names of properties that every object has, nor by endless depth', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`)
    expect(flattenRecord(deep).size).toBe(0)
    expect(Object.fromEntries(flattenRecord(JSON.parse('{"__proto__":{"polluted":true},"constructor":1}')))).toEqual({
      '__proto__.polluted': 'true',
      constructor: '1',
    })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
