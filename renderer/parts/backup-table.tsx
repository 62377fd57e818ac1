import { useState } from 'react'
import { formatDay, formatNumber } from '../../shared/base/format.ts'
import { makeZone } from '../../shared/base/zone.ts'
import type { BackupLine } from '../../shared/contract.ts'
import { projectWords } from '../words/project-words.ts'
import { Button } from './button.tsx'
import { DataTable } from './data-table.tsx'

const text = projectWords.backups

/** An instant (ISO 8601) in words, in a time zone: “29 November 2026, 10:12”. */
export function momentWords(iso: string, timeZone: string): string {
  const instant = Date.parse(iso)
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return `${formatDay(makeZone(timeZone).dayOf(instant / 1000))}, ${time.format(instant)}`
}

/** Backups, newest first: what each was made before, how large it is, and a way back to it, which is asked about once more. */
export function BackupTable({
  backups,
  timeZone,
  isDisabled,
  restore,
}: {
  readonly backups: readonly BackupLine[]
  readonly timeZone: string
  readonly isDisabled: boolean
  readonly restore: (backup: BackupLine, when: string) => void
}) {
  const [chosen, setChosen] = useState<string | null>(null)
  const when = ({ at }: BackupLine): string => momentWords(at, timeZone)
  return (
    <DataTable<BackupLine>
      caption={text.title}
      columns={[
        { key: 'when', title: text.when, names: true, cell: when },
        { key: 'why', title: text.why, cell: ({ why }) => text.reasons[why] },
        { key: 'size', title: text.size, cell: ({ bytes }) => text.megabytes(formatNumber(bytes / 1e6, 1)) },
        {
          key: 'restore',
          title: text.back,
          cell: (backup) =>
            chosen === backup.name ? (
              <>
                <span>{text.sure} </span>
                <Button
                  weight="quiet"
                  onPress={() => {
                    setChosen(null)
                    restore(backup, when(backup))
                  }}
                >
                  {text.yes}
                </Button>
                <Button weight="quiet" onPress={() => setChosen(null)}>
                  {text.no}
                </Button>
              </>
            ) : (
              <Button
                weight="quiet"
                isDisabled={isDisabled}
                aria-label={text.restoreOf(when(backup))}
                onPress={() => setChosen(backup.name)}
              >
                {text.restore}
              </Button>
            ),
        },
      ]}
      rows={backups}
      keyOf={({ name }) => name}
    />
  )
}
