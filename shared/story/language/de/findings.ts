import type { ClaimSourceLine } from '../../../ledger/report.ts'
import type { findings as english } from '../en/findings.ts'
import { joined } from '../parts.ts'
import { german } from './format.ts'

const { count, plural } = german
const contacts = (n: number) => plural(n, 'Kontakt', 'Kontakten')
const customers = (n: number) => plural(n, 'Kunde', 'Kunden')
const ofCustomers = (n: number) => plural(n, 'Kunden', 'Kunden')

const movements: Readonly<Record<string, string>> = {
  churn: 'ging verloren',
  contraction: 'zahlte weniger',
  expansion: 'zahlte mehr',
  reactivation: 'kam zurück',
  new: 'begann',
}

type Signalled = Exclude<ClaimSourceLine['source'], 'saves' | 'quality'>

const followed: Readonly<Record<Signalled, (amount: string) => string>> = {
  expansion: (amount) => `${amount} neuer Monatsumsatz kamen nach einem Signal, das der Support weitergegeben hatte.`,
  exceptions: (amount) => `${amount} Monatsumsatz blieben bei Kunden, denen eine Ausnahme gewährt worden war.`,
  payments: (amount) =>
    `${amount} Monatsumsatz laufen nach gescheiterten Zahlungen weiter, denen jemand nachgegangen ist.`,
}

const untied: Readonly<Record<Signalled, (n: number) => string>> = {
  expansion: (n) => `Vom neuen Umsatz von ${ofCustomers(n)} lässt sich nichts einem Signal zuordnen.`,
  exceptions: (n) =>
    `Ausnahmen lässt sich noch kein Umsatz zuordnen: ${plural(n, 'Kunde hat', 'Kunden haben')} eine erhalten.`,
  payments: (n) =>
    `Dem Nachfassen bei gescheiterten Zahlungen lässt sich noch kein Umsatz zuordnen: ${plural(n, 'Kunde wurde', 'Kunden wurden')} erreicht.`,
}

