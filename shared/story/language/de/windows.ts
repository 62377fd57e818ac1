/** Windows of definitions and what they leave out, in German, by the registry's own words. */
export const windows: Readonly<Record<string, string>> = {
  none: 'keine',
  nothing: 'nichts',
  'the period': 'der Zeitraum',
  'the quarter': 'das Quartal',
  trials: 'Testphasen',
  '365 days': '365 Tage',
  'the vendor’s own (24 to 72 hours of silence)': 'die des Anbieters (24 bis 72 Stunden Schweigen)',
  'spam, tests, previews; contacts of nobody known': 'Spam, Tests, Vorschauen; Kontakte Unbekannter',
  'seven days after the close, unless a topic has its own':
    'sieben Tage nach dem Abschluss, sofern ein Thema keine eigene hat',
  'spam, tests, previews; contacts of nobody known, whose return could not be seen':
    'Spam, Tests, Vorschauen; Kontakte Unbekannter, deren Rückkehr nicht zu sehen wäre',
  'seven days after the close': 'sieben Tage nach dem Abschluss',
  'spam, tests, previews': 'Spam, Tests, Vorschauen',
  'seven days after the close; contacts of one customer on one topic within seven days are one issue':
    'sieben Tage nach dem Abschluss; Kontakte eines Kunden zu einem Thema binnen sieben Tagen sind ein Anliegen',
  'spam, tests, previews; issues of nobody known': 'Spam, Tests, Vorschauen; Anliegen Unbekannter',
  '48 hours after the first close, fixed': '48 Stunden nach dem ersten Abschluss, fest',
  'thirty days after the first close, fixed': 'dreißig Tage nach dem ersten Abschluss, fest',
  'spam, tests, previews; contacts still open, counted; issues of nobody known':
    'Spam, Tests, Vorschauen; noch offene Kontakte, gezählt; Anliegen Unbekannter',
  'contacts of one customer on one topic within seven days are one issue':
    'Kontakte eines Kunden zu einem Thema binnen sieben Tagen sind ein Anliegen',
  'seven days after the last close': 'sieben Tage nach dem letzten Abschluss',
  'spam, tests, previews; contacts whose tier is unknown': 'Spam, Tests, Vorschauen; Kontakte unbekannter Stufe',
  'until the helpdesk closes for good': 'bis der Helpdesk endgültig schließt',
  'sources that do not (Intercom)': 'Quellen, die es nicht sagen (Intercom)',
  'spam, tests, previews; contacts still open; contacts of nobody known':
    'Spam, Tests, Vorschauen; noch offene Kontakte; Kontakte Unbekannter',
  'seven days after the close, fixed': 'sieben Tage nach dem Abschluss, fest',
  'three days after the close, same channel only': 'drei Tage nach dem Abschluss, nur derselbe Kanal',
  'thirty days after the close': 'dreißig Tage nach dem Abschluss',
  'the window in which a resolution must hold (seven days, unless a topic has its own), thirty days for leaving':
    'die Frist, in der eine Lösung halten muss (sieben Tage, sofern ein Thema keine eigene hat), dreißig Tage für Weggang',
  'contacts in which a person took part': 'Kontakte, an denen ein Mensch beteiligt war',
  '30 days after the close': '30 Tage nach dem Abschluss',
  '60 days after the close': '60 Tage nach dem Abschluss',
  '90 days after the close': '90 Tage nach dem Abschluss',
  'contacts of one customer on one topic within the link window are one issue':
    'Kontakte eines Kunden zu einem Thema innerhalb der Verknüpfungsfrist sind ein Anliegen',
  'issues without a handling time': 'Anliegen ohne Bearbeitungszeit',
  'issues without AI': 'Anliegen ohne KI',
  'contacts whose tier is unknown': 'Kontakte unbekannter Stufe',
  'spam, tests, previews, merged duplicates, outbound messages':
    'Spam, Tests, Vorschauen, zusammengeführte Dubletten, ausgehende Nachrichten',
  'contacts that could not be matched to a paying customer': 'Kontakte ohne Zuordnung zu einem zahlenden Kunden',
  'none: periods of any length, and ones still going on, can be compared':
    'keine: Zeiträume jeder Länge, auch laufende, sind vergleichbar',
  '48 hours after the close': '48 Stunden nach dem Abschluss',
  'spam, tests, previews; contacts of nobody known; a reply on the same open thread is no return':
    'Spam, Tests, Vorschauen; Kontakte Unbekannter; eine Antwort im selben offenen Vorgang ist keine Rückkehr',
  'the period; a longer one makes the rate higher': 'der Zeitraum; ein längerer hebt die Rate',
  'contacts of nobody known': 'Kontakte Unbekannter',
  'contacts without a handling time': 'Kontakte ohne Bearbeitungszeit',
  'contacts still open; a close before its opening': 'noch offene Kontakte; ein Abschluss vor der Eröffnung',
  'contacts without a handling time; breaks and waiting, which handling time leaves out':
    'Kontakte ohne Bearbeitungszeit; Pausen und Warten, die Bearbeitungszeit nicht enthält',
  'seven days after the earlier close, unless a topic has its own':
    'sieben Tage nach dem früheren Abschluss, sofern ein Thema keine eigene hat',
  'the period; a longer one moves customers to the right': 'der Zeitraum; ein längerer verschiebt Kunden nach rechts',
  'survey answers that name no contact': 'Umfrageantworten ohne Kontakt',
  'contacts for which nobody asked, or whose export does not say':
    'Kontakte, für die niemand fragte oder deren Export es nicht sagt',
  'contacts that failed or whose tier is unknown': 'gescheiterte Kontakte und solche unbekannter Stufe',
  'postings dated in the period': 'Buchungen mit Datum im Zeitraum',
  'every other account, each with its reason; together they tie to the ledger’s total to the cent':
    'jedes andere Konto, jeweils mit Grund; zusammen ergeben sie das Hauptbuch auf den Cent',
  'every whole month up to the period’s end, eight at least':
    'jeder volle Monat bis zum Ende des Zeitraums, mindestens acht',
  'every whole month up to the period’s end': 'jeder volle Monat bis zum Ende des Zeitraums',
  'contacts of nobody known to pay; their cost stands beside. Groups of fewer than ten customers are not told':
    'Kontakte von niemandem, der nachweislich zahlt; deren Kosten stehen daneben. Gruppen unter zehn Kunden werden nicht genannt',
  'contacts of nobody known to pay; groups of fewer than ten customers are not told':
    'Kontakte von niemandem, der nachweislich zahlt; Gruppen unter zehn Kunden werden nicht genannt',
  'saves count in the period in which their ninety days are over, so that each counts once':
    'Gehaltene zählen im Zeitraum, in dem ihre neunzig Tage enden, damit jeder einmal zählt',
  'flags after the customer gave notice; flags within 90 days of one another are one; customers already counted under another source':
    'Meldungen nach der Kündigung; Meldungen binnen 90 Tagen sind eine; Kunden, die schon unter anderer Quelle zählen',
  'movements dated in the period': 'Bewegungen mit Datum im Zeitraum',
  'trials, one-off charges, other currencies than the project’s':
    'Testphasen, Einmalposten, andere Währungen als die des Projekts',
  'customers who left and came back within the period count as lost; their return is reactivation':
    'Kunden, die im Zeitraum gingen und zurückkamen, zählen als verloren; ihre Rückkehr steht für sich',
  'one day: the end of the quarter, or the day that finance’s figure speaks of':
    'ein Tag: das Quartalsende oder der Stichtag der Zahl des Finanzwesens',
  'trials, one-off charges, currencies without a rate': 'Testphasen, Einmalposten, Währungen ohne Kurs',
  'the period; the rate of the day before it begins, of each movement’s day and of its last day':
    'der Zeitraum; der Kurs des Vortags, jedes Bewegungstags und des letzten Tags',
  'the quarter in which the ninety days, or the pilot’s horizon, end':
    'das Quartal, in dem die neunzig Tage oder die Laufzeit des Pilotversuchs enden',
  'signals about nobody who pays': 'Signale zu niemandem, der zahlt',
  'time of people freed is in no sum': 'frei werdende Arbeitszeit steckt in keiner Summe',
  'nothing: the categories sum to the whole': 'nichts: Die Kategorien ergeben das Ganze',
  'orders of nobody known, other currencies': 'Bestellungen Unbekannter, andere Währungen',
  'orders of nobody known': 'Bestellungen Unbekannter',
  'ninety days after the first contact of the period': 'neunzig Tage nach dem ersten Kontakt im Zeitraum',
  'contacts that could not be matched; customers who did not pay then':
    'nicht zugeordnete Kontakte; Kunden, die damals nicht zahlten',
  'ninety days after the beginning of the period': 'neunzig Tage nach Beginn des Zeitraums',
  'customers with a contact in the period': 'Kunden mit Kontakt im Zeitraum',
  'ninety days after the flag; a flag counts in the period in which they end, so that each counts once':
    'neunzig Tage nach der Meldung; sie zählt im Zeitraum, in dem diese enden, damit jede einmal zählt',
  'flags after the customer gave notice, counted; flags within ninety days of one another are one; signals about nobody who pays':
    'Meldungen nach der Kündigung, gezählt; Meldungen binnen neunzig Tagen sind eine; Signale zu niemandem, der zahlt',
  'customers with an at-risk flag in the ninety days before the ninety days began':
    'Kunden mit Risikomeldung in den neunzig Tagen davor',
  'ninety days before leaving': 'neunzig Tage vor dem Weggang',
  'thirty days after the signal': 'dreißig Tage nach dem Signal',
  'followed to the end of the data': 'bis zum Ende der Daten verfolgt',
  'nobody: who has not reached it yet counts for as long as they were seen':
    'niemand: Wer ihn noch nicht erreicht hat, zählt, so lange er zu sehen war',
  'sixty months at most': 'höchstens sechzig Monate',
  'expansion: today’s amount stays': 'Ausbau: Der heutige Betrag bleibt',
  'fourteen days from the index contact to sort customers into groups, then followed to the end of the billing data':
    'vierzehn Tage ab dem Indexkontakt zur Einordnung, dann bis zum Ende der Abrechnungsdaten verfolgt',
  'customers who left within the fourteen days, contacts about cancelling, contacts that could not be matched to a payer; each counted':
    'Kunden, die binnen vierzehn Tagen gingen, Kontakte zur Kündigung, nicht zugeordnete Kontakte; jeweils gezählt',
  'ninety days before the beginning of each quarter, then 180 days':
    'neunzig Tage vor jedem Quartalsbeginn, dann 180 Tage',
  'signs that fewer than thirty customers showed; all of them when there are fewer than ten losses a sign':
    'Zeichen, die weniger als dreißig Kunden zeigten; alle, wenn es weniger als zehn Verluste je Zeichen gibt',
  'ninety days from the beginning of the issue': 'neunzig Tage ab Beginn des Anliegens',
  'every other customer: an example stands for nobody else':
    'jeder andere Kunde: Ein Beispiel steht für niemand anderen',
  'everything touched or associated only; it stands beside as a diagnostic':
    'alles nur mit Kontakt oder im Zusammenhang; es steht zur Einordnung daneben',
  'today and three years; flows at the end of each year': 'heute und drei Jahre; Zahlungen am Ende jedes Jahres',
  'time of people freed, which is shown beside it; anything beyond three years':
    'frei werdende Arbeitszeit, die daneben steht; alles über drei Jahre hinaus',
}
