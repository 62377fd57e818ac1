import type { page as english } from '../en/page.ts'
import { german } from './format.ts'

const { count } = german

/** What stands on a page beside what it tells, in German. */
export const page: typeof english = {
  grades: {
    fact: 'Tatsache',
    A: 'verursacht',
    B: 'durchgängig',
    C: 'Zusammenhang',
    D: 'zeitgleich',
    E: 'Beispiel',
    projection: 'Hochrechnung',
  },
  gradesOf: (words) => `Evidenz: ${words.join(' · ')}`,
  slide: (number) => `Folie ${number}`,
  inFull: (title) => `Vollständig: ${title}`,
  noNotes: (evidence) => `Keine Notizen. Belege: ${evidence.join(', ') || 'keine'}.`,
  gone: 'nicht mehr bekannt',
  lower: 'niedriger',
  higher: 'höher',
  noDifference: (reference) => `kein Unterschied (${reference})`,
  more: (n) => `und ${count(n)} weitere`,
  tooFew: 'zu wenige für eine Aussage',
  nothingDrawn: 'Zu wenige für eine Aussage: Es ist nichts gezeichnet.',
  followed: 'Noch verfolgte Kunden',
  followedAfter: (one) => `${count(one.n)} nach ${one.days.replace(/ Tage$/, ' Tagen')}`,
  days: 'Tage',
  notFromZero: 'Die Balken beginnen nicht bei null, damit die Schritte sichtbar sind.',
}