/** What the findings of a quarter say, in German. */
export const findings: typeof english = {
  cost: {
    text: (n) =>
      joined(
        `${n.allocated} Kosten wurden auf Kontakte verteilt, von ${n.inScope} Supportkosten; jede Buchung des Hauptbuchs zählt dazu oder nicht, auf den Cent genau.`,
        n.perContact !== null &&
          `Je Kontakt waren es ${n.perContact}: Das sagt nichts darüber, ob das Anliegen gelöst blieb.`,
        'Anders wäre es, wenn andere Konten zum Support zählten oder nicht nach Bearbeitungszeit verteilt würde.',
      ),
  },
  failedAi: {
    title: (cost) => `Ein gescheiterter KI-Versuch kostet ${cost}, samt dem Menschen, der übernimmt.`,
    text: (n) =>
      joined(
        `Das sind die Kosten von ${plural(n.attempts, 'Versuch', 'Versuchen')} in ${n.quarter}, die nicht gehalten haben: die Gebühr der KI und die Zeit des Menschen zusammen.`,
        n.before && `In ${n.before.quarter} waren es ${n.before.value}.`,
        'Die Rechnung des Anbieters zeigt nur die Gebühr. Anders wäre es, wenn die Kosten anders verteilt würden.',
      ),
  },
  resolution: {
    text: (n) =>
      joined(
        `Dieselben Zeilen, ${plural(n.contacts, 'Kontakt', 'Kontakte')} mit einem KI-Agenten: Ein Mensch übernahm, der Fall wurde wieder geöffnet, oder der Kunde kam binnen sieben Tagen mit demselben Thema zurück.`,
        `Der Anteil, der gelöst blieb, liegt zwischen ${n.low} und ${n.high}.`,
        n.before && `In ${n.before.quarter} waren es ${n.before.value}.`,
        'Anders wäre es bei längerer Frist, oder wenn Rückfragen auf nicht importierten Kanälen sichtbar wären.',
      ),
  },
  fates: {
    title: (n) =>
      `Von ${contacts(n.contacts)} ohne menschliche Hilfe sind ${n.confirmed} bestätigt gelöst; ${n.back} kamen zurück und ${n.left} gingen als Kunden verloren.`,
    text: (n) =>
      joined(
        `Als Entlastung (Deflection) zählen sie alle als Erfolg. Bestätigt sind zwischen ${n.low} und ${n.high}; die übrigen blieben ohne ein Wort oder lassen sich nicht beurteilen.`,
        n.before && `In ${n.before.quarter} waren ${n.before.value} bestätigt.`,
        'Anders wäre es, wenn mehr Kunden gefragt würden.',
      ),
  },
  returns: {
    moved: (n) =>
      `Nach ${n.share} der Kontakte war der Kunde binnen sieben Tagen wieder da, ${n.rose ? 'mehr' : 'weniger'} als ${n.before} in ${n.quarter}.`,
    still: (n) =>
      `Nach ${n.week} der Kontakte war der Kunde binnen sieben Tagen wieder da, nach ${n.twoDays} binnen 48 Stunden.`,
    text: (n) =>
      `Von ${plural(n.contacts, 'abgeschlossenem Kontakt', 'abgeschlossenen Kontakten')}, auf jedem Kanal und mit jedem Thema; das 95-%-Intervall ist ${n.interval}. Berichte des Helpdesks zeigen nur wieder geöffnete Tickets. Anders wäre es, wenn im Import ein Kanal fehlte.`,
  },
  leadingSign: {
    none: (signs) =>
      signs === 1
        ? 'Das eine geprüfte Warnzeichen ging Verlusten nicht öfter voraus, als der Zufall es erwarten lässt.'
        : `Keines von ${count(signs)} Warnzeichen ging Verlusten öfter voraus, als der Zufall es erwarten lässt.`,
    noneText: (n) =>
      `Gemeinsam beurteilt, mit allen, die zu Beginn eines Quartals zahlten; „${n.title}“ kommt auf ${n.value} (${n.interval}). Weitere Quartale könnten das ändern.`,
    clear: (n) => `Kunden mit dem Warnzeichen „${n.who}“ gingen ${n.ratio}-mal so häufig verloren wie andere.`,
    clearText: (interval) =>
      `Das 95-%-Intervall ist ${interval}, gemeinsam mit den anderen Zeichen über alle bisherigen Quartale beurteilt. Es ist ein Zeichen, kein Grund: Es sagt, wen man fragen sollte, nicht, was helfen würde.`,
  },
  matchRate: {
    title: (n) =>
      `${n.share} der Kontakte sind einem zahlenden Kunden zugeordnet, ${n.rose ? 'mehr' : 'weniger'} als ${n.before} in ${n.quarter}.`,
    text: (n) =>
      `Von ${contacts(n.contacts)}; das 95-%-Intervall ist ${n.interval}. Was keinem Kunden zugeordnet ist, steckt in keiner Zahl über Kunden oder Umsatz. Eine Zuordnungsliste vom Helpdesk zur Abrechnung würde das ändern.`,
  },
  promise: {
    title: (n) => `${n.quarter} kam auf ${n.realised} von ${n.promised}, die zugesagt waren.`,
    text: (n) =>
      `Zugesagt als „${n.name}“; Nutzen, der zählt, abzüglich Kosten, jede Zeile gemessen oder mit Vermerk eingetragen. ${n.untold === 1 ? '1 Zeile lässt' : `${count(n.untold)} Zeilen lassen`} sich nicht beziffern und ${n.untold === 1 ? 'zählt' : 'zählen'} nichts.`,
  },
  revenue: {
    text: (n) =>
      joined(
        'Anfangsbestand und Bewegungen ergeben für jeden Kunden den Endbestand; es bleibt kein Rest.',
        n.lost && `${n.lost.amount} Monatsumsatz gingen mit ${ofCustomers(n.lost.customers)} verloren.`,
        n.before && `Die Bruttoumsatzbindung lag in ${n.before.quarter} bei ${n.before.value}.`,
        n.claimed === null
          ? 'Nichts davon wird bisher für den Service beansprucht: Das Finanzwesen hat keine Faktoren vereinbart.'
          : `${n.claimed} im Monat werden für den Service beansprucht, nach Faktoren, die das Finanzwesen vereinbart hat.`,
      ),
  },
  saves: {
    title: (n) =>
      `${n.saved} von ${plural(n.customers, 'gefährdeten Kunden', 'gefährdeten Kunden')}, um die sich jemand kümmerte, blieben neunzig Tage; ${
        n.stayed
          ? `ohne Zutun blieben ${n.stayed.share} von ${ofCustomers(n.stayed.customers)}`
          : 'wie viele von selbst geblieben wären, lässt sich nicht sagen'
      }.`,
    text: (n) =>
      joined(
        `Das 95-%-Intervall ist ${n.interval}${n.against === null ? '' : ` gegenüber ${n.against}`}: ${n.apart ? 'Die Intervalle berühren sich nicht' : 'Ein Unterschied zeigt sich nicht'}.`,
        n.worth !== null && `Der Unterschied entspricht ${n.worth} im Monat.`,
        'Um wen sich jemand kümmerte, bestimmte nicht das Los; würde so ausgewählt, wäre die Evidenz stärker.',
      ),
  },
  signals: {
    title: (n) => (n.amount === null ? untied[n.source](n.customers) : followed[n.source](n.amount)),
    text: (n) =>
      `Es geht um ${customers(n.customers)}; ${n.reason}. Anders wäre es mit einer durch Los bestimmten Vergleichsgruppe.`,
  },
  retention: {
    kept: (n) =>
      `Bis Tag ${count(n.day)} waren nach schlechter Bearbeitung noch ${n.poor.share} von ${ofCustomers(n.poor.customers)} da (${n.poor.interval}), nach guter ${n.strong.share} von ${count(n.strong.customers)} (${n.strong.interval}).`,
    days: (n) =>
      `Gleiche mit Gleichen verglichen (${n.alikeIn}): ${n.days}, das 95-%-Intervall reicht von ${n.low.replace(/ Tage?$/, '')} bis ${n.high.replace(/ Tage?$/, '')}.`,
    lifted: (by) => `Was das ändern würde: ${by}.`,
  },
  example: {
    asked: (n) =>
      `wandte sich ${n.times === 1 ? 'einmal' : `${count(n.times)}-mal`} wegen ${n.topic === null ? 'desselben Anliegens' : `„${n.topic}“`} an den Support (${n.last === null ? `am ${n.first}` : `${n.first} bis ${n.last}`})`,
    noted: (n) =>
      `wurde am ${n.day} als „${n.type ?? 'gefährdet'}“ vermerkt${n.status === null ? '' : ` (${n.status})`}`,
    stayed: 'zahlte neunzig Tage später noch genauso viel',
    moved: (n) => `${movements[n.kind] ?? n.kind} am ${n.day}`,
    title: (n) =>
      `Zum Beispiel: Ein Kunde${n.plan === null ? '' : ` im Tarif „${n.plan}“`}, der ${n.amount} im Monat zahlte, ${n.steps.slice(0, -1).join(', ')}${n.steps.length > 1 ? ' und ' : ''}${n.steps.at(-1) ?? ''}.`,
    text: (after) =>
      `Nach Regel ausgewählt, gleich wie es ausging: unter Anliegen mit mehreren Kontakten erst das mit einem Signal, dann das mit einer Änderung der Zahlung, dann das mit dem größten Betrag${after === null ? '' : `; nach neunzig Tagen waren es ${after} im Monat`}. Ein Kunde zeigt, was vorkommen kann, nicht wie oft.`,
  },
}
