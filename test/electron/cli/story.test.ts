import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeckChanges, ExportLine } from '../../../shared/contract.ts'
import type { StoryReport, StoryVersion } from '../../../shared/story/report.ts'
import { proofbookHere, scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
const project = scratch.at('p.proofbook')
const story = async () => (await proofbookHere('story', project, '--json')).json<StoryReport>()
const tell = async (...args: string[]) => await proofbookHere('tell', project, ...args, '--json')
const ids = (report: StoryReport) => report.proofPoints.map((point) => point.id)

beforeAll(async () => {
  await proofbookHere('sample', scratch.at('s'), '--seed', '5', '--customers', '600')
  await proofbookHere('new', project, '--timezone', 'Europe/Berlin', '--currency', 'EUR')
  expect((await proofbookHere('import', project, scratch.at('s'), '--json')).exitCode).toBe(0)
})
afterAll(scratch.remove)

describe('tell', () => {
  it('rewrites a point, says what is wrong with it, stops the deck, and takes it back', async () => {
    const point = (await story()).proofPoints[0]
    const own = point?.template
    if (!point || !own) throw new Error('the sample tells something')
    writeFileSync(
      scratch.at('words.json'),
      JSON.stringify({ point: point.id, title: `Because of service, ${own.title}`, text: own.text }),
    )
    const said = (await tell('--rewrite', scratch.at('words.json'))).json<StoryReport>().proofPoints[0]
    expect(said).toMatchObject({ edited: true, own: { title: point.title }, flags: [{ kind: 'says-more' }] })
    expect((await proofbookHere('tell', project, '--versions', point.id)).stdout).toContain('Because of service')
    const refused = await proofbookHere('deck', project, '--out', scratch.at('no.pptx'))
    expect([refused.exitCode === 0, refused.stderr]).toEqual([
      false,
      expect.stringContaining('change its words in the story, or take the app’s own words back'),
    ])
    expect((await tell('--undo')).json<StoryReport>().proofPoints[0]?.flags).toBeUndefined()
  })

  it('picks, leaves out with a reason, orders and undoes', async () => {
    const before = await story()
    const [first, second] = ids(before)
    const other = before.others[0]?.id
    if (!first || !second || !other) throw new Error('the sample has more to tell than is told')
    expect(ids((await tell('--pick', other)).json())).toEqual([...ids(before), other])
    expect((await tell('--drop', first)).stderr).toContain('a proof point is dropped with a reason')
    const dropped = (await tell('--drop', first, '--reason', 'told last time')).json<StoryReport>()
    expect(dropped.dropped.map(({ point, reason }) => [point.id, reason])).toEqual([[first, 'told last time']])
    expect(ids((await tell('--order', `${other},${second}`)).json()).slice(0, 2)).toEqual([other, second])
    for (let i = 0; i < 3; i += 1) await tell('--undo')
    expect(await story()).toEqual(before)
  })

  it('refuses two wishes at once, unknown points and files that hold no words', async () => {
    expect((await tell('--undo', '--pick', 'x')).exitCode).toBe(2)
    expect((await tell()).exitCode).toBe(2)
    expect((await tell('--pick', 'nothing-of-the-kind')).stderr).toContain('nothing-of-the-kind')
    writeFileSync(scratch.at('bad.json'), '{"point": 7}')
    expect((await tell('--rewrite', scratch.at('bad.json'))).stderr).toContain('doesn’t hold a point’s words')
    expect((await tell('--rewrite', scratch.at('none.json'))).stderr).toContain('can’t be read')
    expect((await tell('--versions', 'never')).json<{ versions: StoryVersion[] }>().versions).toEqual([])
  })
})

describe('exports, changes and again', () => {
  it('keep what was handed out, say what would be said differently, and write it again', async () => {
    expect((await proofbookHere('changes', project)).stdout).toContain('not exported yet')
    const out = scratch.at('case.pptx')
    expect((await proofbookHere('deck', project, '--out', out, '--brief', scratch.at('case.md'))).exitCode).toBe(0)
    const [line] = (await proofbookHere('exports', project, '--json')).json<{ exports: ExportLine[] }>().exports
    expect(line?.files.map((file) => [file.kind, file.name])).toEqual([
      ['brief', 'case.md'],
      ['deck', 'case.pptx'],
    ])
    const again = scratch.at('again.pptx')
    expect((await proofbookHere('again', project, String(line?.id), '--out', again)).exitCode).toBe(0)
    expect(readFileSync(again).equals(readFileSync(out))).toBe(true)
    expect((await proofbookHere('again', project, '99', '--out', again)).stderr).toContain(
      'there is no deck of export 99',
    )
    expect((await proofbookHere('again', project, '1', '--kind', 'poster', '--out', again)).exitCode).toBe(2)
    expect((await proofbookHere('changes', project, '--json')).json<DeckChanges>().changes).toEqual([])
  })
})
