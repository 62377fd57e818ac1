import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { conflictedCopies, maybeSharedFile, maybeSharedPlace } from '../../../electron/store/shared-place.ts'
import { scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
afterAll(() => scratch.remove())

const mac = { env: {}, home: '/Users/anna', platform: 'darwin' } as const
const linux = { env: {}, home: '/home/anna', platform: 'linux' } as const
const windows = { env: { OneDriveCommercial: 'D:\\Work\\OD' }, home: 'C:\\Users\\anna', platform: 'win32' } as const

describe('a place that others write to', () => {
  it.each([
    ['/Users/anna/Dropbox/acme.proofbook', mac, 'Dropbox'],
    ['/Users/anna/Library/CloudStorage/OneDrive-Acme/q3/acme.proofbook', mac, 'OneDrive'],
    ['/Users/anna/Library/CloudStorage/GoogleDrive-anna@x.co/My Drive/acme.proofbook', mac, 'Google Drive'],
    ['/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/acme.proofbook', mac, 'iCloud'],
    ['/home/anna/Nextcloud/acme.proofbook', linux, 'Nextcloud'],
    ['C:\\Users\\anna\\OneDrive - Acme GmbH\\acme.proofbook', windows, 'OneDrive'],
    ['d:\\work\\od\\deep\\acme.proofbook', windows, 'OneDrive'],
    ['\\\\server\\share\\acme.proofbook', windows, 'network'],
    ['//server/share/acme.proofbook', windows, 'network'],
  ] as const)('is %s', (path, surroundings, place) => {
    expect(maybeSharedPlace(path, surroundings)).toBe(place)
  })

  it.each([
    ['/Users/anna/Documents/acme.proofbook', mac],
    ['/Users/anna/Dropbox.proofbook', mac],
    ['/Users/anna/Documents/Dropbox/acme.proofbook', mac],
    ['/Users/annabel/Dropbox/acme.proofbook', mac],
    ['C:\\Users\\anna\\Documents\\acme.proofbook', windows],
    ['\\\\?\\C:\\Users\\anna\\acme.proofbook', windows],
  ] as const)('is not %s', (path, surroundings) => {
    expect(maybeSharedPlace(path, surroundings)).toBeUndefined()
  })

  it('is none for a file on this disk, nor for one that is not there', () => {
    writeFileSync(scratch.at('p.proofbook'), '')
    expect(maybeSharedFile(scratch.at('p.proofbook'), linux)).toBeUndefined()
    expect(maybeSharedFile(scratch.at('gone', 'p.proofbook'), linux)).toBeUndefined()
  })
})

it('copies that a copying program made of a conflict are found beside a project, and nothing else', () => {
  const names = [
    'acme.proofbook',
    'acme (Anna’s conflicted copy 2026-11-29).proofbook',
    'acme-LAPTOP7.proofbook',
    'acme 2.proofbook',
    'acme-q3.proofbook',
    'other (conflicted copy).proofbook',
    'acme (conflict).txt',
  ]
  for (const name of names) writeFileSync(scratch.at(name), '')
  expect(conflictedCopies(scratch.at('acme.proofbook'))).toEqual([names[1], names[2]].sort())
})
