import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { formatQuarter } from '../../../shared/base/format.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import type { StoryEdit } from '../../../shared/story/edits.ts'
import type { ProofPoint } from '../../../shared/story/proof-point.ts'
import type { StoryReport } from '../../../shared/story/report.ts'
import { type Command, type CommandCall, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'
import { languageOf } from './export.ts'

const quarter = { quarter: { type: 'string' } } as const

const usage =
  'proofbook tell <project.proofbook> [--quarter 2026Q3] (--rewrite words.json | --own-words <point> | --pick <point> | --drop <point> --reason "…" | --order <point,point,…> | --undo | --versions <point>)'

/** Commands about the quarter's story: what it says, and what a person decides about it. */
export const storyCommands: readonly Command[] = [
  {
    name: 'story',
    does: 'the quarter’s proof points, what was left out, what else could be told; --language tells them, and every deck from then on, in that language',
    usage: 'proofbook story <project.proofbook> [--quarter 2026Q3] [--language de]',
    options: { ...quarter, language: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const inQuarter = { quarter: call.flags.text('quarter') }
      const language = languageOf(call.flags.text('language'))
      return told(
        language === undefined
          ? await call.ask('story:proof-points', inQuarter)
          : await call.ask('story:language', { ...inQuarter, language }),
      )
    },
  },
  {
    name: 'tell',
    does: 'rewrites, picks, leaves out or orders proof points, and takes that back; words.json holds {"point", "title", "text"} with numbers as {{evidence|value}}',
    usage,
    options: {
      ...quarter,
      rewrite: { type: 'string' },
      'own-words': { type: 'string' },
      pick: { type: 'string' },
      drop: { type: 'string' },
      reason: { type: 'string' },
      order: { type: 'string' },
      undo: { type: 'boolean' },
      versions: { type: 'string' },
    },
    takes: [1, 1],
    run: async (call) => {
      const { flags, ask } = call
      const wishes = ['rewrite', 'own-words', 'pick', 'drop', 'order', 'versions'].filter(
        (name) => flags.text(name) !== undefined,
      )
      if (wishes.length + (flags.yes('undo') ? 1 : 0) !== 1)
        throw new UsageError(`say one thing to do\nusage: ${usage}`)
      await project(call)
      const arg = { quarter: flags.text('quarter') }
      if (flags.yes('undo')) return told(await ask('story:undo', arg))
      const point = flags.text('versions')
      if (point !== undefined) {
        const versions = await ask('story:versions', { ...arg, point })
        return {
          json: { point, versions },
          text: versions.length === 0 ? 'it was never rewritten' : versions.map(versionText).join('\n\n'),
        }
      }
      return told(await ask('story:decide', { ...arg, edit: await editOf(call) }))
    },
  },
]

async function editOf({ flags }: CommandCall): Promise<StoryEdit> {
  const [words, own, pick, drop, order] = ['rewrite', 'own-words', 'pick', 'drop', 'order'].map(flags.text)
  if (words !== undefined) return { kind: 'words', ...(await readWords(words)) }
  if (own !== undefined) return { kind: 'own-words', point: own }
  if (pick !== undefined) return { kind: 'pick', point: pick }
  if (drop !== undefined) return { kind: 'drop', point: drop, reason: flags.text('reason') ?? '' }
  return {
    kind: 'order',
    points: (order ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  }
}

const writtenWords = z.strictObject({ point: z.string(), title: z.string(), text: z.string() })

async function readWords(file: string): Promise<z.infer<typeof writtenWords>> {
  let content: string
  try {
    content = await readFile(file, 'utf8')
  } catch {
    throw new Refusal('not-found', `${file} can’t be read`, 'name a JSON file that is there')
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(content)
  } catch {
    parsed = null
  }
  const words = writtenWords.safeParse(parsed)
  if (!words.success)
    throw new Refusal(
      'bad-value',
      `${file} doesn’t hold a point’s words`,
      'write {"point": "…", "title": "…", "text": "…"}; `proofbook story --json` has the templates to begin with',
    )
  return words.data
}

function told(report: StoryReport): { readonly json: StoryReport; readonly text: string } {
  return {
    json: report,
    text: [
      ...report.proofPoints.map(pointText),
      ...section(
        'left out',
        report.dropped.map(({ point, reason }) => `  ${point.id}: ${point.title} (${reason})`),
      ),
      ...section(
        'what else could be told',
        report.others.map((point) => `  ${point.id}: [${point.grade}] ${point.title}`),
      ),
    ].join('\n\n'),
  }
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [[`${title}:`, ...lines].join('\n')]
}

function pointText(point: ProofPoint): string {
  return [
    `[${point.grade}] ${point.title}`,
    `    ${point.text}`,
    `    ${point.id}${point.edited ? ', rewritten' : ''}`,
    ...(point.flags ?? []).map((flag) => `    put right before the deck can be exported: ${flag.text}`),
    ...(point.before ? [`    in ${formatQuarter(point.before.quarter)}: ${point.before.title}`] : []),
  ].join('\n')
}

function versionText({ at, title, text }: { readonly at: number; readonly title: string; readonly text: string }) {
  return `${new Date(at * 1000).toISOString().slice(0, 10)}\n  ${title}\n  ${text}`
}
