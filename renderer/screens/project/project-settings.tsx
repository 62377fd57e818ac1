import type { SettingsWanted } from '../../../shared/contract.ts'
import { askCore } from '../../ask.ts'
import { Button } from '../../parts/button.tsx'
import { ComboField } from '../../parts/combo-field.tsx'
import { keepElsewhere } from '../../parts/project-notes.tsx'
import { currencies, timeZones } from '../../parts/reading-editor.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useProject } from '../../project-context.ts'
import { refreshAnswers } from '../../use-ask.ts'
import { projectWords } from '../../words/project-words.ts'
import { words } from '../../words/words.ts'
import { runWork, useWork } from '../../work.ts'

const text = words.notes

async function change(wanted: SettingsWanted): Promise<void> {
  await runWork(text.changing, (task) => askCore('project:settings', wanted, { task }))
  refreshAnswers()
}

/** Currency, time zone, fiscal year and place of the project, changed where they are read; nothing for a project that may only be read. */
export function ProjectSettings() {
  const { project } = useProject()
  const busy = useWork()?.state === 'running'
  if (project.readOnly) return null
  return (
    <section className="sheet section">
      <h2>{text.settings}</h2>
      <p className="quiet">{text.settingsLead}</p>
      <div className="fields">
        <ComboField
          label={projectWords.file.currency}
          value={project.currency}
          options={currencies(project.currency)}
          onChange={(currency) => currency !== project.currency && change({ currency })}
        />
        <ComboField
          label={projectWords.file.timeZone}
          value={project.timeZone}
          options={timeZones(project.timeZone)}
          onChange={(timeZone) => timeZone !== project.timeZone && change({ timeZone })}
        />
        <SelectField
          label={projectWords.file.fiscalYear}
          value={String(project.fiscalYearStart)}
          options={words.firstRun.months.map((name, index) => ({ id: String(index + 1), text: name }))}
          onChange={(month) => Number(month) !== project.fiscalYearStart && change({ fiscalYearStart: Number(month) })}
        />
      </div>
      <p className="note-line">
        <span>{project.isKeptHere ? text.kept(project.name) : `${text.place}: ${text.placeOwn}`}</span>
        <Button weight="quiet" isDisabled={busy} onPress={() => keepElsewhere(project.name)}>
          {text.keep}
        </Button>
      </p>
    </section>
  )
}
