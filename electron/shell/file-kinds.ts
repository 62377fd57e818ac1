import type { SaveKind } from '../../shared/contract.ts'

/** What a person can be asked to choose. */
export type PickKind = 'exports' | 'project' | 'crosswalk' | 'mapping' | 'template' | 'review'

/** How files of each kind end. */
export const saveEndings: Readonly<Record<SaveKind, string>> = {
  project: '.proofbook',
  copy: '.proofbook',
  deck: '.pptx',
  workbook: '.xlsx',
  brief: '.md',
  pdf: '.pdf',
  csv: '.csv',
  mapping: '.json',
  review: '.review',
  picture: '.png',
}

/** Whether a value names a kind of file that can be saved. */
export const isSaveKind = (what: unknown): what is SaveKind =>
  typeof what === 'string' && Object.hasOwn(saveEndings, what)

/** Whether a value names a kind of file that can be chosen. */
export const isPickKind = (what: unknown): what is PickKind =>
  what === 'exports' ||
  what === 'project' ||
  what === 'crosswalk' ||
  what === 'mapping' ||
  what === 'template' ||
  what === 'review'
