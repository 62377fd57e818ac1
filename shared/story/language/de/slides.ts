import type { slides as english } from '../en/slides.ts'
import { german } from './format.ts'

const { count, plural } = german
const ofCustomers = (n: number) => plural(n, 'Kunden', 'Kunden')
const ofContacts = (n: number) => plural(n, 'Kontakt', 'Kontakten')

const sentence = (clause: string): string => {
  const text = clause.trim()
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}

/** What the slides say, in German. */
export const slides: typeof english = {
  deck: {
    title: (n) => `${n.company}: Kundenservice in ${n.quarter}`,
    subject: 'Was ein Ergebnis kostet, wer gegangen ist und was das Team beanspruchen darf',
  },
  footer: {
    n: (cases) => `n ${count(cases)}`,
    through: (day) => `Daten bis ${day}`,
  },
  notes: {
    question: (asked) => `Wahrscheinliche Frage: ${asked}`,
    number: (n) =>
      `${n.title}: ${n.value}${n.interval ? ` (${n.isProjection ? 'mittlere 80 % der Ziehungen' : '95-%-Intervall'} ${n.interval})` : ''}, n ${count(n.cases)}.`,
    leftOut: (rows) => `Nicht gezählt: ${rows.map((row) => `${count(row.count)} ${row.reason}`).join(', ')}.`,
    evidence: (id) => `Beleg ${id}`,
  },
  untold: {
    title: (n) => `${n.says} (${plural(n.contacts, 'Kontakt', 'Kontakte')} in ${n.quarter})`,
    subtitle: 'Hier steht, was fehlt, damit nichts geraten wird',
    remark: 'Nichts wird an seiner Stelle geraten: Sobald importiert ist, was fehlt, sagt es diese Folie.',
  },
  grade: 'Evidenz',
  onePage: {
    kept: (value) => `eine gehaltene Lösung kostet ${value}`,
    spent: (amount) => `der Support kostete ${amount}`,
    lost: (n) => `${plural(n, 'Kunde ging', 'Kunden gingen')} verloren`,
    claimed: (value) => `${value} Umsatz werden beansprucht`,
    title: (n) => `${n.quarter} auf einer Seite: ${n.parts.join(', ')}`,
    untold: 'Über Geld lässt sich noch nichts sagen',
    subtitle: 'Drei Fragen des CFO, jede mit dem, was hinter der Antwort steht',
    caption: 'Drei Antworten',
    columns: { question: 'Frage', answer: 'Antwort', number: 'Zahl' },
    likely: 'Auf welche der drei Antworten würden Sie Ihr Budget setzen?',
  },
  promises: {
    restated: (n) =>
      `${plural(n, 'Zahl früherer Quartale lautet', 'Zahlen früherer Quartale lauten')} anders, seit spätere Daten vorliegen`,
    restatedSubtitle: (quarter) => `Berichtigt bis ${quarter}: Beide Werte bleiben stehen, mit dem Grund`,
    restatedCaption: 'Berichtigte Zahlen',
    restatedColumns: { number: 'Zahl', before: 'vorher', now: 'jetzt', reason: 'Grund' },
    inAll: (n) => `Insgesamt ${count(n)}; das Verzeichnis steht im Anhang.`,
    neverReplaced: 'Eine Zahl wird berichtigt, nie stillschweigend ersetzt: Beide Werte bleiben stehen.',
    restatedLikely: 'Welche der zuletzt gezeigten Zahlen gelten noch?',
    title: (n) =>
      `${n.quarter} kam auf ${n.realised}, zugesagt waren ${n.promised}; ${count(n.held)} von ${plural(n.lines, 'Zeile', 'Zeilen')} ${n.held === 1 ? 'wurde' : 'wurden'} gehalten`,
    subtitle: (name) => `Zugesagt als „${name}“; Nutzen, der zählt, abzüglich Kosten`,
    caption: 'Zusage und Ergebnis',
    columns: { line: 'Zeile', promised: 'zugesagt', realised: 'erreicht', how: 'woher man es weiß' },
    notTold: 'nicht bezifferbar',
    restatedToo: 'Zahlen, die zuvor anders lauteten, stehen mit dem Grund im Anhang.',
    counting: 'Nutzen, den nichts belegt, zählt nichts; Kosten, die nichts belegt, zählen wie zugesagt.',
    likely: 'Was tun Sie wegen der Zeile, die nicht eingetreten ist?',
    stands: (n) =>
      `Für dieses Quartal war nichts zugesagt; keine von ${plural(n.numbers, 'Zahl', 'Zahlen')} aus ${n.quarter} musste berichtigt werden`,
    standsSubtitle: 'Die wichtigsten Zahlen, wie sie vor einem Quartal lauteten und wie sie jetzt lauten',
    standsCaption: 'Vor einem Quartal und jetzt',
    standsColumn: 'Zahl',
    standsRemark: 'Wird der Business Case in der App eingefroren, misst diese Folie jedes spätere Quartal an ihm.',
    standsHonest:
      'Zahlen, die sich bewegen, sind weder gehaltene noch gebrochene Zusagen: Niemand hat vorher gesagt, wo sie stehen sollten.',
    untold: 'Nichts war zugesagt, und es gibt kein früheres Quartal zum Vergleich',
    untoldLikely: 'Was haben Sie beim letzten Mal zugesagt?',
  },
  ledger: {
    untold: 'Ohne Hauptbuch lassen sich die Supportkosten nicht beziffern',
    untoldLikely: 'Welche Konten gehören zum Support?',
    title: (n) =>
      `Der Support kostete in ${n.quarter} ${n.inScope}, aus einem Hauptbuch von ${n.total}, das auf den Cent aufgeht`,
    subtitle: 'Buchungen des Supports nach Kostenart und Quartal',
    unit: 'Supportkosten im Quartal',
    sum: (n) => `Support ${n.inScope} + Übriges ${n.outOfScope} = ${n.total}.`,
    shared: (amount) => `${amount} sind auf Kontakte verteilt.`,
    nothingLeft:
      'Nichts bleibt unverteilt; welche Konten zum Support zählen, ist eine Festlegung, die das Finanzwesen ändern kann.',
    left: (n) => `${n.amount} sind nicht verteilt: ${(n.reason ?? 'kein Schlüssel').replace(/\.$/, '')}.`,
    likely: 'Welche Konten zählen dazu, welche nicht, und wer hat das entschieden?',
  },
  cost: {
    untold: 'Die Kosten je gehaltener Lösung lassen sich noch nicht beziffern',
    untoldLikely: 'Wann liegt das Hauptbuch vor?',
    untoldKeptLikely: 'Wann sind genügend Lösungen alt genug, um beurteilt zu werden?',
    subtitle: 'Supportkosten je gehaltener Lösung, neben den Kosten je Kontakt, die nur die halbe Wahrheit zeigen',
    unit: 'je gehaltener Lösung',
    perContact: (value) =>
      `Je Kontakt sind es ${value}: Kontakte sind Aktivität, gehaltene Lösungen sind das Ergebnis.`,
    failed: (value) => `Ein gescheiterter KI-Versuch kostet ${value}, samt dem Menschen, der übernimmt.`,
    average:
      'Ein Durchschnitt: Die nächste Lösung kann mehr oder weniger kosten. Zu junge Anliegen zählen nirgends mit.',
    likely: 'Ist es billiger, weil die KI besser wurde, oder weil die leichten Fragen zunahmen?',
  },
  waterfall: {
    untold: 'Kein KI-Kontakt lässt sich bis zum Ende verfolgen',
    untoldLikely: 'Ist der Export des KI-Agenten vollständig?',
    title: (n) => `Die KI meldet ${n.reported} gelöst; ${n.kept} blieben ohne menschliche Hilfe gelöst`,
    subtitle: (n) => `Dieselben ${count(n)} Kontakte, von der Zählung des Anbieters bis zum Erleben des Kunden`,
    unit: (interval) => `von Anfang bis Ende gelöst (${interval})`,
    contained: (share) => `${share} kamen ohne einen Menschen aus; das misst Arbeitslast, nicht Nutzen.`,
    endToEnd:
      'Von Anfang bis Ende: nicht wieder geöffnet und binnen sieben Tagen kein Kontakt zum selben Thema, auf keinem Kanal.',
    silence:
      'Wer weder zurückkam noch bewertete, dem wurde vielleicht geholfen, oder er gab auf; Schweigen zählt als gehalten.',
    likely: 'Warum ist das weniger, als die Übersicht des Anbieters zeigt?',
  },
  fates: {
    names: {
      confirmed: 'bestätigt',
      stayed: 'still und geblieben',
      back: 'zurückgekommen',
      left: 'still und verloren',
      unknowable: 'nicht feststellbar',
    },
    untold: 'Was aus Kontakten ohne menschliche Hilfe wurde, lässt sich nicht sagen',
    untoldLikely: 'Sind Kontakte, die kein Mensch sah, im Export enthalten?',
    title: (n) =>
      `Von ${ofContacts(n.contacts)} ohne menschliche Hilfe sind ${n.confirmed} bestätigt gelöst; ${n.back} kamen zurück, ${n.left} gingen verloren`,
    subtitle: 'Kontakte, die KI oder Selbstbedienung allein bearbeitete, danach, was der Kunde als Nächstes tat',
    unit: (interval) => `bestätigt, von allen ohne menschliche Hilfe (${interval})`,
    deflection:
      'Als Entlastung (Deflection) zählen sie alle als Erfolg. Eine Rückkehr zählt auf jedem Kanal, binnen dreißig Tagen.',
    silent: (share) => `${share} blieben ohne ein Wort: Vielleicht wurde ihnen geholfen, vielleicht gaben sie auf.`,
    unknowable: (share) => `${share} lassen sich nicht beurteilen: keinem zahlenden Kunden zugeordnet oder zu jung.`,
    unmatched: 'Wer keinem zahlenden Kunden zugeordnet ist, steckt in keiner dieser Zahlen.',
    likely: 'Wie vielen der Stillen wurde wirklich geholfen?',
    caption: 'Kontakte ohne menschliche Hilfe, danach, was aus ihnen wurde',
    alt: (last) =>
      `Anteile der Kontakte ohne menschliche Hilfe je Quartal; im letzten ${last.map((one) => `${one.name} ${one.share}`).join(', ')}.`,
  },
  retention: {
    untold: 'Zu wenige Kunden lassen sich verfolgen, um ihren Verbleib zu vergleichen',
    untoldLikely: 'Sind gekündigte Abonnements im Export der Abrechnung?',
    subtitle:
      'Anteil der Kunden, die noch zahlen, danach, wie ihr erster Kontakt der letzten vier Quartale bearbeitet wurde',
    unit: (n) => `95-%-Intervall ${n.interval}, von ${count(n.horizon)} Tagen`,
    alike: (alikeIn) => `Gleiche mit Gleichen verglichen: ${alikeIn}.`,
    risk: (n) => `Abwanderungsrisiko: ${n.value} (${n.interval}).`,
    notCaused: 'Ein Zusammenhang, keine nachgewiesene Ursache: Niemand wurde seiner Bearbeitung per Los zugeteilt.',
    nothing: 'Nichts wird behauptet.',
    likely: 'Wären diese Kunden nicht ohnehin gegangen?',
  },
  segments: {
    untold: 'In jedem Segment gingen zu wenige Kunden verloren, um Segmente zu vergleichen',
    untoldLikely: 'Gilt das auch für die großen Kunden?',
    title: (n) =>
      `In ${count(n.same)} von ${plural(n.segments, 'Segment', 'Segmenten')} weist das Verhältnis in dieselbe Richtung wie insgesamt (${n.ratio}); ${count(n.clear)} ${n.clear === 1 ? 'hält' : 'halten'} für sich allein stand`,
    subtitle: (n) => `Verhältnis der Abwanderungsraten (${n.a} : ${n.b}), mit 95-%-Intervallen`,
    unit: (interval) => `für alle (${interval})`,
    tested: 'Ob sich die Segmente voneinander unterscheiden, wurde ebenfalls geprüft: Der Befund steht im Anhang.',
    corrected: '„Hält stand“ gilt nach Korrektur für alle geprüften Segmente.',
    tooFew: (n) =>
      `${plural(n, 'Segment hatte', 'Segmente hatten')} zu wenige Kunden oder Verluste und ${n === 1 ? 'ist' : 'sind'} nicht gezeichnet.`,
    likely: 'Liegt es nur an einem Segment?',
    caption: 'Verhältnis der Abwanderungsraten, nach Segment',
    alt: (n) =>
      `Verhältnisse mit Intervallen: alle ${n.whole}; ${n.rows.map((row) => `${row.label} ${row.ratio}`).join('; ')}.`,
    everybody: 'alle',
    label: (n) => `${n.by}: ${n.name}`,
    under: (cases) => `n ${count(cases)}`,
  },
  revenue: {
    untold: 'Der wiederkehrende Umsatz lässt sich noch nicht beziffern',
    untoldLikely: 'In welchem System liegen die Abonnements?',
    subtitle: 'Monatlich wiederkehrender Umsatz vom Anfang bis zum Ende des Quartals',
    unit: 'Bruttoumsatzbindung',
    moved: (n) =>
      `${plural(n.left, 'Kunde ging', 'Kunden gingen')}, ${count(n.joined)} kamen neu hinzu, ${count(n.returned)} kehrten zurück.`,
    net: (value) => `Nettoumsatzbindung ${value}.`,
    ties: 'Anfangsbestand und Bewegungen ergeben den Endbestand, für jeden Kunden und insgesamt, auf den Cent.',
    misses: (amount) =>
      `Anfangsbestand und Bewegungen verfehlen den Endbestand um ${amount}: Diese Zahlen erst verwenden, wenn der Grund gefunden ist.`,
    likely: 'Wie kommt man von hier zum ARR, den das Finanzwesen berichtet?',
  },
  saves: {
    untold: 'Ob gefährdete Kunden gehalten wurden, lässt sich ohne eine Datei mit Signalen nicht sagen',
    untoldLikely: 'Wer kümmert sich um gefährdete Kunden, und wo steht das?',
    title: (n) =>
      `Von ${ofCustomers(n.customers)} mit Risikosignal, um die sich jemand kümmerte, waren nach neunzig Tagen noch ${n.saved} da; ${
        n.stayed
          ? `ohne Zutun blieben ${n.stayed.share} von ${ofCustomers(n.stayed.customers)}`
          : 'wie viele von selbst geblieben wären, lässt sich nicht sagen'
      }`,
    subtitle: 'Kunden mit Risikosignal, deren neunzig Tage vorüber sind',
    unit: (interval) => `nach neunzig Tagen noch da (${interval})`,
    atRisk: (n) => `Gefährdet: ${n.amount} im Monat bei ${ofCustomers(n.customers)}.`,
    young: 'Signale, die jünger als neunzig Tage sind, zählen in keiner der beiden Gruppen.',
    notRandom: 'Wen jemand anrief, bestimmte nicht das Los: Vielleicht waren es die, die ohnehin geblieben wären.',
    likely: 'Wie viele von ihnen wären ohnehin geblieben?',
    caption: 'Neunzig Tage nach dem Signal noch Kunde',
    alt: (n) => `Nach neunzig Tagen noch da: ${n.saved} derer, um die sich jemand kümmerte, ${n.stayed} der übrigen.`,
    worked: 'jemand kümmerte sich',
    notWorked: 'niemand kümmerte sich',
    series: 'noch da',
  },
  signals: {
    untold: 'Was aus den Signalen des Supports wurde, lässt sich ohne eine Datei mit Signalen nicht sagen',
    untoldLikely: 'Wo gibt der Support ein Signal weiter, und wer nimmt es an?',
    title: (n) =>
      `Von ${plural(n.raised, 'Ausbausignal', 'Ausbausignalen')} aus dem Support ${n.accepted === 1 ? 'wurde 1' : `wurden ${count(n.accepted)}`} angenommen${n.won === null ? '' : ` und ${count(n.won)} gewonnen`}`,
    subtitle: 'Kunden mit einem Ausbausignal, danach, wie weit es kam',
    caption: 'Ausbausignale nach der weitesten Stufe, die sie erreichten',
    steps: { raised: 'gemeldet', accepted: 'angenommen', conversation: 'Gespräch', won: 'gewonnen' },
    alt: (steps) =>
      `Signale: ${steps.map((step) => `${step.name} ${step.value === null ? 'zu wenige für eine Aussage' : count(step.value)}`).join(', ')}.`,
    series: 'Signale',
    unit: 'der Signale wurden angenommen',
    followed: (n) => `Ausbau, der darauf folgte: ${n.amount} im Monat bei ${ofCustomers(n.customers)}.`,
    once: 'Mehrere Signale zu einem Kunden binnen neunzig Tagen zählen einmal.',
    shared: 'Ein Abschluss nach einem Signal wird mit dem Vertrieb geteilt; Verlängerungen zählen nicht.',
    likely: 'Hätte der Vertrieb diese auch ohne den Support gefunden?',
  },
  claims: {
    untold: 'Noch lässt sich kein Umsatz beanspruchen',
    untoldLikely: 'Was bräuchte es, um welchen zu beanspruchen?',
    subtitle: 'Vom Umsatz, mit dem der Service Kontakt hatte, zum Umsatz, den er beanspruchen darf, je Monat',
    unit: 'beansprucht, je Monat',
    touched: 'Umsatz mit Kontakt ist kein Anspruch: Diese Kunden hatten Kontakt, mehr nicht.',
    associated: (n) => `Im Zusammenhang: ${n.amount}, ${n.low} bis ${n.high}.`,
    reason: sentence,
    nothing: 'Beansprucht wird nichts, bis das Finanzwesen die Faktoren vereinbart hat',
    likely: 'Was wäre ohne das Team geschehen?',
  },
  businessCase: {
    untold: 'Es gibt noch keinen Business Case',
    untoldLikely: 'Was müsste man wissen, um einen aufzustellen?',
    worth: (n) =>
      `Der Business Case ist bei vorsichtigen Annahmen über drei Jahre ${n.npv} wert${n.payback === null ? '' : ` und macht sich nach ${n.payback} Monaten bezahlt`}`,
    loses: (n) =>
      `Bei vorsichtigen Annahmen rechnet sich der Business Case in Zahlungen nicht: Über drei Jahre verliert er ${n.amount}${n.payback === null ? '' : `, bezahlt nach ${n.payback} Monaten`}`,
    subtitle: 'Risikobereinigter Nutzen und Kosten, heute und am Ende jedes der drei Jahre',
    unit: (interval) => `Kapitalwert; mittlere 80 % der Ziehungen ${interval}`,
    sum: (n) =>
      `Nutzen im heutigen Wert von ${n.benefits}, Kosten von ${n.costs}${n.roi === null ? '' : `: eine Rendite von ${n.roi}`}.`,
    loss: (share) => `In ${share} von zehntausend Ziehungen verliert er Geld.`,
    projected: 'Eine Hochrechnung aus Annahmen, keine Messung. Frei werdende Arbeitszeit zählt nicht als Zahlung.',
    likely: 'Welchen dieser Vorteile sehe ich auf dem Konto?',
  },
  sensitivity: {
    untold: 'Es gibt keinen Business Case, dessen Kipppunkt sich nennen ließe',
    untoldLikely: 'Was bringt ihn zum Kippen?',
    none: (drivers) =>
      drivers === 1
        ? 'Der wichtigste Treiber allein kippt den Business Case nicht'
        : `Keiner der ${count(drivers)} wichtigsten Treiber kippt den Business Case allein`,
    breaks: ({ driver, value, holdsAbove }) =>
      `Der Business Case kippt, wenn „${driver}“ ${holdsAbove ? 'unter' : 'über'} ${value} ${holdsAbove ? 'fällt' : 'steigt'}`,
    pays: ({ driver, value, holdsAbove }) =>
      `Der Business Case rechnet sich nur, wenn „${driver}“ ${holdsAbove ? 'über' : 'unter'} ${value} liegt`,
    subtitle:
      'Änderung des Kapitalwerts, wenn ein Treiber allein an sein unteres oder oberes Ende rückt, die größte zuerst',
    turns: (n) =>
      `${n.driver}: kippt bei ${n.value}, ${n.within ? 'innerhalb' : 'außerhalb'} dessen, was für möglich gehalten wird.`,
    oneAtATime: 'Immer nur ein Treiber; mehrere ungünstige Enden zugleich stehen in den Szenarien des Anhangs.',
    likely: 'Welche davon haben Sie selbst in der Hand?',
  },
  whatHolds: {
    title: (n) =>
      `${count(n.worked)} von ${plural(n.points, 'Kernaussage', 'Kernaussagen')} ${n.worked === 1 ? 'steht' : 'stehen'} dieses Quartal; ${count(n.not)} ${n.not === 1 ? 'lief' : 'liefen'} in die falsche Richtung oder ergaben nichts`,
    subtitle: 'Was die Belege tragen, und was nicht',
    caption: 'Kernaussagen',
    columns: { stands: 'steht', claim: 'Aussage' },
    yes: 'ja',
    no: 'nein',
    likely: 'Was tun Sie bei denen, die nicht aufgegangen sind?',
  },
  ask: {
    untold: 'Beantragt wird nichts, bevor sich ein Business Case aufstellen lässt',
    untoldLikely: 'Was brauchen Sie von uns?',
    asks: (n) =>
      `Wir bitten um ${n.costs} über drei Jahre${n.turn ? `; wir brechen ab, wenn „${n.turn.driver}“ ${n.turn.holdsAbove ? 'unter' : 'über'} ${n.turn.value} ${n.turn.holdsAbove ? 'bleibt' : 'steigt'}` : ''}`,
    doesNot: (n) =>
      `Auf dieser Grundlage bitten wir nicht um ${n.costs}: Bei vorsichtigen Annahmen gehen ${n.loss} verloren`,
    subtitle: 'Wofür es ausgegeben würde, im heutigen Wert, und wann wir wieder hinsehen',
    caption: 'Kosten des Business Case, im heutigen Wert',
    alt: (lines) => `Kosten im heutigen Wert: ${lines.map((line) => `${line.title} ${line.amount}`).join(', ')}.`,
    series: 'heutiger Wert',
    unit: 'über drei Jahre, im heutigen Wert',
    stop: ({ driver, value, holdsAbove }) =>
      `Abbrechen, wenn „${driver}“ ${holdsAbove ? 'unter' : 'über'} ${value} ${holdsAbove ? 'bleibt' : 'steigt'}: Dort ist der Business Case nichts wert.`,
    review: (quarter) => `Nächste Prüfung mit den Zahlen von ${quarter}, Zusage gegen Ergebnis.`,
    agreed:
      'Was zählt, wird zuerst mit dem Finanzwesen vereinbart: Jede Annahme steht mit Verantwortlichen und Stand im Anhang.',
    pilot:
      'Ein Pilotversuch, der den unsichersten Treiber klärt, kostet weniger als der ganze Plan; ehrlicherweise ist darum zu bitten.',
    likely: 'Was geschieht, wenn wir Nein sagen?',
  },
}
