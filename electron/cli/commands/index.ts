import type { Command } from '../command.ts'
import { bridge } from './bridge.ts'
import { caseCommands, goalCommand, pilotCommand, promiseCommand } from './case.ts'
import { changeImportCommands } from './change-import.ts'
import { costCommands } from './cost.ts'
import { demo } from './demo.ts'
import { exportCommands } from './export.ts'
import { identityCommands } from './identity.ts'
import { importCommands } from './import.ts'
import { logCommands } from './log.ts'
import { outcomeCommands } from './outcomes.ts'
import { peopleCommands } from './people.ts'
import { projectCommands } from './project.ts'
import { reportCommands } from './report.ts'
import { reviewCommands } from './review.ts'
import { sample } from './sample.ts'
import { scorecardCommands } from './scorecard.ts'
import { serve } from './serve.ts'
import { shareCommands } from './share.ts'
import { storyCommands } from './story.ts'
import { survival } from './survival.ts'

/** Every command, in the order in which a quarter's work uses them. */
export const commands: readonly Command[] = [
  demo,
  ...projectCommands,
  ...logCommands,
  sample,
  ...importCommands,
  ...changeImportCommands,
  ...identityCommands,
  ...reportCommands,
  ...costCommands,
  ...scorecardCommands,
  ...outcomeCommands,
  bridge,
  ...caseCommands,
  goalCommand,
  pilotCommand,
  promiseCommand,
  ...storyCommands,
  ...exportCommands,
  ...reviewCommands,
  ...shareCommands,
  ...peopleCommands,
  survival,
  serve,
]
