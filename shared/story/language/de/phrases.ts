import type { Phrase } from '../phrases.ts'

/** The sentences of reports, in German. `{n:eins|viele}` chooses by whether the number in that place is one. */
export const phrases: Readonly<Record<Phrase, string>> = {
  // Answers of contacts.
  'vendor reports resolved': 'Anbieter meldet gelöst',
  'not resolved, the vendor says': 'laut Anbieter nicht gelöst',
  'without a person': 'ohne einen Menschen',
  'a person took over': 'ein Mensch übernahm',
  'not reopened': 'nicht wieder geöffnet',
  reopened: 'wieder geöffnet',
  'no return about it': 'keine Rückkehr dazu',
  'came back, same topic': 'zurück, selbes Thema',
  'resolved end to end': 'von Anfang bis Ende gelöst',
  'never closed, or silent and left': 'nie geschlossen, oder still und verloren',
  'contacts with AI': 'Kontakte mit KI',
  'Too few contacts with an AI agent to say how many stay resolved.':
    'Zu wenige Kontakte mit einem KI-Agenten, um zu sagen, wie viele gelöst bleiben.',
  'Contacts with an AI agent, of {n}': 'Kontakte mit einem KI-Agenten, von {n}',
  'Of {n} contacts with an AI agent, the vendor reports {a} as resolved; {b} stayed resolved without a person.':
    'Von {n} Kontakten mit einem KI-Agenten meldet der Anbieter {a} als gelöst; {b} blieben ohne einen Menschen gelöst.',
  'The AI vendor reports {a} of its contacts as resolved; {b} stayed resolved without a person.':
    'Der KI-Anbieter meldet {a} seiner Kontakte als gelöst; {b} blieben ohne einen Menschen gelöst.',
  'AI, by its vendor’s count': 'KI, nach Zählung des Anbieters',
  'AI, end to end': 'KI, von Anfang bis Ende',
  'all issues, end to end': 'alle Anliegen, von Anfang bis Ende',
  '{line}, as told under version {n}': '{line}, wie unter Version {n} genannt',
  'Share resolved, by quarter': 'Anteil gelöst, je Quartal',
  'Resolution rates by quarter: what the AI vendor counts beside what stayed resolved.':
    'Lösungsraten je Quartal: was der KI-Anbieter zählt, neben dem, was gelöst blieb.',

  // Numbers that can't be told, and rows left out.
  'no data': 'keine Daten',
  'too few to report ({n})': 'zu wenige ({n})',
  'too few to say': 'zu wenige für eine Aussage',
  'not reached yet': 'noch nicht erreicht',
  'not matched': 'nicht zugeordnet',
  '{a} of the rows are too recent to be counted.': '{a} der Zeilen sind zu jung, um zu zählen.',
  immature: 'zu jung',
  unmatched: 'nicht zugeordnet',
  unknowable: 'nicht feststellbar',
  'cannot tell': 'nicht feststellbar',
  'too few paying customers to report': 'zu wenige zahlende Kunden',
  'no subscriptions of customers with contacts: import billing data':
    'keine Abonnements von Kunden mit Kontakt: Abrechnungsdaten importieren',
  'no signals: import a file of signals with type, customer, date and status':
    'keine Signale: eine Datei mit Signalen importieren (Art, Kunde, Datum, Stand)',
  'no signals of type “first value”: import them to tell':
    'keine Signale der Art „first value“: zum Beziffern importieren',
  'no customer was lost, or no billing data are imported': 'kein Kunde ging verloren, oder Abrechnungsdaten fehlen',
  'There is no comparison: too few at-risk customers that nobody worked on.':
    'Es gibt keinen Vergleich: zu wenige gefährdete Kunden, um die sich niemand kümmerte.',
  'flagged after notice': 'nach der Kündigung gemeldet',
  'not yet ninety days': 'noch keine neunzig Tage',
  'too few to say: {n} {what}, fewer than {m}': 'zu wenige für eine Aussage: {n} {what}, weniger als {m}',
  'the gross margin is not known: finance has to agree one first':
    'die Bruttomarge ist nicht bekannt: Das Finanzwesen muss zuerst eine vereinbaren',
  'Capped at {n} months: most of what churn would promise beyond is left out.':
    'Auf {n} Monate begrenzt: Was die Abwanderungsrate darüber hinaus verspräche, bleibt größtenteils außen vor.',

  // Cost.
  'Cost per kept resolution can’t be told for {q}: {note}.':
    'Die Kosten je gehaltener Lösung lassen sich für {q} nicht beziffern: {note}.',
  'Cost per kept resolution was {a} in {q}, without {what} that has no rate; it is not compared with earlier quarters.':
    'Eine gehaltene Lösung kostete in {q} {a}, ohne {what}; sie wird nicht mit früheren Quartalen verglichen.',
  'Cost per kept resolution was {a} in {q}, from cost data that are not complete; it is not compared with earlier quarters.':
    'Eine gehaltene Lösung kostete in {q} {a}, nach unvollständigen Kostendaten; sie wird nicht mit früheren Quartalen verglichen.',
  'Cost per kept resolution was {a} in {q}; there is no earlier quarter with full cost data to compare it with.':
    'Eine gehaltene Lösung kostete in {q} {a}; es gibt kein früheres Quartal mit vollständigen Kosten zum Vergleich.',
  'Cost per kept resolution was {a} in {q} and {b} in {p}, but whether it fell or rose can’t be told: {why}.':
    'Eine gehaltene Lösung kostete in {q} {a} und in {p} {b}, doch ob sie billiger oder teurer wurde, lässt sich nicht sagen: {why}.',
  'Cost per kept resolution stayed at {a} from {p} to {q}.':
    'Eine gehaltene Lösung kostete von {p} bis {q} unverändert {a}.',
  'Cost per kept resolution fell from {a} in {p} to {b} in {q}.':
    'Die Kosten je gehaltener Lösung sanken von {a} in {p} auf {b} in {q}.',
  'Cost per kept resolution rose from {a} in {p} to {b} in {q}.':
    'Die Kosten je gehaltener Lösung stiegen von {a} in {p} auf {b} in {q}.',
  'Cost per kept resolution fell from {a} in {p} to {b} in {q} while satisfaction where the resolution held stayed at {c}.':
    'Die Kosten je gehaltener Lösung sanken von {a} in {p} auf {b} in {q}, während die Zufriedenheit mit gehaltenen Lösungen bei {c} blieb.',
  'Cost per kept resolution rose from {a} in {p} to {b} in {q} while satisfaction where the resolution held stayed at {c}.':
    'Die Kosten je gehaltener Lösung stiegen von {a} in {p} auf {b} in {q}, während die Zufriedenheit mit gehaltenen Lösungen bei {c} blieb.',
  'Cost per kept resolution fell from {a} in {p} to {b} in {q} while satisfaction where the resolution held went from {c} to {d}, less than so many ratings can tell from no change.':
    'Die Kosten je gehaltener Lösung sanken von {a} in {p} auf {b} in {q}, während die Zufriedenheit mit gehaltenen Lösungen von {c} auf {d} ging; so viele Bewertungen können das nicht von Stillstand unterscheiden.',
  'Cost per kept resolution rose from {a} in {p} to {b} in {q} while satisfaction where the resolution held went from {c} to {d}, less than so many ratings can tell from no change.':
    'Die Kosten je gehaltener Lösung stiegen von {a} in {p} auf {b} in {q}, während die Zufriedenheit mit gehaltenen Lösungen von {c} auf {d} ging; so viele Bewertungen können das nicht von Stillstand unterscheiden.',
  'Cost per kept resolution fell from {a} in {p} to {b} in {q} while satisfaction where the resolution held went from {c} to {d}.':
    'Die Kosten je gehaltener Lösung sanken von {a} in {p} auf {b} in {q}, während die Zufriedenheit mit gehaltenen Lösungen von {c} auf {d} ging.',
  'Cost per kept resolution rose from {a} in {p} to {b} in {q} while satisfaction where the resolution held went from {c} to {d}.':
    'Die Kosten je gehaltener Lösung stiegen von {a} in {p} auf {b} in {q}, während die Zufriedenheit mit gehaltenen Lösungen von {c} auf {d} ging.',
  'Cost per kept resolution fell from {a} in {p} to {b} in {q}, but satisfaction where the resolution held went from {c} to {d}: the loss may only be deferred.':
    'Die Kosten je gehaltener Lösung sanken von {a} in {p} auf {b} in {q}, doch die Zufriedenheit mit gehaltenen Lösungen ging von {c} auf {d}: Der Schaden ist vielleicht nur aufgeschoben.',
  'Cost per kept resolution rose from {a} in {p} to {b} in {q}, but satisfaction where the resolution held went from {c} to {d}: the loss may only be deferred.':
    'Die Kosten je gehaltener Lösung stiegen von {a} in {p} auf {b} in {q}, doch die Zufriedenheit mit gehaltenen Lösungen ging von {c} auf {d}: Der Schaden ist vielleicht nur aufgeschoben.',
  'the ledger has cost of people in {a} and none in {b}': 'das Hauptbuch hat Personalkosten in {a} und keine in {b}',
  'contacts from {what} are there for {a} and not for {b}': 'Kontakte aus {what} liegen für {a} vor und für {b} nicht',
  'postings in {a} without a rate': 'Buchungen in {a} ohne Kurs',
  'no ledger posting in the quarter': 'keine Buchung im Quartal',
  'Cost of support, {what}': 'Supportkosten, {what}',
  'Everything in the ledger file': 'Alles in der Datei des Hauptbuchs',
  'Cost of support': 'Supportkosten',
  people: 'Personal',
  People: 'Personal',
  'outsourced agents': 'Fremdleistung',
  'Outsourced agents': 'Fremdleistung',
  'AI usage': 'KI-Nutzung',
  'AI platform': 'KI-Plattform',
  tools: 'Werkzeuge',
  Tools: 'Werkzeuge',
  telecom: 'Telefonie',
  Telecom: 'Telefonie',
  facilities: 'Räume',
  Facilities: 'Räume',
  overhead: 'Gemeinkosten',
  Overhead: 'Gemeinkosten',
  'one-off builds': 'einmalige Einrichtung',
  'One-off builds': 'Einmalige Einrichtung',
  'out of scope': 'Übriges',
  'ai usage': 'KI-Nutzung',
  'ai platform': 'KI-Plattform',
  outsourcing: 'Fremdleistung',
  build: 'Einrichtung',
  'Cost of support per quarter by class, {span}; it ties to the ledger.':
    'Supportkosten je Quartal nach Kostenart, {span}; sie gehen mit dem Hauptbuch auf.',
  'Cost of support by class, as the ledger has it': 'Supportkosten nach Kostenart, wie das Hauptbuch sie führt',
  'Cost per kept resolution and cost per contact over {n} quarters, {span}.':
    'Kosten je gehaltener Lösung und je Kontakt über {n} Quartale, {span}.',
  'Cost per kept resolution against cost per contact': 'Kosten je gehaltener Lösung und je Kontakt',
  'Per kept resolution': 'Je gehaltener Lösung',
  'Per contact': 'Je Kontakt',
  '{#a} of {what}: {why}.': '{a} {what}: {why}.',
  '{a} in {n} posting(s) is in no total: there is no rate from {x} to {y} for {m}; import a file with date, from, to and rate.':
    '{a} in {n} {n:Buchung|Buchungen} steckt in keiner Summe: Es gibt keinen Kurs von {x} nach {y} für {m}; importieren Sie eine Datei mit Datum, von, nach und Kurs.',
  'The ledger has no cost of support for {months}.': 'Das Hauptbuch hat für {months} keine Supportkosten.',
  '{a} of one-off cost posted in the quarter is borne by later months.':
    '{a} einmalige Kosten, im Quartal gebucht, werden von späteren Monaten getragen.',
  '{a} of one-off cost posted earlier is borne by this quarter.':
    '{a} einmalige Kosten, früher gebucht, werden von diesem Quartal getragen.',
  'Not shared out: {what}': 'Nicht verteilt: {what}',
  '{a} in {n} posting(s) counts as {b}, at {rule}; the oldest rate is of {day}.':
    '{a} in {n} {n:Buchung zählt|Buchungen zählen} als {b}, zu {rule}; der älteste Kurs ist vom {day}.',
  '{a} in {n} posting(s) counts as {b}, at {rule}.':
    '{a} in {n} {n:Buchung zählt|Buchungen zählen} als {b}, zu {rule}.',
  'the rate of each posting’s day': 'dem Kurs des Buchungstags',
  'the mean rate of each month': 'dem mittleren Kurs jedes Monats',
  'no {what} are counted for the period: import a file with month, team and {again}':
    'für den Zeitraum sind keine {what} gezählt: eine Datei mit Monat, Team und {again} importieren',
  'no contact was handled by a person': 'kein Kontakt wurde von einem Menschen bearbeitet',
  'no contact says that an AI agent took part': 'kein Kontakt nennt einen KI-Agenten',
  'there is no contact in the period': 'im Zeitraum gibt es keinen Kontakt',
  'nothing is decided that it could be shared out by': 'es ist nicht festgelegt, wonach verteilt werden soll',
  'no driver': 'kein Schlüssel',
  'The cost of people is shared out by number of contacts, because more than half of the contacts that people handled have no handling time.':
    'Personalkosten sind nach der Zahl der Kontakte verteilt, da mehr als die Hälfte der von Menschen bearbeiteten Kontakte keine Bearbeitungszeit hat.',
  'Contacts without a handling time count with the mean time of their kind.':
    'Kontakte ohne Bearbeitungszeit zählen mit der mittleren Zeit ihrer Art.',
  '{what} is shared out by {driver}, as counted by month.': '{what} sind nach {driver} verteilt, wie je Monat gezählt.',
  'Cost of {what}': 'Kosten für {what}',
  'AI only': 'nur KI',
  'AI, then a person': 'KI, dann ein Mensch',
  'people only': 'nur Menschen',
  'handler not known': 'Bearbeiter unbekannt',
  'ai-only': 'nur KI',
  'ai-to-human': 'KI, dann ein Mensch',
  'human-only': 'nur Menschen',
  'Cost per at-risk account retained': 'Kosten je gehaltenem gefährdetem Kunden',
  'no signals tell which accounts were at risk, worked and kept':
    'keine Signale sagen, welche Kunden gefährdet, betreut und gehalten waren',
  'Cost per expansion after a signal': 'Kosten je Ausbau nach einem Signal',
  'no signals tell which conversations were about expansion': 'keine Signale sagen, welche Gespräche dem Ausbau galten',
  'Cost per onboarding milestone reached': 'Kosten je erreichtem Einführungsziel',
  'no signals tell which customers reached first value':
    'keine Signale sagen, welche Kunden den ersten Nutzen erreichten',
  'What one contact more costs at once': 'Was ein weiterer Kontakt sofort kostet',
  'Cost per contact': 'Kosten je Kontakt',
  'Cost per contact, {what}': 'Kosten je Kontakt, {what}',
  'Cost per kept resolution': 'Kosten je gehaltener Lösung',
  'Cost per kept resolution, {what}': 'Kosten je gehaltener Lösung, {what}',
  'Cost per kept resolution, issues that began with {what}':
    'Kosten je gehaltener Lösung, Anliegen begonnen mit: {what}',
  'Cost of a failed AI attempt, {what}': 'Kosten eines gescheiterten KI-Versuchs, {what}',
  'Cost of a failed AI attempt, with the people who followed':
    'Kosten eines gescheiterten KI-Versuchs, samt den Menschen, die übernahmen',
  'Cost per vendor-reported resolution': 'Kosten je Lösung nach Zählung des Anbieters',
  'vendor does not say': 'Anbieter sagt es nicht',
  'outcome not known': 'Ergebnis nicht bekannt',
  'outcome unknown': 'Ergebnis nicht bekannt',
  'Cost of an issue that AI alone resolved and that stayed so':
    'Kosten eines Anliegens, das die KI allein löste und das gelöst blieb',
  'A failed AI attempt costs so many times one that AI kept alone':
    'Ein gescheiterter KI-Versuch kostet so viel Mal mehr als einer, den die KI allein hielt',
  'no cost of support in the quarter has a rate to the project’s currency':
    'kein Kurs zur Projektwährung für die Supportkosten des Quartals',
  'no posting of the quarter is recognised as a cost of support':
    'keine Buchung des Quartals ist als Supportkosten erkannt',
  'no cost could be shared out to contacts': 'es ließen sich keine Kosten auf Kontakte verteilen',
  'there is no {what} to divide by': 'es fehlt der Nenner: {what}',
  contact: 'Kontakt',
  contacts: 'Kontakte',
  'kept resolution': 'gehaltene Lösung',
  'kept resolutions': 'gehaltene Lösungen',
  'failed AI attempt': 'gescheiterter KI-Versuch',
  'failed AI attempts': 'gescheiterte KI-Versuche',
  'vendor-reported resolution': 'Lösung nach Zählung des Anbieters',
  'vendor-reported resolutions': 'Lösungen nach Zählung des Anbieters',
  'issue kept by AI alone': 'von der KI allein gehaltenes Anliegen',
  'issues kept by AI alone': 'von der KI allein gehaltene Anliegen',
  'issue that AI began': 'von der KI begonnenes Anliegen',
  'issues that AI began': 'von der KI begonnene Anliegen',
  'account retained': 'gehaltener Kunde',
  email: 'E-Mail',
  chat: 'Chat',
  phone: 'Telefon',
  web: 'Web',
  messaging: 'Messenger',
  social: 'Soziale Medien',
  other: 'anderes',
  customer: 'Kunde',
  customers: 'Kunden',
  month: 'Monat',
  months: 'Monate',
  'marketing, not support': 'Marketing, nicht Support',
  'customer success, a function of its own': 'Customer Success, eine eigene Funktion',
  'sales, not support': 'Vertrieb, nicht Support',
  'hosting and infrastructure, not support': 'Hosting und Infrastruktur, nicht Support',
  'research and development, not support': 'Forschung und Entwicklung, nicht Support',
  'cost of the goods sold, not support': 'Kosten der verkauften Ware, nicht Support',
  'administration, not support': 'Verwaltung, nicht Support',
  'not recognised as support': 'nicht als Support erkannt',
  'taxes, interest and bank charges, not support': 'Steuern, Zinsen und Bankgebühren, nicht Support',
  'revenue or a reduction of it, not a cost': 'Erlöse oder Erlösminderungen, keine Kosten',
  'account names support': 'das Konto nennt den Support',
  'cost centre names support': 'die Kostenstelle nennt den Support',
  'supplier sells to support only': 'der Lieferant verkauft nur an den Support',
  'account names a supplier of support': 'das Konto nennt einen Lieferanten des Supports',
  'memo names support': 'der Buchungstext nennt den Support',

  // Cohorts.
  'poor AI': 'schlechte KI-Bearbeitung',
  'strong AI': 'gute KI-Bearbeitung',
  'poor human': 'schlechte Bearbeitung durch Menschen',
  'strong human': 'gute Bearbeitung durch Menschen',
  'a poorly handled AI contact': 'einem schlecht bearbeiteten KI-Kontakt',
  'a strong AI contact': 'einem gut bearbeiteten KI-Kontakt',
  'a well handled contact with a person': 'einem gut bearbeiteten Kontakt mit einem Menschen',
  'a poorly handled contact with a person': 'einem schlecht bearbeiteten Kontakt mit einem Menschen',
  'another contact': 'einem anderen Kontakt',
  'no detectable difference': 'kein Unterschied feststellbar',
  suggestive: 'Anzeichen, nicht mehr',
  associated: 'im Zusammenhang',
  'consistent across segments': 'durchgängig über Segmente',
  'match rate too low to say': 'zu wenig zugeordnet für eine Aussage',
  'too little follow-up to say': 'zu kurz verfolgt für eine Aussage',
  'Too few contacts are matched to paying customers to say whether handling goes with leaving.':
    'Zu wenige Kontakte sind zahlenden Kunden zugeordnet, um zu sagen, ob Bearbeitung und Abwanderung zusammenhängen.',
  'Customers have not been followed long enough after their contacts to say whether handling goes with leaving.':
    'Kunden sind nach ihren Kontakten noch nicht lange genug verfolgt, um zu sagen, ob Bearbeitung und Abwanderung zusammenhängen.',
  'Too few customers left after their contact to compare {a} poorly handled one(s) with {b} well handled one(s).':
    'Nach ihrem Kontakt gingen zu wenige Kunden verloren, um {a} schlecht bearbeitete mit {b} gut bearbeiteten zu vergleichen.',
  'A poorly handled AI contact is consistently associated with staying {days} less of the next {horizon}, after adjusting for {what}.':
    'Schlecht bearbeitete KI-Kontakte hängen durchgängig mit kürzerem Verbleib zusammen: {days} weniger von {horizon}n, bereinigt um {what}.',
  'A poorly handled AI contact is consistently associated with staying {days} more of the next {horizon}, after adjusting for {what}.':
    'Schlecht bearbeitete KI-Kontakte hängen durchgängig mit längerem Verbleib zusammen: {days} mehr von {horizon}n, bereinigt um {what}.',
  'A poorly handled AI contact is associated with staying {days} less of the next {horizon}: {risk} in the risk of leaving.':
    'Ein schlecht bearbeiteter KI-Kontakt hängt mit kürzerem Verbleib zusammen: {days} weniger von {horizon} Tagen, {risk} im Abwanderungsrisiko.',
  'A poorly handled AI contact is associated with staying {days} more of the next {horizon}: {risk} in the risk of leaving.':
    'Ein schlecht bearbeiteter KI-Kontakt hängt mit längerem Verbleib zusammen: {days} mehr von {horizon} Tagen, {risk} im Abwanderungsrisiko.',
  'There are signs, not more, that customers stay less of the next {horizon} days after a poorly handled AI contact ({days}, {range}).':
    'Es gibt Anzeichen, nicht mehr, dass Kunden nach einem schlecht bearbeiteten KI-Kontakt kürzer bleiben ({days} von {horizon} Tagen, {range}).',
  'There are signs, not more, that customers stay more of the next {horizon} days after a poorly handled AI contact ({days}, {range}).':
    'Es gibt Anzeichen, nicht mehr, dass Kunden nach einem schlecht bearbeiteten KI-Kontakt länger bleiben ({days} von {horizon} Tagen, {range}).',
  'No difference in leaving could be detected between {a} customer(s) after a poorly handled AI contact and {b} customer(s) after a well handled one.':
    'Zwischen {a} Kunden nach einem schlecht und {b} Kunden nach einem gut bearbeiteten KI-Kontakt ließ sich kein Unterschied in der Abwanderung feststellen.',
  'A poorly handled AI contact is associated with leaving sooner: customers left at {ratio} times the rate.':
    'Ein schlecht bearbeiteter KI-Kontakt hängt mit früherer Abwanderung zusammen: Kunden gingen {ratio}-mal so häufig.',
  'A poorly handled AI contact is associated with leaving later: customers left at {ratio} times the rate.':
    'Ein schlecht bearbeiteter KI-Kontakt hängt mit späterer Abwanderung zusammen: Kunden gingen {ratio}-mal so häufig.',
  '{list} and more': '{list} und weiteres',
  'a second design (a landmark, or exposure as it changes) that agrees':
    'ein zweiter Aufbau (Landmark oder zeitveränderliche Exposition), der übereinstimmt',
  'balance of everything known about the customers of both arms':
    'Ausgewogenheit in allem, was über die Kunden beider Arme bekannt ist',
  'the same direction in the segments': 'dieselbe Richtung in den Segmenten',
  'The poorly handled were shrinking already before their contact: part of the difference must be older than the handling.':
    'Die schlecht Bearbeiteten schrumpften schon vor ihrem Kontakt: Ein Teil des Unterschieds muss älter sein als die Bearbeitung.',
  'finding out what set these customers apart before': 'herauszufinden, was diese Kunden schon vorher unterschied',
  'The arms could not be made alike by weighting, so the difference may be one of who they are.':
    'Die Arme ließen sich durch Gewichtung nicht angleichen; der Unterschied kann daran liegen, wer sie sind.',
  'Two ways of adjusting (weighting, and predicting everyone both ways) do not agree, so neither is claimed.':
    'Zwei Arten der Bereinigung (Gewichtung und Vorhersage in beiden Fällen) stimmen nicht überein, daher wird keine behauptet.',
  'Adjusted, and agreed on by other designs, the segments and every check; what is not in the data is not adjusted for.':
    'Bereinigt und bestätigt von anderen Aufbauten, den Segmenten und jeder Prüfung; was nicht in den Daten steht, ist nicht bereinigt.',
  'assigning customers to their handling at random (a pilot), which alone may say “caused”':
    'Kunden ihrer Bearbeitung per Los zuzuteilen (ein Pilotversuch); nur er könnte eine Ursache belegen',
  'Arms are set by facts known at time zero and made alike in what is known; what is not in the data is not adjusted for.':
    'Die Arme folgen Tatsachen, die zum Zeitpunkt null bekannt sind, und sind im Bekannten angeglichen; was nicht in den Daten steht, ist nicht bereinigt.',
  'Not agreed on by: {checks}.': 'Nicht bestätigt von: {checks}.',
  'The rates of leaving differ clearly; the interval of days kept still reaches none.':
    'Die Abwanderungsraten unterscheiden sich klar; das Intervall der gebliebenen Tage reicht noch bis null.',
  'another quarter of data, until the days kept say so by themselves':
    'ein weiteres Quartal an Daten, bis die gebliebenen Tage es selbst zeigen',
  'The difference is near the edge of what chance would do; it is not claimed.':
    'Der Unterschied liegt am Rand dessen, was der Zufall hervorbringt; er wird nicht behauptet.',
  'another quarter of data': 'ein weiteres Quartal an Daten',
  'A difference as large as this one would often arise by chance alone.':
    'Ein Unterschied dieser Größe entstünde oft allein durch Zufall.',
  'another quarter of data, if there is a difference to be found':
    'ein weiteres Quartal an Daten, sofern es einen Unterschied zu finden gibt',
  'Too few of the contacts could be matched to a paying customer: four in five are needed.':
    'Zu wenige Kontakte ließen sich einem zahlenden Kunden zuordnen: Nötig sind vier von fünf.',
  'a crosswalk file, or exporting the customer id with the contacts':
    'eine Zuordnungsliste, oder die Kundennummer mit den Kontakten zu exportieren',
  'One of the two groups has fewer than thirty customers or fewer than ten who left: too few to compare.':
    'Eine der beiden Gruppen hat weniger als dreißig Kunden oder weniger als zehn, die gingen: zu wenige für einen Vergleich.',
  'more customers or a longer time: import earlier months, or wait a quarter':
    'mehr Kunden oder mehr Zeit: frühere Monate importieren oder ein Quartal warten',
  'Fewer than ten customers of an arm were followed for ninety days.':
    'Weniger als zehn Kunden eines Arms wurden neunzig Tage verfolgt.',
  'billing data that reach further past the contacts': 'Abrechnungsdaten, die weiter über die Kontakte hinausreichen',
  'The arms are alike': 'Die Arme gleichen sich',
  'After weighting, the largest difference in anything known beforehand is {a} standard deviations (under {b} counts as alike). The weights speak for {whom}.':
    'Nach Gewichtung beträgt der größte Unterschied in allem vorher Bekannten {a} Standardabweichungen (unter {b} gilt als gleich). Die Gewichte sprechen für {whom}.',
  'the poorly handled': 'die schlecht Bearbeiteten',
  'customers who could well have been handled either way':
    'Kunden, die ebenso gut anders hätten bearbeitet werden können',
  'arms that are more alike in what is known beforehand': 'Arme, die sich im vorher Bekannten mehr gleichen',
  'Enough customers carry it': 'Genug Kunden tragen es',
  'Weighted, the {a} customer(s) and {b} customer(s) are worth {c} and {d} (at least {e} each).':
    'Gewichtet zählen die {a} und {b} Kunden wie {c} und {d} (je mindestens {e}).',
  'more customers who could have been handled either way':
    'mehr Kunden, die ebenso gut anders hätten bearbeitet werden können',
  'Cox regression': 'Cox-Regression',
  'The ratio of the rates cannot be estimated.': 'Das Verhältnis der Raten lässt sich nicht schätzen.',
  'Ratio of the rates {#a} ({#b} to {#c}), {p}.': 'Verhältnis der Raten {a} ({b} bis {c}), {p}.',
  'a ratio of the rates that chance would not explain': 'ein Verhältnis der Raten, das der Zufall nicht erklärt',
  'Predicted instead of weighted': 'Vorhergesagt statt gewichtet',
  'Could not be computed.': 'Ließ sich nicht berechnen.',
  'Predicting every customer both ways gives {a} where weighting gives {b}.':
    'Jeden Kunden in beiden Fällen vorherzusagen ergibt {a}, Gewichtung {b}.',
  'weighting and prediction that agree': 'Gewichtung und Vorhersage, die übereinstimmen',
  'Within plain bands': 'In einfachen Klassen',
  'Log-rank test within bands of plan, earlier contacts and time as a customer: {p}.':
    'Logrank-Test in Klassen von Tarif, früheren Kontakten und Kundendauer: {p}.',
  'a clear difference also within plain bands': 'ein klarer Unterschied auch in einfachen Klassen',
  'Counted within bands': 'In Klassen gezählt',
  'Of those seen for all of {days}, compared band by band (Mantel–Haenszel): {a} in the share that left ({b} to {c}).':
    'Unter denen, die über {days} zu sehen waren, Klasse für Klasse (Mantel–Haenszel): {a} im Anteil der Weggegangenen ({b} bis {c}).',
  'the same direction when counted band by band': 'dieselbe Richtung, Klasse für Klasse gezählt',
  'Without the biggest account': 'Ohne den größten Kunden',
  'Without the biggest account ({a} a month, {b} of both arms): {c} ({d} to {e}).':
    'Ohne den größten Kunden ({a} im Monat, {b} beider Arme): {c} ({d} bis {e}).',
  'a difference that does not hang on one account': 'ein Unterschied, der nicht an einem Kunden hängt',
  'Worse handling, more leaving': 'Schlechtere Bearbeitung, mehr Weggang',
  'Ratio of the rates against the well handled: {a} where the contact was handed over or rated badly, {b} where it failed.':
    'Verhältnis der Raten gegenüber gut Bearbeiteten: {a} bei Übergabe oder schlechter Bewertung, {b} bei Scheitern.',
  'Ratio of the rates against the well handled: {a} where the contact was handed over or rated badly, {b} where it failed. The two can’t be told apart.':
    'Verhältnis der Raten gegenüber gut Bearbeiteten: {a} bei Übergabe oder schlechter Bewertung, {b} bei Scheitern. Beide lassen sich nicht unterscheiden.',
  'Ratio of the rates against the well handled: {a} where the contact was handed over or rated badly, {b} where it failed. Worse handling goes with less leaving: that speaks against the handling as the reason.':
    'Verhältnis der Raten gegenüber gut Bearbeiteten: {a} bei Übergabe oder schlechter Bewertung, {b} bei Scheitern. Schlechtere Bearbeitung geht mit weniger Weggang einher: Das spricht gegen die Bearbeitung als Grund.',
  'more leaving after worse handling': 'mehr Weggang nach schlechterer Bearbeitung',
  'The segments agree': 'Die Segmente stimmen überein',
  'Fewer than two segments are large enough to be looked at.':
    'Weniger als zwei Segmente sind groß genug für eine Betrachtung.',
  '{a} of {b} by {what} point the same way; a test of whether they differ: {p}. All {n} segment(s) that were tested are corrected together.':
    '{a} von {b} nach {what} weisen in dieselbe Richtung; Test, ob sie sich unterscheiden: {p}. Alle {n} geprüften Segmente sind gemeinsam korrigiert.',
  'holds up': 'hält stand',
  'worth a look': 'einen Blick wert',
  'not told apart': 'nicht unterscheidbar',
  'Other designs agree': 'Andere Aufbauten stimmen überein',
  'No other design has enough customers.': 'Kein anderer Aufbau hat genug Kunden.',
  'landmark at day {n}': 'Landmark an Tag {n}',
  'exposure as it changes': 'zeitveränderliche Exposition',
  'days and risk with overlap weights (customers who could well have been handled either way), the ratio by Cox regression with a baseline per plan, the test within strata':
    'Tage und Risiko mit Überlappungsgewichten (Kunden, die ebenso gut anders hätten bearbeitet werden können), das Verhältnis per Cox-Regression mit eigener Grundrate je Tarif, der Test in Schichten',
  'days and risk with the well handled weighted to look like the poorly handled, the ratio by Cox regression with a baseline per plan, the test within strata':
    'Tage und Risiko mit den gut Bearbeiteten, gewichtet wie die schlecht Bearbeiteten, das Verhältnis per Cox-Regression mit eigener Grundrate je Tarif, der Test in Schichten',
  'Nothing where nothing can be': 'Nichts, wo nichts sein kann',
  'A fall of the recurring amount in the {n} days before the contact, which its handling cannot have caused: {p}.':
    'Ein Rückgang des wiederkehrenden Betrags in den {n} Tagen vor dem Kontakt, den die Bearbeitung nicht verursacht haben kann: {p}.',
  'too rare to be tested': 'zu selten für einen Test',
  'The ratio of the rates of leaving cannot be estimated; log-rank test within {n} (stratum|strata): {p}.':
    'Das Verhältnis der Abwanderungsraten lässt sich nicht schätzen; Logrank-Test in {n} {n:Schicht|Schichten}: {p}.',
  'Adjusted ratio of the rates of leaving {a} ({b} to {c}; {d} unadjusted); log-rank test within {n} (stratum|strata): {p}.':
    'Bereinigtes Verhältnis der Abwanderungsraten {a} ({b} bis {c}; unbereinigt {d}); Logrank-Test in {n} {n:Schicht|Schichten}: {p}.',
  none: 'keins',
  'To explain this away, something unseen would have to be tied to both handling and leaving at least {a}-fold ({b}-fold for the estimate itself).':
    'Um dies wegzuerklären, müsste etwas Ungesehenes mit Bearbeitung und Weggang jeweils mindestens {a}-fach verknüpft sein ({b}-fach für die Schätzung selbst).',
  'Nothing unseen is needed to explain this away: chance is enough.':
    'Um dies wegzuerklären, braucht es nichts Ungesehenes: Der Zufall genügt.',
  'no like in the other arm': 'ohne Gegenstück im anderen Arm',
  'no arm': 'in keinem Arm',
  'Associated, not caused: customers were not assigned to their handling at random.':
    'Ein Zusammenhang, keine nachgewiesene Ursache: Kunden wurden ihrer Bearbeitung nicht per Los zugeteilt.',
  'Days kept of {horizon}, after {a} against {b}': 'Gebliebene Tage von {horizon}n, nach {a} gegenüber {b}',
  'Risk of leaving by day {n}, after {a} against {b} ({x} against {y})':
    'Abwanderungsrisiko bis Tag {n}, nach {a} gegenüber {b} ({x} gegenüber {y})',
  'Rate of leaving, after {a} against {b}': 'Abwanderungsrate, nach {a} gegenüber {b}',
  'Rate of leaving, after {a} against {b}: {what}': 'Abwanderungsrate, nach {a} gegenüber {b}: {what}',
  'Recurring revenue at stake over {days}, after {a} against {b}':
    'Wiederkehrender Umsatz, um den es über {days} geht, nach {a} gegenüber {b}',
  'not distinguishable from nothing': 'nicht von null zu unterscheiden',
  '{a} of recurring revenue less over {days} from {n} customer(s) (95 % interval {range}).':
    '{a} weniger wiederkehrender Umsatz über {days} von {n} Kunden (95-%-Intervall {range}).',
  '{a} of recurring revenue less over {days} from {n} customer(s), as far as they could have been handled either way (95 % interval {range}).':
    '{a} weniger wiederkehrender Umsatz über {days} von {n} Kunden, soweit sie auch anders hätten bearbeitet werden können (95-%-Intervall {range}).',
  '{a} of recurring revenue more over {days} from {n} customer(s) (95 % interval {range}).':
    '{a} mehr wiederkehrender Umsatz über {days} von {n} Kunden (95-%-Intervall {range}).',
  '{a} of recurring revenue more over {days} from {n} customer(s), as far as they could have been handled either way (95 % interval {range}).':
    '{a} mehr wiederkehrender Umsatz über {days} von {n} Kunden, soweit sie auch anders hätten bearbeitet werden können (95-%-Intervall {range}).',
  'Revenue at stake over {days} is not distinguishable from nothing (95 % interval {range}).':
    'Der Umsatz, um den es über {days} geht, ist nicht von null zu unterscheiden (95-%-Intervall {range}).',
  'One of {n} segment(s) that were tested and are corrected together: {what}.':
    'Eines von {n} geprüften, gemeinsam korrigierten Segmenten: {what}.',
  'Customers kept to day {n}: {what}': 'Kunden, geblieben bis Tag {n}: {what}',
  'too few followed to day {n}': 'zu wenige bis Tag {n} verfolgt',
  'Share of customers still with us, by how their first contact was handled':
    'Anteil verbliebener Kunden, nach Bearbeitung ihres ersten Kontakts',
  'Share of customers still paying over {n} days after the classification window, for {groups}.':
    'Anteil der Kunden, die in den {n} Tagen nach der Einordnungsfrist noch zahlen: {groups}.',
  plan: 'Tarif',
  topic: 'Thema',
  segment: 'Segment',
  channel: 'Kanal',
  seats: 'Plätze',
  tenure: 'Kundendauer',
  'recurring amount': 'Monatsbetrag',
  'contacts before': 'frühere Kontakte',
  'time as a customer': 'Kundendauer',
  'calendar quarter': 'Kalenderquartal',
  'use of the product': 'Produktnutzung',
  'plan not told': 'Tarif unbekannt',
  'topic not told': 'Thema unbekannt',
  'segment not told': 'Segment unbekannt',
  'channel not told': 'Kanal unbekannt',
  'contacts in the ninety days before': 'Kontakte in den neunzig Tagen davor',
  'no earlier contact': 'kein früherer Kontakt',
  '1–2 earlier': '1–2 frühere',
  '3+ earlier': '3+ frühere',
  'under 3 months': 'unter 3 Monaten',
  '3 to 12 months': '3 bis 12 Monate',
  '1 to 3 years': '1 bis 3 Jahre',
  'over 3 years': 'über 3 Jahre',
  'under 100 a month': 'unter 100 im Monat',
  '100 to 500 a month': '100 bis 500 im Monat',
  '500 to 2,000 a month': '500 bis 2.000 im Monat',
  '2,000 a month and over': 'ab 2.000 im Monat',

  // Signs.
  'Rate of leaving of customers who {what}, against others':
    'Abwanderungsrate mit dem Warnzeichen „{what}“ gegenüber anderen',
  'came back about the same issue': 'kam mit demselben Anliegen zurück',
  'AI had to hand over to a person': 'KI musste an einen Menschen übergeben',
  'a resolution did not hold': 'eine Lösung hielt nicht',
  'rated a contact badly': 'bewertete einen Kontakt schlecht',
  'asked about price': 'fragte nach dem Preis',
  'asked about contract, renewal or cancelling': 'fragte nach Vertrag, Verlängerung oder Kündigung',
  'sounded negative': 'klang unzufrieden',
  'used the product less': 'nutzte das Produkt weniger',
  'not seen in the data': 'in den Daten nicht zu sehen',
  'too few customers showed it ({n})': 'zu wenige Kunden zeigten es ({n})',
  'too few customers left to judge ({n})': 'zu wenige Verluste für ein Urteil ({n})',
  '{n} losses at the beginnings of quarters so far; a sign, no reason: nobody was assigned to it at random.':
    'Bisher {n} Verluste zu Quartalsbeginn; ein Zeichen, kein Grund: Niemand wurde per Los zugeteilt.',
  'One customer, chosen by rule: an example that stands for nobody else.':
    'Ein Kunde, nach Regel ausgewählt: ein Beispiel, das für niemand anderen steht.',
  'What the customer of the example paid a month, ninety days later':
    'Was der Kunde des Beispiels neunzig Tage später im Monat zahlte',

  // Revenue.
  'Monthly recurring revenue from {a} at the start of {q} to {b} at its end; churn {c}, new {d}.':
    'Monatlich wiederkehrender Umsatz von {a} am Anfang von {q} bis {b} am Ende; verloren {c}, neu {d}.',
  'Monthly recurring revenue in {q}': 'Monatlich wiederkehrender Umsatz in {q}',
  'Monthly recurring revenue, from touched to claimed': 'Monatlich wiederkehrender Umsatz, vom Kontakt zum Anspruch',
  'Monthly recurring revenue': 'Monatlich wiederkehrender Umsatz',
  'monthly recurring revenue': 'monatlich wiederkehrender Umsatz',
  'Monthly recurring revenue on each rung of the ladder in {q}: touched {a}, exposed {b}, associated {c}, attributed {d}, validated {e}.':
    'Monatlich wiederkehrender Umsatz auf jeder Sprosse der Leiter in {q}: mit Kontakt {a}, ausgesetzt {b}, im Zusammenhang {c}, zugerechnet {d}, bestätigt {e}.',
  Start: 'Anfang',
  End: 'Ende',
  New: 'Neu',
  Expansion: 'Ausbau',
  Contraction: 'Rückgang',
  Churn: 'Verloren',
  Reactivation: 'Zurückgekehrt',
  'Exchange rates': 'Wechselkurse',
  Touched: 'Mit Kontakt',
  Exposed: 'Ausgesetzt',
  Associated: 'Im Zusammenhang',
  Attributed: 'Zugerechnet',
  Validated: 'Bestätigt',
  'Recurring revenue at the start': 'Wiederkehrender Umsatz am Anfang',
  'Recurring revenue at the end': 'Wiederkehrender Umsatz am Ende',
  'Moved by exchange rates alone': 'Allein durch Wechselkurse bewegt',
  '{a} at the rates of their days.': '{a} zu den Kursen ihrer Tage.',
  'Left unexplained': 'Unerklärter Rest',
  'Opening and movements miss the closing amount by {a}: the ledger does not tie.':
    'Anfangsbestand und Bewegungen verfehlen den Endbestand um {a}: Die Rechnung geht nicht auf.',
  '{n} subscription(s) in {x} (is|are) in no total: there is no rate to {y}.':
    '{n} {n:Abonnement|Abonnements} in {x} {n:steckt|stecken} in keiner Summe: Es gibt keinen Kurs nach {y}.',
  'no subscription in the data has ended, so export the cancelled ones too':
    'kein Abonnement in den Daten ist beendet; exportieren Sie auch die gekündigten',
  'nobody paid at the start': 'am Anfang zahlte niemand',
  '{n} customer(s) left and came back within the period: the {a} a month they pay at its end stand under reactivation, not here.':
    '{n} {n:Kunde ging|Kunden gingen} im Zeitraum und {n:kam|kamen} zurück: Die {a} im Monat, die sie am Ende zahlen, stehen unter „zurückgekehrt“, nicht hier.',
  '{n} customer(s) left and came back within the period and count as kept.':
    '{n} {n:Kunde ging|Kunden gingen} im Zeitraum, {n:kam|kamen} zurück und {n:zählt|zählen} als geblieben.',
  'Gross revenue retention': 'Bruttoumsatzbindung',
  'Net revenue retention': 'Nettoumsatzbindung',
  'Customers lost': 'Verlorene Kunden',
  'Gross revenue retention, twelve months to the end': 'Bruttoumsatzbindung, zwölf Monate bis zum Ende',
  'Net revenue retention, twelve months to the end': 'Nettoumsatzbindung, zwölf Monate bis zum Ende',
  'Customers lost, twelve months to the end': 'Verlorene Kunden, zwölf Monate bis zum Ende',
  'Customers who left': 'Verlorene Kunden',
  'not paying at the contact': 'beim Kontakt nicht zahlend',
  'Retention that goes with the quality of handling': 'Verbleib im Zusammenhang mit der Güte der Bearbeitung',
  'At-risk customers flagged and worked': 'Gefährdete Kunden, gemeldet und betreut',
  'Failed payments recovered': 'Nachgeholte gescheiterte Zahlungen',
  'Exceptions for valuable customers with a clean record': 'Ausnahmen für wertvolle Kunden ohne Vorgeschichte',
  'Expansion that followed a signal': 'Ausbau nach einem Signal',
  'Expansion within thirty days of a signal': 'Ausbau binnen dreißig Tagen nach einem Signal',
  'Flagged by support before usage data': 'Vom Support vor den Nutzungsdaten gemeldet',
  'nobody flagged is ninety days past': 'bei keinem Gemeldeten sind neunzig Tage vergangen',
  'Kept ninety days after a failed payment, reached out to':
    'Neunzig Tage nach gescheiterter Zahlung geblieben, angesprochen',
  'Kept ninety days after a failed payment, left alone':
    'Neunzig Tage nach gescheiterter Zahlung geblieben, nicht angesprochen',
  'Kept ninety days after an exception was granted': 'Neunzig Tage nach gewährter Ausnahme geblieben',
  'Kept ninety days after an exception was refused': 'Neunzig Tage nach abgelehnter Ausnahme geblieben',
  'not valuable, or no clean record': 'nicht wertvoll oder mit Vorgeschichte',
  'too few to say: {n} customer(s)': 'zu wenige für eine Aussage: {n} {n:Kunde|Kunden}',
  'kept ninety days later: {a} customer(s) of {b} of the worked, {c} customer(s) of {d} of the flagged who were not; only the lower bound of the difference counts':
    'nach neunzig Tagen geblieben: {a} von {b} Betreuten, {c} von {d} Gemeldeten ohne Betreuung; nur die untere Grenze des Unterschieds zählt',
  'Kept ninety days later: {a} customer(s) of {b} of the worked, {c} customer(s) of {d} of the flagged who were not; only the lower bound of the difference counts.':
    'Nach neunzig Tagen geblieben: {a} von {b} Betreuten, {c} von {d} Gemeldeten ohne Betreuung; nur die untere Grenze des Unterschieds zählt.',
  'kept ninety days later: {a} customer(s) of {b} when reached out to, {c} customer(s) of {d} when left alone; only the lower bound of the difference counts':
    'nach neunzig Tagen geblieben: {a} von {b} Angesprochenen, {c} von {d} nicht Angesprochenen; nur die untere Grenze des Unterschieds zählt',
  'Kept ninety days later: {a} customer(s) of {b} when reached out to, {c} customer(s) of {d} when left alone; only the lower bound of the difference counts.':
    'Nach neunzig Tagen geblieben: {a} von {b} Angesprochenen, {c} von {d} nicht Angesprochenen; nur die untere Grenze des Unterschieds zählt.',
  'kept ninety days later: {a} customer(s) of {b} when granted, {c} customer(s) of {d} when refused; only the lower bound of the difference counts':
    'nach neunzig Tagen geblieben: {a} von {b} bei Gewährung, {c} von {d} bei Ablehnung; nur die untere Grenze des Unterschieds zählt',
  'Kept ninety days later: {a} customer(s) of {b} when granted, {c} customer(s) of {d} when refused; only the lower bound of the difference counts.':
    'Nach neunzig Tagen geblieben: {a} von {b} bei Gewährung, {c} von {d} bei Ablehnung; nur die untere Grenze des Unterschieds zählt.',
  'kept ninety days later: {a} customer(s) of {b} when granted, {c} customer(s) of {d} when refused; only the lower bound of the difference counts; {n} exception(s) for customers who pay little or had no clean record (counts|count) nothing':
    'nach neunzig Tagen geblieben: {a} von {b} bei Gewährung, {c} von {d} bei Ablehnung; nur die untere Grenze des Unterschieds zählt; {n} {n:Ausnahme|Ausnahmen} für Kunden, die wenig zahlen oder eine Vorgeschichte haben, {n:zählt|zählen} nicht',
  'Kept ninety days later: {a} customer(s) of {b} when granted, {c} customer(s) of {d} when refused; only the lower bound of the difference counts; {n} exception(s) for customers who pay little or had no clean record (counts|count) nothing.':
    'Nach neunzig Tagen geblieben: {a} von {b} bei Gewährung, {c} von {d} bei Ablehnung; nur die untere Grenze des Unterschieds zählt; {n} {n:Ausnahme|Ausnahmen} für Kunden, die wenig zahlen oder eine Vorgeschichte haben, {n:zählt|zählen} nicht.',
  'fewer than thirty worked or not worked, so nothing can be said of what working them did':
    'weniger als dreißig mit oder ohne Betreuung, daher lässt sich über die Betreuung nichts sagen',
  'fewer than thirty were reached out to, or left alone, so what would have happened without it is not known':
    'weniger als dreißig angesprochen oder nicht angesprochen, daher ist nicht bekannt, was sonst geschehen wäre',
  'fewer than thirty exceptions for valuable customers with a clean record were granted, or refused, so there is no comparison':
    'weniger als dreißig Ausnahmen für wertvolle Kunden ohne Vorgeschichte gewährt oder abgelehnt, daher gibt es keinen Vergleich',
  'fewer than thirty exceptions for valuable customers with a clean record were granted, or refused, so there is no comparison; {n} exception(s) for customers who pay little or had no clean record (counts|count) nothing':
    'weniger als dreißig Ausnahmen für wertvolle Kunden ohne Vorgeschichte gewährt oder abgelehnt, daher gibt es keinen Vergleich; {n} {n:Ausnahme|Ausnahmen} für Kunden, die wenig zahlen oder eine Vorgeschichte haben, {n:zählt|zählen} nicht',
  'increases within thirty days of a signal; some would have come without it':
    'Zuwächse binnen dreißig Tagen nach einem Signal; manche wären auch ohne gekommen',
  'the retention cohorts tell no difference in the risk of leaving that counts':
    'die Kohorten zeigen keinen Unterschied im Abwanderungsrisiko, der zählt',
  'exposed customers × the lower bound of the difference in the risk of leaving, out of what other claims have left of each':
    'ausgesetzte Kunden × untere Grenze des Unterschieds im Abwanderungsrisiko, aus dem, was andere Ansprüche von jedem übrig lassen',
  'no holdout or staged rollout has been read in': 'kein Vergleichsversuch wurde eingelesen',
  'the pilot that was read in is not over in this quarter':
    'der eingelesene Pilotversuch ist in diesem Quartal nicht beendet',
  'the pilot succeeded, but no plan was kept before it began':
    'der Pilotversuch gelang, doch vor Beginn wurde kein Plan hinterlegt',
  'a pilot with arms set by chance succeeded as planned': 'ein Pilotversuch mit ausgelosten Armen gelang wie geplant',
  'Touched: customers with a contact': 'Mit Kontakt: Kunden mit einem Kontakt',
  'monthly revenue of customers who had a contact; it says nothing about what support did for it':
    'Monatsumsatz von Kunden mit Kontakt; er sagt nichts darüber, was der Support dafür tat',
  'Exposed: customers whose AI contact failed or was handed over':
    'Ausgesetzt: Kunden, deren KI-Kontakt scheiterte oder übergeben wurde',
  'monthly revenue of customers for whom AI handling did not hold; most of them stay all the same':
    'Monatsumsatz von Kunden, bei denen die KI-Bearbeitung nicht hielt; die meisten bleiben trotzdem',
  'Associated: exposed revenue × difference in the risk of leaving':
    'Im Zusammenhang: ausgesetzter Umsatz × Unterschied im Abwanderungsrisiko',
  'the retention cohorts can’t tell a difference in the risk of leaving':
    'die Kohorten können keinen Unterschied im Abwanderungsrisiko nennen',
  'exposed monthly revenue times the adjusted difference in the risk of leaving; an association, not a cause':
    'ausgesetzter Monatsumsatz mal bereinigter Unterschied im Abwanderungsrisiko; ein Zusammenhang, keine Ursache',
  'customers left less often after poor handling than after strong: there is nothing to claim':
    'Kunden gingen nach schlechter Bearbeitung seltener als nach guter: Es gibt nichts zu beanspruchen',
  'no difference in the risk of leaving was detectable: the interval holds zero':
    'kein Unterschied im Abwanderungsrisiko feststellbar: Das Intervall enthält null',
  'Attributed: agreed with finance': 'Zugerechnet: mit dem Finanzwesen vereinbart',
  'nothing is claimed until finance has agreed an attribution factor and gross margin':
    'beansprucht wird nichts, bis das Finanzwesen Zurechnung und Bruttomarge vereinbart hat',
  'nothing that is associated is strong enough to be credited':
    'nichts im Zusammenhang ist belastbar genug, um angerechnet zu werden',
  'the lower bound of what is associated, times attribution, gross margin and the factor of its grade, as agreed with finance':
    'die untere Grenze des Zusammenhangs, mal Zurechnung, Bruttomarge und Faktor der Evidenz, wie mit dem Finanzwesen vereinbart',
  'Validated: shown by a pilot with arms set by chance':
    'Bestätigt: durch einen Pilotversuch mit ausgelosten Armen gezeigt',
  'a pilot has succeeded; it counts once finance has agreed gross margin':
    'ein Pilotversuch gelang; er zählt, sobald das Finanzwesen die Bruttomarge vereinbart hat',
  '{what}; the lower bound, times gross margin': '{what}; die untere Grenze, mal Bruttomarge',
  'No recurring revenue in {x} is known for {q}.': 'Für {q} ist kein wiederkehrender Umsatz in {x} bekannt.',
  'Monthly recurring revenue stayed at {a} in {q}: {b} of {n} paying customer(s) left, and gross revenue retention was {c}.':
    'Der monatlich wiederkehrende Umsatz blieb in {q} bei {a}: {b} von {n} zahlenden Kunden gingen verloren, die Bruttoumsatzbindung lag bei {c}.',
  'Monthly recurring revenue rose from {a} to {b} in {q}: {c} of {n} paying customer(s) left, and gross revenue retention was {d}.':
    'Der monatlich wiederkehrende Umsatz stieg in {q} von {a} auf {b}: {c} von {n} zahlenden Kunden gingen verloren, die Bruttoumsatzbindung lag bei {d}.',
  'Monthly recurring revenue fell from {a} to {b} in {q}: {c} of {n} paying customer(s) left, and gross revenue retention was {d}.':
    'Der monatlich wiederkehrende Umsatz sank in {q} von {a} auf {b}: {c} von {n} zahlenden Kunden gingen verloren, die Bruttoumsatzbindung lag bei {d}.',
  'Monthly recurring revenue rose from {a} to {b} in {q}, but who left can’t be told: {note}.':
    'Der monatlich wiederkehrende Umsatz stieg in {q} von {a} auf {b}, doch wer gegangen ist, lässt sich nicht sagen: {note}.',
  'Monthly recurring revenue fell from {a} to {b} in {q}, but who left can’t be told: {note}.':
    'Der monatlich wiederkehrende Umsatz sank in {q} von {a} auf {b}, doch wer gegangen ist, lässt sich nicht sagen: {note}.',
  'Monthly recurring revenue stayed at {a} in {q}, but who left can’t be told: {note}.':
    'Der monatlich wiederkehrende Umsatz blieb in {q} bei {a}, doch wer gegangen ist, lässt sich nicht sagen: {note}.',
  'Monthly recurring revenue rose from {a} to {b} in {q}, but the movements do not tie to it: {c} are unexplained.':
    'Der monatlich wiederkehrende Umsatz stieg in {q} von {a} auf {b}, doch die Bewegungen gehen nicht auf: {c} sind unerklärt.',
  'Monthly recurring revenue fell from {a} to {b} in {q}, but the movements do not tie to it: {c} are unexplained.':
    'Der monatlich wiederkehrende Umsatz sank in {q} von {a} auf {b}, doch die Bewegungen gehen nicht auf: {c} sind unerklärt.',
  'Monthly recurring revenue stayed at {a} in {q}, but the movements do not tie to it: {c} are unexplained.':
    'Der monatlich wiederkehrende Umsatz blieb in {q} bei {a}, doch die Bewegungen gehen nicht auf: {c} sind unerklärt.',

  // The case.
  anchored: 'aus eigenen Daten',
  benchmarked: 'aus Vergleichswerten',
  estimated: 'geschätzt',
  agreed: 'vereinbart',
  challenged: 'bestritten',
  open: 'offen',
  'cost avoided': 'vermiedene Kosten',
  'capacity released': 'frei werdende Kapazität',
  'revenue protected': 'gehaltener Umsatz',
  'revenue expanded': 'ausgebauter Umsatz',
  'cash-avoided': 'vermiedene Zahlungen',
  capacity: 'Kapazität',
  cash: 'vermiedene Zahlungen',
  'revenue-protected': 'gehaltener Umsatz',
  'revenue-expanded': 'ausgebauter Umsatz',
  worst: 'am ungünstigsten',
  best: 'am günstigsten',
  half: 'die Hälfte',
  cautious: 'vorsichtig',
  'every driver at its unfavourable end at once': 'jeder Treiber zugleich an seinem ungünstigen Ende',
  'half of the risk-adjusted benefits come true, all costs do':
    'die Hälfte des risikobereinigten Nutzens tritt ein, alle Kosten auch',
  'three quarters': 'drei Viertel',
  'three quarters of the risk-adjusted benefits come true': 'drei Viertel des risikobereinigten Nutzens treten ein',
  'a published risk': 'ein veröffentlichtes Risiko',
  'benefits once more adjusted as Forrester does for confidence: a chance of 66 % that 30 % is lost':
    'Nutzen noch einmal bereinigt, wie Forrester es für Unsicherheit tut: mit 66 % Wahrscheinlichkeit gehen 30 % verloren',
  'every driver at its risk-adjusted value': 'jeder Treiber bei seinem risikobereinigten Wert',
  'as assumed': 'wie angenommen',
  'every driver at its most likely value': 'jeder Treiber bei seinem wahrscheinlichsten Wert',
  'every driver at its favourable end at once': 'jeder Treiber zugleich an seinem günstigen Ende',
  'Do nothing': 'Nichts tun',
  'nothing is spent and nothing changes: failed AI attempts go on costing {a} a year more than handling that holds':
    'nichts wird ausgegeben, nichts ändert sich: Gescheiterte KI-Versuche kosten weiter {a} im Jahr mehr als Bearbeitung, die hält',
  'Begin a year later': 'Ein Jahr später beginnen',
  'the same costs and benefits, all of them one year later':
    'dieselben Kosten und derselbe Nutzen, alles ein Jahr später',
  'Give these issues to people at once': 'Diese Anliegen gleich an Menschen geben',
  'issues that begin with AI today, each at the average cost of a kept resolution by people; that people would keep as many is assumed':
    'Anliegen, die heute mit der KI beginnen, jedes zu den mittleren Kosten einer von Menschen gehaltenen Lösung; dass Menschen ebenso viele hielten, ist angenommen',
  'the data can’t tell what people would cost for them': 'die Daten sagen nicht, was Menschen dafür kosten würden',
  'A projection from assumptions, not a measurement; every flow lies at the end of its year and today’s is not discounted.':
    'Eine Hochrechnung aus Annahmen, keine Messung; jede Zahlung liegt am Ende ihres Jahres, die heutige wird nicht abgezinst.',
  'Finance has not agreed {a} of {b} assumptions.': 'Das Finanzwesen hat {a} von {b} Annahmen nicht vereinbart.',
  'Net present value of the case': 'Kapitalwert des Business Case',
  'The range is the middle 80 % of ten thousand draws, not a confidence interval.':
    'Die Spanne sind die mittleren 80 % der Ziehungen (zehntausend), kein Konfidenzintervall.',
  'Net present value with the time of people freed': 'Kapitalwert mit frei werdender Arbeitszeit',
  'Return on what is spent': 'Rendite auf das Ausgegebene',
  'nothing is spent': 'es wird nichts ausgegeben',
  'Internal rate of return': 'Interner Zinsfuß',
  'there is no single rate at which it is worth nothing': 'es gibt nicht den einen Satz, bei dem er nichts wert ist',
  'Months until it has paid back': 'Monate bis zur Amortisation',
  'not within three years': 'nicht binnen drei Jahren',
  'Draws in which it loses money': 'Ziehungen mit Verlust',
  'Net present value that {a} of the draws lie below': 'Kapitalwert, unter dem {a} der Ziehungen liegen',
  'Net present value, {what}': 'Kapitalwert, {what}',
  'Net present value against going on as now: {what}': 'Kapitalwert gegenüber Weitermachen wie bisher: {what}',
  '{what}, worth today': '{what}, im heutigen Wert',
  'A projection from assumptions, not a measurement; all other drivers at their cautious value.':
    'Eine Hochrechnung aus Annahmen, keine Messung; alle anderen Treiber bei ihrem vorsichtigen Wert.',
  'no possible value does it': 'kein möglicher Wert bewirkt es',
  'Assumptions register': 'Annahmenverzeichnis',
  'Where the case turns: {what}': 'Wo der Business Case kippt: {what}',
  'Change of the net present value: {what} at its low end': 'Änderung des Kapitalwerts: {what} am unteren Ende',
  'Change of the net present value: {what} at its high end': 'Änderung des Kapitalwerts: {what} am oberen Ende',
  'Flow of {kind}, today': 'Zahlung: {kind}, heute',
  'Flow of {kind}, year {n}': 'Zahlung: {kind}, Jahr {n}',
  'cash avoided': 'vermiedene Zahlungen',
  costs: 'Kosten',
  Today: 'Heute',
  today: 'heute',
  'Year {n}': 'Jahr {n}',
  'year {n}': 'Jahr {n}',
  'Risk-adjusted benefits and costs of the case, today and at the end of each of three years.':
    'Risikobereinigter Nutzen und Kosten des Business Case, heute und am Ende jedes der drei Jahre.',
  'Risk-adjusted benefits above, costs below': 'Risikobereinigter Nutzen oben, Kosten unten',
  'Cash avoided': 'Vermiedene Zahlungen',
  'Revenue protected': 'Gehaltener Umsatz',
  'Revenue expanded': 'Ausgebauter Umsatz',
  Costs: 'Kosten',
  'How far each driver alone moves the net present value, from its low to its high end; widest first.':
    'Wie weit jeder Treiber allein den Kapitalwert bewegt, vom unteren zum oberen Ende; der weiteste zuerst.',
  'Change of the net present value ({a}) when one driver alone moves to its end':
    'Änderung des Kapitalwerts ({a}), wenn ein Treiber allein an sein Ende rückt',
  'at its low end': 'am unteren Ende',
  'at its high end': 'am oberen Ende',
  'CX leader': 'Leitung Kundenservice',
  'Finance partner': 'Finanzwesen',
  'nothing in the data tells it': 'nichts in den Daten sagt es',
  'Failed AI attempts a year': 'Gescheiterte KI-Versuche im Jahr',
  'how often AI is tried and people have to follow, or the customer comes back':
    'wie oft die KI es versucht und Menschen übernehmen müssen oder der Kunde zurückkommt',
  '{n} in {q}, times four': '{n} in {q}, mal vier',
  'Saved by each failure avoided': 'Ersparnis je vermiedenem Fehlversuch',
  'what a failed attempt costs with the people who followed, less a contact that AI alone handled':
    'was ein gescheiterter Versuch samt den Menschen danach kostet, abzüglich eines Kontakts, den die KI allein bearbeitete',
  '{a} less {b} in {q}': '{a} abzüglich {b} in {q}',
  nothing: 'nichts',
  'Share of failures avoided, once it works': 'Anteil vermiedener Fehlversuche, sobald es läuft',
  'what the change does: the share of today’s failed attempts that hold from then on':
    'was die Änderung leistet: der Anteil heutiger Fehlversuche, die von da an halten',
  'to be shown by the pilot': 'vom Pilotversuch zu zeigen',
  'Share of the saving that leaves the books': 'Anteil der Ersparnis, der aus den Büchern verschwindet',
  'work paid by use; the rest is time of people on the payroll, which is no cash until a position goes':
    'nach Nutzung bezahlte Arbeit; der Rest ist Zeit angestellter Menschen, keine Zahlung, solange keine Stelle entfällt',
  'outsourced agents in the cost of people, {q}': 'Fremdleistung an den Personalkosten, {q}',
  'Cost of tools that end, a year': 'Kosten entfallender Werkzeuge, im Jahr',
  'contracts that the change makes superfluous; name them before counting on it':
    'Verträge, die überflüssig werden; vor dem Einrechnen benennen',
  'no contract is named yet': 'noch ist kein Vertrag benannt',
  'Exposed monthly revenue': 'Ausgesetzter Monatsumsatz',
  'monthly revenue of customers whose AI contact failed or was handed over; one quarter’s, so that no customer counts twice':
    'Monatsumsatz von Kunden, deren KI-Kontakt scheiterte oder übergeben wurde; eines Quartals, damit kein Kunde doppelt zählt',
  'customers of {q}': 'Kunden von {q}',
  'Difference in the risk of leaving, lower bound': 'Unterschied im Abwanderungsrisiko, untere Grenze',
  'after poor less after strong handling; the lower end of its 95 % interval, not its middle':
    'nach schlechter abzüglich nach guter Bearbeitung; das untere Ende des 95-%-Intervalls, nicht die Mitte',
  'retention cohorts: lower end of the interval; the high value is its middle':
    'Kohorten: unteres Ende des Intervalls; der obere Wert ist seine Mitte',
  'Monthly revenue expanded after signals, a year': 'Ausgebauter Monatsumsatz nach Signalen, im Jahr',
  'expansion by customers about whom support had passed on a signal':
    'Ausbau bei Kunden, zu denen der Support ein Signal weitergegeben hatte',
  '{q}, times four': '{q}, mal vier',
  'More expansion by following signals': 'Mehr Ausbau durch Verfolgen von Signalen',
  'how much more of it there would be': 'wie viel mehr davon es gäbe',
  'no comparison yet': 'noch kein Vergleich',
  'Months of revenue kept within a year': 'Gehaltene Umsatzmonate innerhalb eines Jahres',
  'customers leave all through the year, so keeping one is worth half a year on average; nothing is carried into the next year':
    'Kunden gehen das ganze Jahr über; einer, der bleibt, zählt im Mittel ein halbes Jahr; nichts geht ins nächste Jahr über',
  'leaving spread evenly over the year': 'Weggang gleichmäßig über das Jahr',
  'Gross margin': 'Bruttomarge',
  'revenue is not profit: only the margin counts': 'Umsatz ist kein Gewinn: Nur die Marge zählt',
  'to be given by finance': 'vom Finanzwesen anzugeben',
  'Share credited to this team': 'Diesem Team zugerechneter Anteil',
  'sales, success and product keep customers too; the credit of all sums to at most 100 %':
    'auch Vertrieb, Customer Success und Produkt halten Kunden; alle Anteile ergeben höchstens 100 %',
  'to be agreed with finance': 'mit dem Finanzwesen zu vereinbaren',
  'Months that a claim holds for': 'Monate, für die ein Anspruch gilt',
  'for the ledger’s claims: what is kept today is claimed for so long at most; the case carries nothing beyond its year':
    'für die Ansprüche der Umsatzrechnung: Heute Gehaltenes wird höchstens so lange beansprucht; der Business Case trägt nichts über sein Jahr hinaus',
  'the usual limit, until finance agrees another': 'die übliche Grenze, bis das Finanzwesen eine andere vereinbart',
  'What of an effect wears off each month': 'Was von einem Effekt jeden Monat nachlässt',
  'for the ledger’s claims: each month less by this share of what is left':
    'für die Ansprüche der Umsatzrechnung: jeden Monat um diesen Anteil des Verbliebenen weniger',
  'to be shown by following customers for longer': 'durch längeres Verfolgen der Kunden zu zeigen',
  'Factor for the grade of the evidence': 'Faktor für die Stärke der Evidenz',
  'A and B count in full, C by half, D and E not at all': 'A und B zählen voll, C zur Hälfte, D und E gar nicht',
  'the policy of this app, until finance agrees another':
    'die Regel dieser App, bis das Finanzwesen eine andere vereinbart',
  'Effect in the first month': 'Effekt im ersten Monat',
  'share of the full effect that is there in month one': 'Anteil des vollen Effekts im ersten Monat',
  'a published ramp: about 20 % in month one': 'ein veröffentlichter Anlauf: etwa 20 % im ersten Monat',
  'Effect in the sixth month': 'Effekt im sechsten Monat',
  'share of the full effect that is there in month six': 'Anteil des vollen Effekts im sechsten Monat',
  'a published ramp: 85 to 90 % by month six': 'ein veröffentlichter Anlauf: 85 bis 90 % im sechsten Monat',
  'Implementation and integration, once': 'Einführung und Anbindung, einmalig',
  'spent today, before there is any effect': 'heute ausgegeben, vor jedem Effekt',
  'for want of an offer: what AI costs in one quarter': 'mangels Angebot: was die KI in einem Quartal kostet',
  'Training and change, once': 'Schulung und Umstellung, einmalig',
  'time of the people who learn to work differently': 'Zeit der Menschen, die anders zu arbeiten lernen',
  '4 % of a quarter’s cost of people, about two and a half days each':
    '4 % der Personalkosten eines Quartals, etwa zweieinhalb Tage je Person',
  'More licences and usage fees, a year': 'Mehr Lizenzen und Nutzungsgebühren, im Jahr',
  'beyond what is paid now': 'über das heute Bezahlte hinaus',
  'for want of an offer: 15 % of what AI costs in a year': 'mangels Angebot: 15 % der KI-Kosten eines Jahres',
  'Knowledge work, quality and governance, a year': 'Wissenspflege, Qualität und Steuerung, im Jahr',
  'people who keep the answers right; beyond what is spent on it now':
    'Menschen, die die Antworten richtig halten; über das heute Ausgegebene hinaus',
  '1.5 % of a year’s cost of people': '1,5 % der Personalkosten eines Jahres',
  'Discount rate': 'Abzinsungssatz',
  'what money costs the company (WACC)': 'was Geld das Unternehmen kostet (WACC)',
  '10 %, the default of Total Economic Impact': '10 %, der Vorgabewert von Total Economic Impact',
  'entered; it was read from: {what}': 'eingetragen; gelesen worden war es aus: {what}',
  'Failed AI attempts avoided, paid by use': 'Vermiedene KI-Fehlversuche, nach Nutzung bezahlt',
  'Tools no longer paid for': 'Nicht mehr bezahlte Werkzeuge',
  'Failed AI attempts avoided, time of people freed': 'Vermiedene KI-Fehlversuche, frei werdende Arbeitszeit',
  'Revenue of customers who stay': 'Umsatz von Kunden, die bleiben',
  'Expansion that follows signals from support': 'Ausbau nach Signalen des Supports',
  'Implementation and integration': 'Einführung und Anbindung',
  'Training and change': 'Schulung und Umstellung',
  'Licences and usage fees': 'Lizenzen und Nutzungsgebühren',
  'Knowledge work, quality and governance': 'Wissenspflege, Qualität und Steuerung',

  // Promises.
  'not told': 'nicht bezifferbar',
  'not yet': 'noch nicht',
  'how often AI failed is not known for both quarters':
    'wie oft die KI scheiterte, ist nicht für beide Quartale bekannt',
  'AI failed in {a} of {n} attempt(s), after {b}': 'die KI scheiterte in {a} von {n} Versuchen, zuvor {b}',
  'the ledger does not cover both quarters': 'das Hauptbuch umfasst nicht beide Quartale',
  'nothing was promised': 'es war nichts zugesagt',
  'what tools cost less than before': 'was Werkzeuge weniger kosten als zuvor',
  'who was exposed is not known for both quarters': 'wer ausgesetzt war, ist nicht für beide Quartale bekannt',
  '{a} of the revenue in contact was exposed, after {b}': '{a} des Umsatzes mit Kontakt waren ausgesetzt, zuvor {b}',
  'no signals were imported for both quarters': 'für beide Quartale wurden keine Signale importiert',
  'expansion after signals, more than before': 'Ausbau nach Signalen, mehr als zuvor',
  'one-off cost posted in the quarter': 'im Quartal gebuchte einmalige Kosten',
  'what AI cost more than before': 'was die KI mehr kostete als zuvor',
  'no ledger account tells it: enter what it came to': 'kein Konto sagt es: tragen Sie ein, was es war',
  'entered by a person': 'von einer Person eingetragen',
  'the quarter is not over in the data': 'das Quartal ist in den Daten noch nicht beendet',
  '{what}, promised': '{what}, zugesagt',
  '{what}, realised': '{what}, erreicht',
  'Benefits less costs, promised': 'Nutzen abzüglich Kosten, zugesagt',
  'Benefits less costs, realised': 'Nutzen abzüglich Kosten, erreicht',
  'A benefit that nothing tells counts nothing, a cost that nothing tells counts as promised.':
    'Nutzen, den nichts belegt, zählt nichts, Kosten, die nichts belegt, zählen wie zugesagt.',
  'Promised on {day} from {q}; finance had agreed {a} of {b} assumptions.':
    'Zugesagt am {day} ab {q}; das Finanzwesen hatte {a} von {b} Annahmen vereinbart.',
  'Before and after without a comparison: it coincided with the change.':
    'Vorher und nachher ohne Vergleich: Es fiel mit der Änderung zusammen.',
  'Measured from {ids}.': 'Gemessen aus {ids}.',
  'Entered by a person.': 'Von einer Person eingetragen.',
  'Frozen promise': 'Eingefrorene Zusage',
  'Entered by a person': 'Von einer Person eingetragen',
  'Cost and revenue ledgers': 'Kosten- und Umsatzrechnung',

  // Checks and restatements.
  'file integrity': 'Unversehrtheit der Datei',
  'receipts balance': 'Einlesen geht auf',
  'rows in = records + merged + excluded + problems on all {n} imports':
    'eingelesene Zeilen = Datensätze + zusammengeführt + nicht gezählt + Probleme, bei allen {n} Importen',
  'every contact is in one issue': 'jeder Kontakt gehört zu einem Anliegen',
  '{a} contacts, {b} facts, {c} in issues': '{a} Kontakte, {b} Fakten, {c} in Anliegen',
  'exported files are as they were handed out': 'exportierte Dateien sind, wie sie übergeben wurden',
  '{n} file(s)': '{n} {n:Datei|Dateien}',
  'cost lines are as they were imported': 'Kostenzeilen sind, wie sie importiert wurden',
  '{n} line(s)': '{n} {n:Zeile|Zeilen}',
  'every cost line has a rate': 'jede Kostenzeile hat einen Kurs',
  'one-off cost = its parts over the months that bear it':
    'einmalige Kosten = ihre Teile über die Monate, die sie tragen',
  '{a} in {n} build(s)': '{a} in {n} {n:Einrichtung|Einrichtungen}',
  'ledger = in scope + out of scope, in scope ± one-off carried = shared out + not shared out':
    'Hauptbuch = Support + Übriges, Support ± einmalig Übertragenes = verteilt + nicht verteilt',
  '{a} in {n} line(s)': '{a} in {n} {n:Zeile|Zeilen}',
  'subscriptions are as they were imported': 'Abonnements sind, wie sie importiert wurden',
  '{n} subscription(s)': '{n} {n:Abonnement|Abonnements}',
  'opening + movements = closing, every month': 'Anfangsbestand + Bewegungen = Endbestand, jeden Monat',
  'residual {a} in {n} month(s)': 'Rest {a} in {n} {n:Monat|Monaten}',
  'movements = subscriptions, every customer': 'Bewegungen = Abonnements, jeder Kunde',
  'residual {a} for every customer': 'Rest {a} für jeden Kunden',
  'every subscription has a customer': 'jedes Abonnement hat einen Kunden',
  'one currency': 'eine Währung',
  'imported since: {what}': 'seither importiert: {what}',
  'taken back since: {what}': 'seither zurückgenommen: {what}',
  'another decision about windows, currency, calendar or how a file is read':
    'eine andere Festlegung zu Fristen, Währung, Kalender oder zum Lesen einer Datei',
  'nothing to hold them against yet': 'noch nichts, woran sie zu messen wären',
  '{n} subscription(s) without': '{n} {n:Abonnement|Abonnements} ohne Kunden',
  '{n} (entry|entries)': '{n} {n:Eintrag|Einträge}',
  '{n} number(s)': '{n} {n:Zahl|Zahlen}',
  'the log is as it was written': 'das Protokoll ist, wie es geschrieben wurde',
  'kept numbers are as they were worked out': 'gespeicherte Zahlen sind, wie sie errechnet wurden',
  'annual recurring revenue = finance’s, but for named differences':
    'jährlich wiederkehrender Umsatz = der des Finanzwesens, bis auf benannte Differenzen',
  'ties for {n} quarter(s)': 'geht für {n} {n:Quartal|Quartale} auf',
  'no cost line': 'keine Kostenzeile',
  '{#a} in {n} line(s); {#b} in {m} line(s) (lies|lie) outside every quarter with contacts':
    '{a} in {n} {n:Zeile|Zeilen}; {b} in {m} {m:Zeile liegt|Zeilen liegen} außerhalb jedes Quartals mit Kontakten',
  '{q}: classes miss the ledger by {#a}': '{q}: Die Kostenarten verfehlen das Hauptbuch um {a}',
  '{q}: {#a} of what it bears is unaccounted for': '{q}: {a} des Getragenen sind nicht nachgewiesen',
  'classed lines in {x} miss the ledger by {#a} and {n} line(s)':
    'eingeordnete Zeilen in {x} verfehlen das Hauptbuch um {a} und {n} {n:Zeile|Zeilen}',
  'the parts miss what was posted by {#a}': 'die Teile verfehlen das Gebuchte um {a}',
  'does not tie in {what}': 'geht nicht auf in {what}',
  '{n} customer(s) (does|do) not tie: {what}': '{n} {n:Kunde geht|Kunden gehen} nicht auf: {what}',
  'residual 0 in {n} month(s)': 'Rest 0 in {n} {n:Monat|Monaten}',
  'residual 0 for every customer': 'Rest 0 für jeden Kunden',
  'in no total, for want of a rate: {what}': 'mangels Kurs in keiner Summe: {what}',
  '{n} subscription(s) in {x}': '{n} {n:Abonnement|Abonnements} in {x}',
  'rows in = records + merged + excluded + problems on all {n}':
    'eingelesene Zeilen = Datensätze + zusammengeführt + nicht gezählt + Probleme, bei allen {n}',
  '{file}: {n} rows unaccounted for': '{file}: {n} Zeilen nicht nachgewiesen',
  '{id} was changed': '{id} wurde geändert',
  '{id}, as it was told earlier, was changed': '{id}, wie früher genannt, wurde geändert',
  'the report {name} was changed': 'der Bericht {name} wurde geändert',
  'needs the number of agent replies per ticket, which Zendesk’s tickets with metrics, Freshdesk and any table with a column of replies have':
    'braucht die Zahl der Antworten je Ticket, wie Zendesks Tickets mit Metriken, Freshdesk und jede Tabelle mit solcher Spalte sie haben',
  'needs the number of the customer’s messages per contact, which Freshdesk calls customer interactions':
    'braucht die Zahl der Nachrichten des Kunden je Kontakt (bei Freshdesk: customer interactions)',
  'needs first and last close with their teammates, as Intercom’s conversations have them':
    'braucht ersten und letzten Abschluss mit Mitarbeitern, wie Intercoms Unterhaltungen sie haben',
  'needs signals of type “first value”': 'braucht Signale der Art „first value“',
  'needs the gross margin that finance agreed': 'braucht die mit dem Finanzwesen vereinbarte Bruttomarge',
  'needs the time of the first reply, which Zendesk’s metrics, Freshdesk and any table with such a column have':
    'braucht die Zeit der ersten Antwort, wie Zendesks Metriken, Freshdesk und jede Tabelle mit solcher Spalte sie haben',
  'needs the time of the first reply': 'braucht die Zeit der ersten Antwort',
  'Cost of support that the quarter bears': 'Supportkosten, die das Quartal trägt',
  'Cost that is not support’s': 'Kosten, die nicht zum Support gehören',
  'Cost shared out': 'Verteilte Kosten',
  'Cost of support not shared out': 'Nicht verteilte Supportkosten',
  labour: 'Personal',
  bpo: 'Fremdleistung',
  'ai-usage': 'KI-Nutzung',
  'ai-platform': 'KI-Plattform',
  'one-off': 'Einmaliges',
  'out-of-scope': 'Übriges',
  'Crosswalk: helpdesk key to billing customer': 'Zuordnungsliste: Helpdesk-Schlüssel zu Abrechnungskunde',
  'Signals about customers (any table)': 'Signale zu Kunden (beliebige Tabelle)',
  'Contacts (any table)': 'Kontakte (beliebige Tabelle)',
  'Customers (any table)': 'Kunden (beliebige Tabelle)',
  'Subscriptions (any table)': 'Abonnements (beliebige Tabelle)',
  'Costs (any table)': 'Kosten (beliebige Tabelle)',
  'AI agent log (one turn a line)': 'Protokoll des KI-Agenten (eine Wendung je Zeile)',
  'AI resolution audit': 'Prüfliste der KI-Lösungen',
  'Ada conversations (data export)': 'Ada Unterhaltungen (Datenexport)',
  'Chargebee customers (CSV)': 'Chargebee Kunden (CSV)',
  'Chargebee subscriptions (CSV)': 'Chargebee Abonnements (CSV)',
  'ChartMogul MRR movements': 'ChartMogul MRR-Bewegungen',
  'ChartMogul customers': 'ChartMogul Kunden',
  'Costs (any ledger or list)': 'Kosten (beliebiges Hauptbuch oder Liste)',
  'Delighted responses': 'Delighted Antworten',
  'European Central Bank reference rates': 'Referenzkurse der Europäischen Zentralbank',
  'Finance’s list of annual recurring revenue': 'Liste des Finanzwesens zum jährlich wiederkehrenden Umsatz',
  'Freshdesk tickets (CSV)': 'Freshdesk Tickets (CSV)',
  'Front messages (analytics export)': 'Front Nachrichten (Auswertungsexport)',
  'Gorgias tickets': 'Gorgias Tickets',
  'Harvest time (detailed report)': 'Harvest Zeiten (ausführlicher Bericht)',
  'Headcount, seats and other drivers': 'Personalstand, Plätze und andere Schlüssel',
  'Help Scout conversations': 'Help Scout Unterhaltungen',
  'Help Scout happiness ratings': 'Help Scout Zufriedenheitsbewertungen',
  'HubSpot companies (CSV)': 'HubSpot Unternehmen (CSV)',
  'HubSpot deals (CSV)': 'HubSpot Deals (CSV)',
  'HubSpot tickets (CSV)': 'HubSpot Tickets (CSV)',
  'Intercom conversation ratings (drill-in CSV)': 'Intercom Bewertungen von Unterhaltungen (Detail-CSV)',
  'Intercom conversations (Reporting CSV)': 'Intercom Unterhaltungen (Reporting CSV)',
  'Intercom messages (IntercomExport CSV)': 'Intercom Nachrichten (IntercomExport CSV)',
  'Invoice lines with the time they pay for (any table)':
    'Rechnungszeilen mit dem Zeitraum, den sie bezahlen (beliebige Tabelle)',
  'Kustomer conversations': 'Kustomer Unterhaltungen',
  'NetSuite general ledger (report)': 'NetSuite Hauptbuch (Bericht)',
  'NetSuite invoices (saved search)': 'NetSuite Rechnungen (gespeicherte Suche)',
  'Orders (any table)': 'Bestellungen (beliebige Tabelle)',
  'Qualtrics survey responses (CSV)': 'Qualtrics Umfrageantworten (CSV)',
  'QuickBooks Profit and Loss by Month': 'QuickBooks Gewinn und Verlust je Monat',
  'QuickBooks transactions (report CSV)': 'QuickBooks Buchungen (Bericht als CSV)',
  'Recurly accounts (CSV)': 'Recurly Konten (CSV)',
  'Recurly subscriptions (CSV)': 'Recurly Abonnements (CSV)',
  'Salesforce accounts': 'Salesforce Konten',
  'Salesforce cases (data export)': 'Salesforce Fälle (Datenexport)',
  'Salesforce cases (report)': 'Salesforce Fälle (Bericht)',
  'Salesforce contacts': 'Salesforce Kontakte',
  'Salesforce opportunities': 'Salesforce Verkaufschancen',
  'Shopify customers (CSV)': 'Shopify Kunden (CSV)',
  'Shopify orders (CSV)': 'Shopify Bestellungen (CSV)',
  'Stripe balance activity (Dashboard CSV)': 'Stripe Kontobewegungen (Dashboard CSV)',
  'Stripe balance changes (itemised)': 'Stripe Kontobewegungen (einzeln)',
  'Stripe customers (Dashboard CSV)': 'Stripe Kunden (Dashboard CSV)',
  'Stripe payments (Dashboard CSV)': 'Stripe Zahlungen (Dashboard CSV)',
  'Stripe subscriptions (Dashboard CSV)': 'Stripe Abonnements (Dashboard CSV)',
  'Subscriptions in the Baremetrics import template': 'Abonnements in der Importvorlage von Baremetrics',
  'Survey answers (any table)': 'Umfrageantworten (beliebige Tabelle)',
  'SurveyMonkey responses': 'SurveyMonkey Antworten',
  'Toggl time (detailed report)': 'Toggl Zeiten (ausführlicher Bericht)',
  'WooCommerce orders (Analytics)': 'WooCommerce Bestellungen (Auswertung)',
  'WooCommerce orders (export plugin)': 'WooCommerce Bestellungen (Export-Plugin)',
  'Zendesk AI agents (data export)': 'Zendesk KI-Agenten (Datenexport)',
  'Zendesk organizations (JSON export)': 'Zendesk Organisationen (JSON-Export)',
  'Zendesk satisfaction ratings': 'Zendesk Zufriedenheitsbewertungen',
  'Zendesk tickets (Admin Center CSV)': 'Zendesk Tickets (Admin Center CSV)',
  'Zendesk tickets (Explore)': 'Zendesk Tickets (Explore)',
  'Zendesk tickets (JSON export)': 'Zendesk Tickets (JSON-Export)',
  'Zendesk tickets (view)': 'Zendesk Tickets (Ansicht)',
  'Zendesk users (JSON export)': 'Zendesk Nutzer (JSON-Export)',
  'Cost per vendor-reported resolution, {what}': 'Kosten je Lösung nach Zählung des Anbieters, {what}',
  'Of it: {what}': 'Davon: {what}',
  'the build’s share': 'Anteil der Einrichtung',
  'people who followed': 'Menschen, die übernahmen',
  'tools and overhead': 'Werkzeuge und Gemeinkosten',
  'AI usage fees': 'KI-Nutzungsgebühren',
  durable: 'dauerhaft',
  fragile: 'fraglich',
  failed: 'gescheitert',
  unknown: 'unbekannt',
  satisfied: 'zufrieden',
  'not satisfied': 'unzufrieden',
  'not rated': 'nicht bewertet',
  'not asked': 'nicht gefragt',
  'still open': 'noch offen',
  'nobody known': 'niemand bekannt',
  'silent, then left': 'still, dann verloren',
  'not followed for {n} days': 'keine {n} Tage verfolgt',
  'AI tried and did not resolve': 'KI versuchte es und löste nicht',
  'not paying at the end of the window': 'am Ende der Frist nicht zahlend',
  'had already asked to cancel': 'bereits gekündigt',
  'too recent to be followed': 'zu jung, um verfolgt zu werden',
  '{#a} ({b} to {c}; {what})': '{a} ({b} bis {c}; {what})',
  'Ratio of the rates {list}.': 'Verhältnis der Raten {list}.',
  '{#date}: {what}': '{date}: {what}',
  'Ada assesses all of its answers from here on; before, only those from its knowledge base':
    'Ada beurteilt ab hier alle seine Antworten; zuvor nur die aus der Wissensdatenbank',
  'Helply counts an escalation form as soon as it is shown; before, only when it was sent':
    'Helply zählt ein Eskalationsformular, sobald es gezeigt wird; zuvor erst, wenn es abgeschickt war',
  'Zendesk makes a ticket of every conversation that a bot handles from here on; before, only of those handed to a person':
    'Zendesk macht ab hier aus jeder Unterhaltung eines Bots ein Ticket; zuvor nur aus den an Menschen übergebenen',
  'Zendesk tells contained from verified resolutions from here on':
    'Zendesk unterscheidet ab hier eigenständig bearbeitete von geprüften Lösungen',
  'What one contact more costs at once, {what}': 'Was ein weiterer Kontakt sofort kostet, {what}',
  headline: 'Ergebnis',
}
