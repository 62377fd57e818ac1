import type { Answer, Argument, Channel, FileRef } from '../../shared/contract.ts'
import type { FileUse } from './file-tokens.ts'

/** Turns one file reference into the other kind: a window's token into a path on the way in, a path into a token on the way out. */
export type SwapFile = (file: FileRef, use: FileUse) => FileRef

/** Where files stand in what a channel is asked and answers. */
interface FilesOf<C extends Channel> {
  readonly arg?: (arg: Argument<C>, swap: SwapFile) => Argument<C>
  readonly answer?: (answer: Answer<C>, swap: SwapFile) => Answer<C>
}

const none = {}

/** Every channel's files. A channel without any says so, so that a new one can't be forgotten. */
export const filesOf: { readonly [C in Channel]: FilesOf<C> } = {
  'project:current': none,
  'project:create': { arg: (arg, swap) => ({ ...arg, file: swap(arg.file, 'project') }) },
  'project:open': { arg: (arg, swap) => ({ ...arg, file: swap(arg.file, 'read') }) },
  'project:sample': none,
  'project:close': none,
  'project:verify': none,
  'log:entries': none,
  'log:save': {
    arg: (arg, swap) => ({ ...arg, file: swap(arg.file, 'csv') }),
    answer: (answer, swap) => ({ ...answer, file: swap(answer.file, 'csv') }),
  },
  'log:me': none,
  'log:call-me': none,
  'project:changes': none,
  'project:undo': none,
  'project:redo': none,
  'data:recognise': {
    arg: (arg, swap) => ({ files: arg.files.map((file) => swap(file, 'read')) }),
    answer: (answer, swap) => answer.map((file) => ({ ...file, path: swap(file.path, 'read') })),
  },
  'data:import': {
    arg: (arg, swap) => ({ files: arg.files.map((one) => ({ ...one, file: swap(one.file, 'read') })) }),
  },
  'data:imports': none,
  'data:sources': none,
  'data:preview': { arg: ({ file }, swap) => ({ file: { ...file, file: swap(file.file, 'read') } }) },
  'data:preview-again': {
    arg: (arg, swap) => (arg.file === undefined ? arg : { ...arg, file: swap(arg.file, 'read') }),
  },
  'data:problem-groups': none,
  'data:save-mapping': {
    arg: (arg, swap) => ({ ...arg, file: swap(arg.file, 'mapping') }),
    answer: (answer, swap) => ({ ...answer, file: swap(answer.file, 'mapping') }),
  },
  'data:read-mapping': { arg: ({ file }, swap) => ({ file: swap(file, 'read') }) },
  'data:mapping': none,
  'data:answer': { arg: (arg, swap) => (arg.file === undefined ? arg : { ...arg, file: swap(arg.file, 'read') }) },
  'data:undo-import': none,
  'data:redo-import': none,
  'data:undone': none,
  'data:problems': none,
  'data:link': {
    arg: (arg, swap) => (arg.crosswalk === undefined ? arg : { ...arg, crosswalk: swap(arg.crosswalk, 'read') }),
  },
  'data:linked': none,
  'data:identity': none,
  'data:decide': none,
  'data:undecide': none,
  'data:customers': none,
  'data:readiness': none,
  'answers:three': none,
  'scorecard:metrics': none,
  'scorecard:definitions': none,
  'scorecard:at-risk': none,
  'scorecard:decide': none,
  'scorecard:rules': none,
  'scorecard:outcome-map': none,
  'scorecard:map-outcome': none,
  'scorecard:signals': none,
  'scorecard:self-check': none,
  'scorecard:save-list': {
    arg: (arg, swap) => ({ ...arg, file: swap(arg.file, 'csv') }),
    answer: (answer, swap) => ({ ...answer, file: swap(answer.file, 'csv') }),
  },
  'scorecard:hand-off': none,
  'scorecard:waterfall': none,
  'scorecard:fates': none,
  'scorecard:chains': none,
  'scorecard:roles': none,
  'scorecard:history': none,
  'scorecard:like-for-like': none,
  'scorecard:restatements': none,
  'cohorts:retention': none,
  'cost:outcomes': none,
  'cost:by': none,
  'cost:growth': none,
  'cost:customers': none,
  'cost:decide': none,
  'cost:undo': none,
  'ledger:movements': none,
  'ledger:bridge': none,
  'ledger:finance': none,
  'ledger:pnl': none,
  'case:report': none,
  'case:assume': none,
  'case:undo': none,
  'case:goal': none,
  'case:pilot': none,
  'case:plan-pilot': none,
  'case:pilot-result': none,
  'case:promise': none,
  'case:freeze': none,
  'case:actual': none,
  'story:proof-points': none,
  'story:decide': none,
  'story:undo': none,
  'story:versions': none,
  'deck:plan': none,
  'deck:exports': none,
  'deck:changes': none,
  'deck:again': { arg: (arg, swap) => ({ ...arg, file: swap(arg.file, arg.kind) }) },
  'deck:export': {
    arg: ({ template, deck, workbook, brief, pdf, ...rest }, swap) => ({
      ...rest,
      ...(template !== undefined && { template: swap(template, 'read') }),
      ...(deck !== undefined && { deck: swap(deck, 'deck') }),
      ...(workbook !== undefined && { workbook: swap(workbook, 'workbook') }),
      ...(brief !== undefined && { brief: swap(brief, 'brief') }),
      ...(pdf !== undefined && { pdf: swap(pdf, 'pdf') }),
    }),
    answer: (answer, swap) => ({
      ...answer,
      files: answer.files.map((one) => ({ ...one, file: swap(one.file, one.kind) })),
    }),
  },
  'evidence:save': {
    arg: (arg, swap) => ({ ...arg, file: swap(arg.file, 'csv') }),
    answer: (answer, swap) => ({ ...answer, file: swap(answer.file, 'csv') }),
  },
  'evidence:open': none,
}
