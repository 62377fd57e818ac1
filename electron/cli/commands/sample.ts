import { basename } from 'node:path'
import { writeSample } from '../../api/sample.ts'
import type { Command } from '../command.ts'

/** `sample`: the exports of an invented company. */
export const sample: Command = {
  name: 'sample',
  does: 'writes the exports of an invented company, and what is true of it',
  usage: 'proofbook sample <folder> [--customers 2000] [--months 18] [--seed 7] [--hazard-ratio 1.8]',
  options: {
    customers: { type: 'string' },
    months: { type: 'string' },
    seed: { type: 'string' },
    'hazard-ratio': { type: 'string' },
    through: { type: 'string' },
  },
  takes: [1, 1],
  run: async ({ positionals, flags }) => {
    const { files, truth } = await writeSample(positionals[0] as string, {
      customers: flags.number('customers'),
      months: flags.number('months'),
      seed: flags.number('seed'),
      hazardRatio: flags.number('hazard-ratio'),
      through: flags.text('through'),
    })
    return { json: { files, truth }, text: files.map((file) => basename(file)).join('\n') }
  },
}
