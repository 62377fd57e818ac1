import type { answers as english } from '../en/answers.ts'
import { german } from './format.ts'

const { plural } = german

const sentence = (clause: string): string => {
  const text = clause.trim()
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}

/** The three questions of every CFO and their answers, in German. */
export const answers: typeof english = {
  asked: {
    cost: 'Was kostet ein Ergebnis, und sinken die Kosten?',
    customers: 'Wie viele Kunden haben wir verloren, und hatte der Service Anteil daran?',
    revenue: 'Welchen Umsatzbeitrag leistet dieses Team?',
  },
  notYet: 'noch nicht',
  cost: {
    missing: 'Was ein Ergebnis kostet, lässt sich noch nicht sagen: Die Supportkosten aus dem Hauptbuch fehlen.',
    toDo: 'Importieren Sie ein Hauptbuch oder eine Kostendatei, die dieses Quartal umfasst.',
    known: (n) =>
      `Der Support kostete ${n.amount} in ${n.quarter}; was daraus wurde, zeigen erst Kontakte, deren Ende bekannt und deren Frist vorbei ist.`,
    unit: 'je gehaltener Lösung',
    caveat: (kept) =>
      `Vollkosten: stimmen auf den Cent mit dem Hauptbuch überein${kept === null ? '' : ` · ${plural(kept, 'gehaltene Lösung', 'gehaltene Lösungen')}`}`,
  },
  customers: {
    missing: 'Wie viele Kunden gegangen sind, lässt sich noch nicht sagen: Abonnements oder Rechnungen fehlen.',
    toDo: 'Importieren Sie einen Export der Abonnements, auch der gekündigten.',
    left: (n) => `${plural(n.customers, 'Kunde ging', 'Kunden gingen')} in ${n.quarter} verloren.`,
    daysUnit: (n) => `${n.interval}, von\u00a0${n.horizon}`,
    leftUnit: 'verlorene Kunden',
    notCaused: 'Ein Zusammenhang, kein Nachweis einer Ursache.',
  },
  revenue: {
    missing: 'Über Umsatz lässt sich noch nichts sagen: Abonnements oder Rechnungen fehlen.',
    toDo: 'Importieren Sie einen Export der Abonnements, auch der gekündigten.',
    unit: 'beanspruchter Monatsumsatz',
    associated: sentence,
    nothing: 'Beansprucht wird nichts, bis das Finanzwesen die Faktoren vereinbart hat.',
    claim: (n) => {
      const start = `Von ${n.touched} Monatsumsatz mit Kontakt`
      if (n.agreed)
        return `${start} werden ${n.claimed} beansprucht, nach Faktoren, die das Finanzwesen vereinbart hat.`
      return n.associated === null
        ? `${start} werden ${n.claimed} beansprucht: Ein Unterschied in der Abwanderung ließ sich nicht an der Bearbeitung festmachen.`
        : `${start} hängen ${n.associated} mit der Güte der KI-Bearbeitung zusammen; ${n.claimed} werden beansprucht, bis das Finanzwesen Faktoren vereinbart.`
    },
  },
  lead: {
    cost: (value) => `Ein Anliegen, das gelöst bleibt, kostet ${value}`,
    spent: (amount) => `der Support kostete ${amount}, und was ein Ergebnis kostet, lässt sich noch nicht sagen`,
    claimed: (n) =>
      `schlechte KI-Bearbeitung geht einher mit ${n.sooner ? 'früherer' : 'späterer'} Abwanderung${n.risk === null ? '' : ` (${n.risk})`}`,
    noDifference: 'ein Unterschied in der Abwanderung ließ sich nicht an der KI-Bearbeitung festmachen',
    suggestive: 'Anzeichen für mehr Abwanderung nach schlechter KI-Bearbeitung reichen für eine Aussage nicht aus',
    tooEarly: 'ob Bearbeitung und Abwanderung zusammenhängen, lässt sich noch nicht sagen',
    revenue: (claimed) => `${claimed} Monatsumsatz werden beansprucht`,
    nothing: (quarter) =>
      `${quarter} hat Kontakte, aber noch keine Beträge: Importieren Sie Abrechnung und Kosten, um dem CFO zu antworten.`,
    all: (parts) => `${parts.length > 1 ? `${parts.slice(0, -1).join(', ')}, und ` : ''}${parts.at(-1) ?? ''}.`,
  },
}
