import type { appendix as english } from '../en/appendix.ts'
import { german } from './format.ts'

const { count, plural } = german

/** What the pages of the appendix say, in German. */
export const appendix: typeof english = {
  title: (n) => `Anhang ${n.letter}: ${n.says}`,
  caption: (n) => `${n.subtitle} (${plural(n.rows, 'Zeile', 'Zeilen')})`,
  page: (n) => `${n.title} (Seite ${count(n.page)} von ${count(n.of)})`,
  definitions: {
    says: (metrics) =>
      `${plural(metrics, 'Kennzahl steht', 'Kennzahlen stehen')} hinter diesen Folien, jede mit ihrer Version`,
    subtitle: 'Definitionen, wie das Register sie führt',
    columns: { metric: 'Kennzahl', formula: 'Formel', window: 'Frist', leftOut: 'nicht gezählt' },
    metric: (n) => `${n.title} (v${count(n.version)})`,
    empty: 'Es wird keine Kennzahl verwendet.',
    likely: 'Definiert das Finanzwesen es genauso?',
  },
  sources: {
    says: (n) =>
      `${plural(n.rows, 'Zeile', 'Zeilen')} aus ${plural(n.files, 'Datei', 'Dateien')}${n.matched === null ? '' : `; ${n.matched} der Kontakte sind einem Kunden zugeordnet`}`,
    subtitle: 'Eingelesene Zeilen = Datensätze + zusammengeführt + nicht gezählt + Probleme, für jede Datei',
    columns: {
      file: 'Datei',
      readAs: 'gelesen als',
      rows: 'Zeilen',
      records: 'Datensätze',
      merged: 'zusammengeführt',
      leftOut: 'nicht gezählt',
      problems: 'Probleme',
      from: 'von',
      through: 'bis',
    },
    empty: 'Es wurde keine Datei importiert.',
    likely: 'Wer hat diese Dateien exportiert, und wann?',
  },
  reconciliations: {
    says: (n) =>
      `${count(n.tied)} von ${plural(n.checks, 'Abgleich', 'Abgleichen')} ${n.tied === 1 ? 'geht' : 'gehen'} auf`,
    subtitle: 'Einlesen, Hauptbuch, Bewegungen und Kunden, gegeneinander geprüft',
    columns: { check: 'Abgleich', ties: 'geht auf', found: 'Befund' },
    yesNo: { yes: 'ja', no: 'NEIN' },
    empty: 'Nichts ließ sich abgleichen.',
    likely: 'Wie kommt man von hier zu den Zahlen, die wir berichten?',
  },
  method: {
    none: (groups) => `kein Vergleich aus ${plural(groups, 'Gruppe', 'Gruppen')} war möglich`,
    says: (n) =>
      `${count(n.passed)} von ${plural(n.checks, 'Prüfung', 'Prüfungen')} des Verbleibsvergleichs ${n.passed === 1 ? 'ist' : 'sind'} bestanden`,
    subtitle: 'Erster Kontakt aus vier Quartalen, nach vierzehn Tagen beurteilt, die Kunden von da an verfolgt',
    columns: { check: 'Prüfung', outcome: 'Ergebnis', finding: 'Befund' },
    outcome: { passed: 'bestanden', failed: 'nicht bestanden', notRun: 'nicht möglich' },
    design: 'Aufbau',
    adjusted: (n) => `${n.method}; bereinigt um ${n.alikeIn}`,
    empty: 'Zu wenige Kunden lassen sich verfolgen.',
    likely: 'Was würde Sie dazu bringen, das zurückzunehmen?',
  },
  assumptions: {
    says: (n) =>
      `das Finanzwesen hat ${count(n.agreed)} von ${plural(n.assumptions, 'Annahme', 'Annahmen')} vereinbart`,
    subtitle: 'Wahrscheinlichster Wert und Spanne, woher er stammt, wer ihn verantwortet',
    columns: {
      assumption: 'Annahme',
      value: 'Wert',
      low: 'unten',
      high: 'oben',
      class: 'Art',
      source: 'Quelle',
      owner: 'verantwortlich',
      finance: 'Finanzwesen',
    },
    empty: 'Es gibt keinen Business Case, also auch keine Annahmen.',
    likely: 'Welche davon haben Sie selbst gewählt?',
  },
  scenarios: {
    says: (n) =>
      `${plural(n.scenarios, 'Szenario', 'Szenarien')} und ${plural(n.alternatives, 'Alternative', 'Alternativen')}`,
    subtitle: 'Kapitalwert, Rendite und Monate bis zur Amortisation',
    columns: {
      whatIf: 'was wäre, wenn',
      value: 'Kapitalwert',
      return: 'Rendite',
      months: 'Monate',
      assumed: 'was angenommen wird',
    },
    scenario: (name) => `Szenario: ${name}`,
    instead: (name) => `stattdessen: ${name}`,
    never: 'nicht binnen drei Jahren',
    empty: 'Es gibt keinen Business Case, also auch keine Szenarien.',
    likely: 'Und wenn nur die Hälfte davon eintritt?',
  },
  restatements: {
    says: (n) =>
      `${plural(n.restated, 'berichtigte Zahl', 'berichtigte Zahlen')}, ${plural(n.breaks, 'Bruch', 'Brüche')} in der Definition eines Anbieters`,
    subtitle: 'Beide Werte bleiben stehen, mit dem Grund',
    columns: { number: 'Zahl', before: 'vorher', now: 'jetzt', reason: 'Grund' },
    breakIn: (category) => `Bruch in ${category}`,
    empty: 'In diesen Quartalen wurde keine Zahl berichtigt, und kein Anbieter änderte seine Definition.',
    likely: 'Welche der zuletzt gezeigten Zahlen gelten noch?',
  },
}
