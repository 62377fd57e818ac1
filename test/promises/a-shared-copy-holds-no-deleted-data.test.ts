import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retentionReport } from '../../electron/api/cohorts.ts'
import { undo } from '../../electron/api/data.ts'
import { createCore } from '../../electron/api/index.ts'
import { verifyProject } from '../../electron/api/project.ts'
import { keptCost, keptLedger } from '../../electron/api/quarter-facts.ts'
import { metricsReport } from '../../electron/api/scorecard.ts'
import { previewShare, shareProject } from '../../electron/api/share.ts'
import { migrations } from '../../electron/store/migrations/index.ts'
import { openStoreInMemory } from '../../electron/store/open-store.ts'
import { copyRules } from '../../electron/store/share/copy-rules.ts'
import { makeCopy } from '../../electron/store/share/make-copy.ts'
import type { WriteStore } from '../../electron/store/store.ts'
import type { Evidence } from '../../shared/base/evidence.ts'
import { ownCount } from '../../shared/privacy/small-numbers.ts'
import { draws } from '../helpers/draws.ts'
import { smallProject } from '../helpers/small-project.ts'
import { bytesOf, foundIn, personalValues, sharedProject, task, today } from './shared-project.ts'

describe('a shared copy', { timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-share-'))
  const out = join(folder, 'given')
  let store: WriteStore
  let names: Set<string>
  beforeAll(async () => {
    mkdirSync(out)
    store = await sharedProject(folder)
    names = personalValues(folder)
  })
  afterAll(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('for review names nobody in any byte, and the original does', async () => {
    const file = join(out, 'review.proofbook')
    await shareProject(store, { kind: 'review', file }, task, today)
    expect(names.size).toBeGreaterThan(1_000)
    expect(foundIn(readFileSync(file), names)).toEqual([])
    expect(foundIn(readFileSync(store.path), names).length).toBeGreaterThan(1_000)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(bytesOf(out).length).toBe(statSync(file).size)
  })

  it('for review counts, sums and estimates the same, whatever the names', async () => {
    const { bytes } = await makeCopy(store, { kind: 'review' }, { key: Buffer.alloc(32, 5), madeOn: today, task })
    const copy = openStoreInMemory(bytes, 'copy')
    const told = (of: WriteStore) => {
      const scorecard = metricsReport(of, '2026Q3').metrics
      const cohorts = retentionReport(of, '2026Q3', 'tier-and-handler')
      const { totalMinor, perOutcome } = keptCost(of, '2026Q3') as { totalMinor?: number; perOutcome: unknown }
      return { scorecard, cohorts, totalMinor, perOutcome, ledger: keptLedger(of, '2026Q3').evidence }
    }
    expect(told(copy)).toEqual(told(store))
    expect(verifyProject(copy).ok).toBe(true)
    copy.close()
  })

  it('calls everybody the same in every copy of a project, and otherwise in another project', async () => {
    const customersIn = async (key: Buffer) => {
      const { bytes } = await makeCopy(store, { kind: 'review' }, { key, madeOn: today, task })
      const copy = openStoreInMemory(bytes, 'copy')
      const ids = copy.sql('SELECT vendor_id FROM customers ORDER BY id').pluck().all() as string[]
      copy.close()
      return ids
    }
    const [first, again, other] = [
      await customersIn(Buffer.alloc(32, 1)),
      await customersIn(Buffer.alloc(32, 1)),
      await customersIn(Buffer.alloc(32, 2)),
    ]
    expect(again).toEqual(first)
    expect(new Set(first).size).toBe(first.length)
    expect(first.filter((id) => other.includes(id))).toEqual([])
    expect(first.every((id) => /^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(id))).toBe(true)
  })

  it('says what it is, is opened for reading, and is left untouched by it', async () => {
    const file = join(out, 'told.proofbook')
    await shareProject(store, { kind: 'review', file }, task, today)
    const before = readFileSync(file)
    const core = createCore({ today, dataFolder: folder })
    const info = await core.handlers['project:open']({ file }, task)
    expect(info).toMatchObject({
      readOnly: true,
      copy: { isLocked: false, label: { kind: 'review', of: 'Own', madeOn: today, names: 'replaced', leastGroup: 10 } },
    })
    await core.handlers['scorecard:metrics']({}, task)
    const again = Promise.resolve(
      core.handlers['data:import']({ files: [{ file: join(folder, 'exports', 'crosswalk.csv') }] }, task),
    )
    await expect(again).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringContaining('review copy of Own'),
    })
    core.close()
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('tells no number of few, by any way of grouping, on any screen, and none that could be worked out', async () => {
    const least = 10
    const file = join(out, 'few.proofbook')
    const { withheld, hidden } = await shareProject(store, { kind: 'review', leastGroup: least, file }, task, today)
    expect(hidden.some(({ groups }) => groups >= 2)).toBe(true)
    expect(withheld?.heldBack).toBeGreaterThan(0)
    expect(withheld?.numbers).toBeGreaterThan(withheld?.heldBack ?? 0)
    const core = createCore({ today, dataFolder: folder })
    await core.handlers['project:open']({ file }, task)
    const ask = core.handlers
    const quarter = '2026Q3'
    const answers: unknown[] = []
    const ways = [
      'topic',
      'channel',
      'team',
      'segment',
      'plan',
      'country',
      'handler',
      'tier',
      'rule',
      'mrr-band',
      'tenure',
      'month',
      'quarter',
      'path',
    ]
    for (const by of ways) answers.push(await ask['scorecard:metrics']({ quarter, by }, task))
    for (const by of ['topic', 'channel', 'handler', 'team', 'segment'])
      answers.push(await ask['cost:by']({ quarter, by }, task))
    for (const by of ['tier-and-handler', 'topic', 'segment', 'plan', 'csat', 'tenure'])
      answers.push(await ask['cohorts:retention']({ quarter, by }, task))
    for (const channel of [
      'answers:three',
      'scorecard:waterfall',
      'scorecard:fates',
      'scorecard:chains',
      'scorecard:roles',
      'cost:outcomes',
      'cost:customers',
      'ledger:movements',
      'ledger:pnl',
      'story:proof-points',
      'deck:plan',
    ] as const)
      answers.push(await (ask[channel] as (arg: unknown, of: unknown) => unknown)({ quarter }, task))
    const told = new Map<string, Evidence>()
    const states = new Map<string, Set<boolean>>()
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      const one = value as Evidence
      if ('metric' in value && 'grade' in value && 'n' in value) {
        told.set(one.id, one)
        states.set(one.id, (states.get(one.id) ?? new Set()).add(isHeld(one)))
      }
      for (const inner of Object.values(value)) walk(inner)
    }
    // A group without a name has no row in any table, and no number.
    const nameless = (value: unknown): string[] => {
      if (typeof value !== 'object' || value === null)
        return typeof value === 'string' && value.startsWith('small group') ? [value] : []
      if ('metric' in value && 'grade' in value) return []
      return Object.values(value).flatMap(nameless)
    }
    expect(answers.flatMap(nameless)).toEqual([])
    const isHeld = ({ note }: Evidence): boolean => note?.startsWith('not told in this copy') === true
    walk(answers)
    const numbers = [...told.values()]
    expect(numbers.length).toBeGreaterThan(1_000)
    // The same number is told everywhere or nowhere, and none tells of few.
    expect([...states].filter(([, seen]) => seen.size > 1).map(([id]) => id)).toEqual([])
    expect(numbers.filter((one) => ownCount(one) < least).map(({ id }) => id)).toEqual([])
    expect(numbers.filter(isHeld).every((one) => one.value === null && one.n === 0 && one.rows === null)).toBe(true)
    const families = new Map<string, Evidence[]>()
    for (const one of numbers) {
      const [by, more] = Object.keys(one.filter)
      if (by === undefined || more !== undefined || by === 'quarter') continue
      const name = `${one.metric}@${one.version}/${one.period}/${by}`
      families.set(name, [...(families.get(name) ?? []), one])
    }
    // Of the parts of a total none is held back, or at least two are.
    const alone = [...families].filter(([, parts]) => {
      const whole = parts[0] as Evidence
      const total = numbers.find(
        (one) => one.metric === whole.metric && one.period === whole.period && Object.keys(one.filter).length === 0,
      )
      // Where everybody is of one group it is the total itself.
      const others = parts.filter((one) => !isHeld(one) && one.n > 0)
      return total !== undefined && !isHeld(total) && parts.filter(isHeld).length === 1 && others.length > 0
    })
    expect(alone.map(([name]) => name)).toEqual([])
    // A number that is held back can’t be opened, listed or put into a deck either.
    const held = numbers.find(isHeld) as Evidence
    expect(
      (await ask['evidence:open']({ id: held.id, rows: { offset: 0, limit: 10 } }, task)) as unknown,
    ).toMatchObject({ evidence: { value: null, n: 0 }, rows: null })
    await expect(
      Promise.resolve().then(() => ask['evidence:save']({ id: held.id, file: join(out, 'rows.csv') }, task)),
    ).rejects.toMatchObject({ code: 'bad-value' })
    await expect(
      Promise.resolve().then(() => ask['deck:export']({ deck: join(out, 'case.pptx') }, task)),
    ).rejects.toMatchObject({ code: 'read-only' })
    core.close()
  })

  it('as it is holds nothing of an import that was taken back, nor does a review copy', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'proofbook-undone-'))
    const taken = await sharedProject(scratch, 30)
    const found = personalValues(scratch)
    for (const { id } of taken.sql('SELECT id FROM imports ORDER BY id DESC').all() as { id: number }[]) undo(taken, id)
    // What was taken back last can be made again, until something else is imported; here nothing is to be left.
    taken.db.exec(
      'DELETE FROM kept_rows; DELETE FROM kept_files; DELETE FROM undone_imports; DELETE FROM remembered_mappings',
    )
    const [whole, review] = [join(scratch, 'whole.proofbook'), join(scratch, 'review.proofbook')]
    await shareProject(taken, { kind: 'whole', file: whole }, task, today)
    await shareProject(taken, { kind: 'review', keepNames: true, file: review }, task, today)
    const tell = (file: string) => foundIn(readFileSync(file), found)
    expect(tell(whole)).toEqual([])
    expect(tell(review)).toEqual([])
    taken.close()
    rmSync(scratch, { recursive: true, force: true })
  })

  it('knows a rule for every table and every column that it names', () => {
    const tables = store.db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all() as string[]
    expect(migrations.length).toBeGreaterThan(0)
    expect(tables.filter((table) => copyRules[table] === undefined)).toEqual([])
    for (const [table, rule] of Object.entries(copyRules)) {
      const columns = (store.db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
      if (rule !== 'empty' && columns.length > 0)
        expect(
          Object.keys(rule).filter((column) => !columns.includes(column)),
          table,
        ).toEqual([])
    }
  })

  it('is said before it is written: the preview counts what the copy then holds', async () => {
    const preview = await previewShare(store, { kind: 'review' }, task, today)
    const file = join(out, 'counted.proofbook')
    const copy = await shareProject(store, { kind: 'review', file }, task, today)
    expect(copy).toMatchObject({ ...preview, bytes: copy.bytes })
    expect(copy.size).toBe(copy.bytes)
  })

  it('can be read as often as one likes without telling which small topic is which', async () => {
    // Two companies whose small topics are swapped, contact by contact, give the same copy but for what each is called: whoever has the copy can’t tell which of the two it was made of.
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('refund', 'outage', 'how-to'), { minLength: 30, maxLength: 60 }),
        async (topics) => {
          const swap = (topic: string) => (topic === 'refund' ? 'outage' : topic === 'outage' ? 'refund' : topic)
          const copyOf = async (words: readonly string[]) => {
            const project = smallProject(
              words.map((topic, i) => ({
                id: `t${i}`,
                who: `c${i % 25}`,
                topic,
                opened: 10 * i,
                closed: 10 * i + 1,
                human: true,
              })),
            )
            const { bytes } = await makeCopy(
              project.store,
              { kind: 'review', leastGroup: 26 },
              { key: Buffer.alloc(32, 3), madeOn: today, task },
            )
            project.remove()
            const copy = openStoreInMemory(bytes, 'copy')
            const rows = copy
              .sql('SELECT opened_at, party, topic_id IS NULL, code FROM facts ORDER BY contact_id')
              .raw()
              .all()
            const told = copy
              .sql("SELECT term FROM terms WHERE kind = 'topic' AND term NOT LIKE 'small group%'")
              .pluck()
              .all()
            copy.close()
            return { rows, told }
          }
          expect(await copyOf(topics)).toEqual(await copyOf(topics.map(swap)))
        },
      ),
      draws(2),
    )
  })
})
