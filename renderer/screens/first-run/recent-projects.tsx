import { useEffect, useState } from 'react'
import type { FileRef, RecentProject } from '../../../shared/contract.ts'
import { shell } from '../../ask.ts'
import { openPicked } from '../../open-project.ts'
import { Button } from '../../parts/button.tsx'
import { dateWords } from '../../project-context.ts'
import { desktopWords } from '../../words/desktop-words.ts'
import { useWork } from '../../work.ts'

const text = desktopWords.recent

/** The projects opened lately on this computer; nothing while there are none. One that is not where it was says so and can be taken off. */
export function RecentProjects() {
  const [projects, setProjects] = useState<readonly RecentProject[]>([])
  const [wasCleared, setCleared] = useState(false)
  const isBusy = useWork()?.state === 'running'
  useEffect(() => {
    // A list that can't be had is no reason to show anything but the ways in.
    shell()
      .recent.list()
      .then(setProjects, () => {})
  }, [])
  const forget = async (file?: FileRef) => {
    await shell().recent.forget(file)
    const left = await shell().recent.list()
    setProjects(left)
    setCleared(left.length === 0)
  }
  if (projects.length === 0) return wasCleared ? <p role="status">{text.cleared}</p> : null
  return (
    <section className="recent" aria-labelledby="recent-title">
      <h2 id="recent-title">{text.title}</h2>
      <ul>
        {projects.map((project) => (
          <li key={project.file}>
            {project.isMissing ? (
              <>
                <span className="recent-missing">{project.name}</span>
                <span className="recent-where">{text.missing}</span>
                <Button weight="quiet" aria-label={text.forgetOne(project.name)} onPress={() => forget(project.file)}>
                  {text.forget}
                </Button>
              </>
            ) : (
              <>
                <Button
                  weight="quiet"
                  isDisabled={isBusy}
                  aria-label={text.open(project.name, project.folder)}
                  onPress={() => openPicked(project)}
                >
                  {project.name}
                </Button>
                <span className="recent-where">
                  {text.opened(dateWords(project.day), project.fileName, project.folder)}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <Button weight="quiet" onPress={() => forget()}>
        {text.clear}
      </Button>
    </section>
  )
}
