import { useEffect, useRef, useState } from 'react'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { MappingPreview, Receipt } from '../../../shared/import/report.ts'
import { type Told, tellMore } from '../../../shared/import/told.ts'
import { askCore } from '../../ask.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ReadingEditor } from '../../parts/reading-editor.tsx'
import { type ImportNamed, readAgain } from '../../read-again.ts'
import { words } from '../../words/words.ts'
import { useWork } from '../../work.ts'

const text = words.data.again

/** Says that the file is needed once more, and lets the person choose it. */
export function FileNeeded({ file, onChoose }: { readonly file: string; readonly onChoose: () => void }) {
  return (
    <div className="question" role="status">
      <p>{text.needsFile(file)}</p>
      <Button onPress={onChoose}>{text.chooseFile}</Button>
    </div>
  )
}

/** How an imported file was read, to be changed: each change shows at once what would come of it; nothing is done until it is applied. */
export function ReadDifferently({ receipt, onClose }: { readonly receipt: Receipt; readonly onClose: () => void }) {
  const { id: importId, file } = receipt
  const [told, setTold] = useState<Told>({})
  const [preview, setPreview] = useState<MappingPreview | null>(null)
  const [error, setError] = useState<ReplyError | null>(null)
  const [isNeeded, setIsNeeded] = useState(false)
  const busy = useWork()?.state === 'running'
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever opened it, by eye or by ear, goes on from here.
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    let isNewest = true
    askCore('data:preview-again', { importId, told }).then((reply) => {
      if (!isNewest) return
      if (reply.ok) setPreview(reply.value)
      const needs = !reply.ok && reply.error.code === 'file-needed'
      setIsNeeded(needs)
      setError(reply.ok || needs ? null : reply.error)
    })
    return () => {
      isNewest = false
    }
  }, [importId, told])
  const apply = async (choose: boolean) => {
    const done = await readAgain({ importId, file } satisfies ImportNamed, told, choose)
    setIsNeeded(done === 'file-needed')
    if (done !== null && done !== 'file-needed') onClose()
  }
  return (
    <section className="sheet section" aria-label={text.changeOf(file)}>
      <div className="section-head">
        <h2 ref={heading} tabIndex={-1}>
          {text.changeOf(file)}
        </h2>
        <Button weight="quiet" onPress={onClose}>
          {text.close}
        </Button>
      </div>
      {error && <Notice error={error} />}
      {isNeeded && <FileNeeded file={file} onChoose={() => apply(true)} />}
      {preview === null ? (
        <p role="status">{words.data.reading.looking}</p>
      ) : (
        <ReadingEditor
          preview={preview}
          file={file}
          onTell={(more) => setTold((before) => tellMore(before, more))}
          isOpen
        />
      )}
      <div className="line-action">
        <Button
          weight="primary"
          isDisabled={busy || Object.keys(told).length === 0 || (preview?.faults.length ?? 0) > 0}
          onPress={() => apply(false)}
        >
          {text.apply}
        </Button>
      </div>
    </section>
  )
}
