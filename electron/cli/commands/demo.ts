import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refusal } from '../../../shared/base/refusal.ts'
import { writeSample } from '../../api/sample.ts'
import type { Command, CommandCall } from '../command.ts'
import { linkText, receiptLine } from './import.ts'

/** `demo`: the main job in one go. */
export const demo: Command = {
  name: 'demo',
  does: 'an invented company’s exports → import → three answers → deck and workbook',
  usage: 'proofbook demo [--out demo]',
  options: { out: { type: 'string' } },
  takes: [0, 0],
  run: async ({ flags, ask }) => {
    const say = (line: string) => console.error(line)
    const folder = resolve(flags.text('out') ?? 'demo')
    const at = {
      exports: join(folder, 'exports'),
      project: join(folder, 'demo.proofbook'),
      deck: join(folder, 'case.pptx'),
      workbook: join(folder, 'case.xlsx'),
      brief: join(folder, 'case.md'),
      pdf: join(folder, 'case.pdf'),
    }
    await makeRoom(folder, at.project, ask)
    say('Inventing a company and writing its exports …')
    const { files } = await writeSample(at.exports)
    say('Making a project and importing them …')
    await ask('project:create', { file: at.project, currency: 'EUR', timeZone: 'Europe/Berlin' })
    const exports = files.filter((file) => !file.endsWith('truth.json'))
    const receipts = await ask('data:import', { files: exports.map((file) => ({ file })) })
    for (const receipt of receipts) say(`  ${receiptLine(receipt)}`)
    say(linkText(await ask('data:link', {})))
    say('Answering …')
    const { quarter, answers } = await ask('answers:three', {})
    say('Writing the deck, the workbook and the brief …')
    const exported = await ask('deck:export', {
      quarter,
      deck: at.deck,
      workbook: at.workbook,
      brief: at.brief,
      pdf: at.pdf,
    })
    return {
      json: {
        project: at.project,
        deck: at.deck,
        workbook: at.workbook,
        brief: at.brief,
        pdf: at.pdf,
        exports: at.exports,
        answers: answers.map(({ exhibit: _, ...answer }) => answer),
        slides: exported.slides,
      },
      text: [
        '',
        ...answers.flatMap((a) => [
          a.asked,
          `  ${a.claim}`,
          `  ${a.figure} ${a.figureNote} · grade ${a.grade} · ${a.caveat}`,
          '',
        ]),
        `project   ${at.project}`,
        `deck      ${at.deck}`,
        `workbook  ${at.workbook}`,
        `brief     ${at.brief} and ${at.pdf}`,
      ].join('\n'),
    }
  },
}

/** Makes the folder; an earlier demo's project is replaced, anything else is left alone. */
async function makeRoom(folder: string, project: string, ask: CommandCall['ask']): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    throw new Refusal('not-a-file', `${folder} can’t be made`, 'name another folder with --out')
  }
  if (!existsSync(project)) return
  const { name } = await ask('project:open', { file: project })
  await ask('project:close', {})
  if (name !== 'demo')
    throw new Refusal('already-exists', `${project} is not a demo’s project`, 'name another folder with --out')
  rmSync(project)
}
