import { useState } from 'react'
import { formatCount } from '../../../shared/base/format.ts'
import type { VerifyReport } from '../../../shared/contract.ts'
import { askCore } from '../../ask.ts'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { noticeWords, PublishButton } from '../../parts/shared-notices.tsx'
import { dateWords, useProject } from '../../project-context.ts'
import { projectWords } from '../../words/project-words.ts'
import { words } from '../../words/words.ts'
import { runWork } from '../../work.ts'
import { ProjectBackups } from './project-backups.tsx'
import { ProjectSettings } from './project-settings.tsx'

const text = projectWords.file

function Checks({ report }: { readonly report: VerifyReport }) {
  return (
    <>
      <p role="status" className={report.ok ? 'ties' : 'needs'}>
        {report.ok ? text.good : text.bad}
      </p>
      <DataTable
        caption={text.checks}
        columns={[
          { key: 'name', title: text.checks, names: true, cell: (check) => check.name },
          { key: 'ok', title: text.outcome, cell: (check) => (check.ok ? text.passed : text.failed) },
          { key: 'detail', title: text.found, cell: (check) => check.detail },
        ]}
        rows={report.checks}
        keyOf={(check) => check.name}
      />
      <p className="quiet">
        {text.hash}: <code>{report.contentHash}</code>
      </p>
    </>
  )
}

/** What the project file holds, and the proof that it is whole. */
export function ProjectFile() {
  const { project } = useProject()
  const [report, setReport] = useState<VerifyReport | null>(null)
  const settings: readonly (readonly [string, string])[] = [
    [text.currency, project.currency],
    [text.timeZone, project.timeZone.replaceAll('_', ' ')],
    [text.fiscalYear, words.firstRun.months[project.fiscalYearStart - 1] ?? ''],
  ]
  const facts: readonly (readonly [string, string])[] = [
    [text.name, project.name],
    // Where they may be changed, they stand in their fields below.
    ...(project.readOnly ? settings : []),
    [text.imports, formatCount(project.imports)],
    [
      text.data,
      project.dataFrom === null || project.dataThrough === null
        ? text.noData
        : text.dataFromTo(dateWords(project.dataFrom), dateWords(project.dataThrough)),
    ],
  ]
  const check = async (deep: boolean) => {
    const found = await runWork(text.checking, (task) => askCore('project:verify', { deep }, { task }))
    if (found) setReport(found)
  }
  return (
    <>
      {project.notices.map((notice) => (
        <p className="needs" role="status" key={JSON.stringify(notice)}>
          {noticeWords(notice, project.timeZone)}
          {notice.kind === 'not-yet-shared' && (
            <>
              {' '}
              <PublishButton />
            </>
          )}
        </p>
      ))}
      <section className="sheet section">
        <h2>{text.about}</h2>
        <dl className="facts facts-wide">
          {facts.map(([name, value]) => (
            <div className="fact" key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <ProjectSettings />
      <section className="sheet section">
        <h2>{text.check}</h2>
        <p>{text.checkLead}</p>
        <p className="quiet">{text.checkDeepLead}</p>
        <div className="actions">
          <Button onPress={() => void check(false)}>{text.check}</Button>
          <Button onPress={() => void check(true)}>{text.checkDeep}</Button>
        </div>
        {report && <Checks report={report} />}
      </section>
      <ProjectBackups />
    </>
  )
}
