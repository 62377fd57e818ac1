import { dismissDrawnAnew, useDrawnAnew } from '../drawn-anew.ts'
import { desktopWords } from '../words/desktop-words.ts'
import { words } from '../words/words.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** Says that the window had stopped and is back where it was; nothing when it had not. */
export function DrawnAnew() {
  if (!useDrawnAnew()) return null
  return (
    <Notice error={{ code: 'core-stopped', ...desktopWords.drawnAnew }}>
      <Button onPress={dismissDrawnAnew}>{words.close}</Button>
    </Notice>
  )
}
