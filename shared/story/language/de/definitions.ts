const cost = 'Supportkosten'
const shared = 'auf die Kontakte von Anliegen mit mindestens einem KI-Kontakt verteilte Kosten ÷ diese Anliegen'
const noOne = 'Kontakte ohne menschliche Hilfe'

/** Name and formula of every metric of the registry, in German. */
export const definitions: Readonly<Record<string, readonly [title: string, formula: string]>> = {
  'vendor-reported-resolution-rate': [
    'Gelöst nach Zählung des KI-Anbieters',
    'KI-Kontakte, die der Anbieter als gelöst führt ÷ KI-Kontakte',
  ],
  'containment-rate': ['Von der KI allein bearbeitet (Deflection)', 'KI-Kontakte ohne einen Menschen ÷ KI-Kontakte'],
  'ai-contained-resolution-rate': [
    'Gelöst nach Zählung des KI-Anbieters, ohne einen Menschen',
    'KI-Kontakte, die der Anbieter als gelöst führt und an denen kein Mensch beteiligt war ÷ KI-Kontakte',
  ],
  'ai-not-reopened-rate': [
    'Von der KI ohne einen Menschen gelöst, nicht wieder geöffnet',
    'als gelöst geführte KI-Kontakte ohne einen Menschen, nicht wieder geöffnet ÷ KI-Kontakte',
  ],
  'ai-not-recontacted-rate': [
    'Von der KI ohne einen Menschen gelöst, ohne Rückkehr',
    'als gelöst geführte KI-Kontakte ohne einen Menschen, nicht wieder geöffnet und binnen sieben Tagen ohne Kontakt zum selben Thema ÷ KI-Kontakte',
  ],
  'ai-end-to-end-rate': [
    'Von der KI von Anfang bis Ende gelöst',
    'KI-Kontakte, ohne einen Menschen gelöst, nicht wieder geöffnet, binnen sieben Tagen weder vom selben Thema noch von stillem Weggang gefolgt ÷ KI-Kontakte',
  ],
  'ai-involvement-rate': ['Kontakte mit Beteiligung der KI', 'KI-Kontakte ÷ Kontakte'],
  'ai-automation-rate': [
    'Automatisiert nach Zählung des KI-Anbieters',
    'Kontakte, die die KI allein bearbeitete und der Anbieter als gelöst führt ÷ Kontakte',
  ],
  'contacts-by-demand': [
    'Kontakte, wie Gladly Nachfrage zählt',
    'Kontakte von Menschen + KI-Kontakte, die die KI ganz löste',
  ],
  'end-to-end-resolution-rate': [
    'Beim ersten Kontakt von Anfang bis Ende gelöste Anliegen',
    'Anliegen, die ihr einziger Kontakt löste und die sieben Tage gelöst blieben ÷ Anliegen',
  ],
  'end-to-end-48h': [
    'Von Anfang bis Ende gelöste Anliegen, 48 Stunden gehalten',
    'Anliegen, deren erster Kontakt gelöst und binnen 48 Stunden nicht vom selben Thema gefolgt wurde ÷ Anliegen',
  ],
  'end-to-end-30d': [
    'Von Anfang bis Ende gelöste Anliegen, dreißig Tage gehalten',
    'Anliegen, deren erster Kontakt gelöst und binnen dreißig Tagen nicht vom selben Thema gefolgt wurde ÷ Anliegen',
  ],
  'fcr-one-contact': [
    'Lösung beim ersten Kontakt: einmal gefragt',
    'abgeschlossene Anliegen mit einem Kontakt, nicht wieder geöffnet ÷ Anliegen',
  ],
  'kept-resolutions': [
    'Gehaltene Lösungen',
    'Anliegen, deren letzter Kontakt gelöst wurde und sieben Tage gelöst blieb',
  ],
  'durable-share': ['Dauerhafte Lösungen', 'Kontakte der Stufe „dauerhaft“ ÷ Kontakte, deren Stufe bekannt ist'],
  'escalation-rate': ['Von der KI an einen Menschen übergeben', 'KI-Kontakte, die ein Mensch übernahm ÷ KI-Kontakte'],
  'reopen-rate': [
    'Nach der Lösung wieder geöffnet',
    'mindestens einmal wieder geöffnete Kontakte ÷ abgeschlossene Kontakte, bei denen es sich sagen lässt',
  ],
  'fcr-same-topic-7d': [
    'Lösung beim ersten Kontakt: sieben Tage keine Rückkehr zum Thema',
    'abgeschlossene Kontakte, binnen sieben Tagen nicht vom selben Thema gefolgt ÷ abgeschlossene Kontakte',
  ],
  'fcr-any-topic-7d': [
    'Lösung beim ersten Kontakt nach Genesys: sieben Tage kein weiterer Kontakt',
    'abgeschlossene Kontakte, binnen sieben Tagen von keinem Kontakt desselben Kunden gefolgt ÷ abgeschlossene Kontakte',
  ],
  'fcr-same-channel-3d': [
    'Lösung beim ersten Kontakt nach RingCentral: drei Tage keine Rückkehr auf dem Kanal',
    'abgeschlossene Kontakte, binnen drei Tagen von keinem desselben Kunden auf demselben Kanal gefolgt ÷ abgeschlossene Kontakte',
  ],
  'fcr-same-topic-30d': [
    'Lösung beim ersten Kontakt, längste gebräuchliche Frist: dreißig Tage',
    'abgeschlossene Kontakte, binnen dreißig Tagen nicht vom selben Thema gefolgt ÷ abgeschlossene Kontakte',
  ],
  'fcr-zendesk-under-two': [
    'One-Touch nach Zendesk: weniger als zwei Antworten',
    'gelöste Tickets mit weniger als zwei Antworten eines Mitarbeiters, auch mit keiner ÷ gelöste Tickets',
  ],
  'fcr-zendesk-one-reply': [
    'One-Touch nach Zendesk: genau eine Antwort',
    'gelöste Tickets mit genau einer Antwort eines Mitarbeiters ÷ gelöste Tickets',
  ],
  'fcr-freshservice': [
    'Lösung beim ersten Anruf nach Freshservice: kein weiteres Wort des Kunden',
    'gelöste Tickets ohne Äußerung des Kunden nach der Beschreibung ÷ gelöste Tickets',
  ],
  'fcr-intercom': [
    'Lösung beim ersten Kontakt nach Intercom: einmal geschlossen, eine Person',
    'einmal geschlossene Unterhaltungen mit einer beteiligten Person ÷ von Personen geschlossene Unterhaltungen',
  ],
  'self-service-success-rate': [
    'Erfolg von Selbstbedienung und KI',
    `(bestätigt + still und geblieben) ÷ ${noOne} von zahlenden Kunden, die dreißig Tage verfolgt wurden`,
  ],
  'fate-confirmed': [
    'Ohne menschliche Hilfe: bestätigt',
    `${noOne}, die der Kunde bestätigte oder gut bewertete ÷ ${noOne}`,
  ],
  'fate-stayed': [
    'Ohne menschliche Hilfe: still und geblieben',
    `${noOne}, auf die Schweigen und dreißig Tage Zahlung folgten ÷ ${noOne}`,
  ],
  'fate-came-back': [
    'Ohne menschliche Hilfe: zurückgekommen',
    `${noOne}, auf die dasselbe Thema folgte oder die wieder geöffnet wurden ÷ ${noOne}`,
  ],
  'fate-left': [
    'Ohne menschliche Hilfe: still und verloren',
    `${noOne}, auf die Schweigen und der Verlust des Kunden folgten ÷ ${noOne}`,
  ],
  'fate-left-30d': [
    'Ohne menschliche Hilfe: still und binnen 30 Tagen verloren',
    `${noOne}, auf die Schweigen und binnen 30 Tagen der Verlust des Kunden folgten ÷ ${noOne}, deren Kunde 30 Tage verfolgt wurde`,
  ],
  'fate-left-60d': [
    'Ohne menschliche Hilfe: still und binnen 60 Tagen verloren',
    `${noOne}, auf die Schweigen und binnen 60 Tagen der Verlust des Kunden folgten ÷ ${noOne}, deren Kunde 60 Tage verfolgt wurde`,
  ],
  'fate-left-90d': [
    'Ohne menschliche Hilfe: still und binnen 90 Tagen verloren',
    `${noOne}, auf die Schweigen und binnen 90 Tagen der Verlust des Kunden folgten ÷ ${noOne}, deren Kunde 90 Tage verfolgt wurde`,
  ],
  'fate-unknowable': [
    'Ohne menschliche Hilfe: nicht feststellbar',
    `${noOne}, deren Rückkehr oder Weggang nicht zu sehen gewesen wäre ÷ ${noOne}`,
  ],
  'ai-handed-over-issues': [
    'Anliegen, die die KI versuchte und ein Mensch übernahm',
    'Anliegen mit einem KI-Versuch und danach einem Menschen ÷ Anliegen mit einem KI-Versuch',
  ],
  'handed-over-contacts': [
    'Kontakte je übergebenem Anliegen',
    'Kontakte ÷ Anliegen mit einem KI-Versuch und danach einem Menschen',
  ],
  'handed-over-time': [
    'Arbeitszeit je Anliegen, das zuerst die KI versuchte',
    'Bearbeitungszeit von Menschen nach dem KI-Versuch ÷ Anliegen mit einem KI-Versuch und danach einem Menschen',
  ],
  'chain-issues': [
    'Anliegen, die die KI versuchte',
    'Anliegen mit mindestens einem KI-Kontakt, danach, wie sie weitergingen',
  ],
  'chain-contacts': [
    'Kontakte je Anliegen, das die KI versuchte',
    'Kontakte ÷ Anliegen mit mindestens einem KI-Kontakt',
  ],
  'chain-kept': [
    'Anliegen, die die KI versuchte und die gelöst endeten',
    'Anliegen mit mindestens einem KI-Kontakt, die gelöst endeten und gelöst blieben ÷ diese Anliegen',
  ],
  'escalation-kept-rate': [
    'Übergaben, die ein Mensch dauerhaft löste',
    'übergebene Kontakte, deren Lösung hielt ÷ übergebene Kontakte, deren Stufe bekannt ist',
  ],
  contacts: ['Kontakte', 'Tickets, Unterhaltungen und Anrufe, die Kunden im Zeitraum eröffneten'],
  'contacts-per-customer': [
    'Kontakte je Kunde',
    'Kontakte zahlender Kunden ÷ durchschnittliche Zahl zahlender Kunden im Zeitraum',
  ],
  'contacts-per-customer-month': ['Kontakte je Kunde und Monat', 'Kontakte zahlender Kunden ÷ Kundenmonate'],
  'recontact-48h': [
    'Binnen 48 Stunden zurück',
    'abgeschlossene Kontakte, binnen 48 Stunden von einem weiteren desselben Kunden gefolgt ÷ abgeschlossene Kontakte',
  ],
  'recontact-48h-same-topic': [
    'Binnen 48 Stunden mit demselben Thema zurück',
    'abgeschlossene Kontakte, binnen 48 Stunden von einem weiteren desselben Kunden zum selben Thema gefolgt ÷ abgeschlossene Kontakte',
  ],
  'recontact-7d': [
    'Binnen sieben Tagen zurück',
    'abgeschlossene Kontakte, binnen sieben Tagen von einem weiteren desselben Kunden gefolgt ÷ abgeschlossene Kontakte',
  ],
  'recontact-7d-same-topic': [
    'Binnen sieben Tagen mit demselben Thema zurück',
    'abgeschlossene Kontakte, binnen sieben Tagen von einem weiteren desselben Kunden zum selben Thema gefolgt ÷ abgeschlossene Kontakte',
  ],
  'recontact-30d': [
    'Binnen dreißig Tagen zurück',
    'abgeschlossene Kontakte, binnen dreißig Tagen von einem weiteren desselben Kunden gefolgt ÷ abgeschlossene Kontakte',
  ],
  'recontact-30d-same-topic': [
    'Binnen dreißig Tagen mit demselben Thema zurück',
    'abgeschlossene Kontakte, binnen dreißig Tagen von einem weiteren desselben Kunden zum selben Thema gefolgt ÷ abgeschlossene Kontakte',
  ],
  'repeat-contact-rate': [
    'Kunden mit mehr als einem Kontakt',
    'Kunden mit zwei oder mehr Kontakten ÷ Kunden mit mindestens einem',
  ],
  'handle-time': ['Bearbeitungszeit je Kontakt', 'Sekunden menschlicher Arbeit ÷ Kontakte mit einer Bearbeitungszeit'],
  'match-rate': [
    'Einem zahlenden Kunden zugeordnete Kontakte',
    'Kontakte, deren Person als zahlender Kunde bekannt ist ÷ Kontakte',
  ],
  'handle-time-median': ['Bearbeitungszeit, Median', 'die Bearbeitungszeit, unter der die Hälfte der Kontakte bleibt'],
  'handle-time-p90': [
    'Bearbeitungszeit, neun von zehn',
    'die Bearbeitungszeit, unter der neun von zehn Kontakten bleiben',
  ],
  'time-to-close': ['Zeit bis zum Abschluss', 'Stunden von Eröffnung bis Abschluss ÷ abgeschlossene Kontakte'],
  'time-to-close-median': [
    'Zeit bis zum Abschluss, Median',
    'die Zeit bis zum Abschluss, unter der die Hälfte der Kontakte bleibt',
  ],
  'time-to-close-p90': [
    'Zeit bis zum Abschluss, neun von zehn',
    'die Zeit bis zum Abschluss, unter der neun von zehn Kontakten bleiben',
  ],
  'first-reply-time': [
    'Zeit bis zur ersten Antwort, Median',
    'die Zeit von der Eröffnung bis zur ersten Antwort, unter der die Hälfte der Kontakte bleibt',
  ],
  'first-reply-time-p90': [
    'Zeit bis zur ersten Antwort, neun von zehn',
    'die Zeit von der Eröffnung bis zur ersten Antwort, unter der neun von zehn Kontakten bleiben',
  ],
  'kept-per-hour': [
    'Gehaltene Lösungen je Arbeitsstunde',
    'Kontakte von Menschen, deren Lösung hielt ÷ Stunden menschlicher Arbeit an Kontakten bekannter Stufe',
  ],
  'repeat-ticket-rate': [
    'Kontakte, die ein Anliegen wiederholen',
    'Kontakte, die nicht der erste ihres Anliegens sind ÷ Kontakte',
  ],
  'customers-once': ['Kunden mit einem Kontakt', 'Kunden mit einem Kontakt ÷ Kunden mit mindestens einem'],
  'customers-twice': ['Kunden mit zwei Kontakten', 'Kunden mit zwei Kontakten ÷ Kunden mit mindestens einem'],
  'customers-three-times': ['Kunden mit drei Kontakten', 'Kunden mit drei Kontakten ÷ Kunden mit mindestens einem'],
  'customers-four-or-more': [
    'Kunden mit vier oder mehr Kontakten',
    'Kunden mit vier oder mehr Kontakten ÷ Kunden mit mindestens einem',
  ],
  csat: ['Zufrieden, von den Antwortenden', 'als zufrieden bewertete Kontakte ÷ bewertete Kontakte'],
  'csat-coverage': ['Kontakte mit einer Bewertung', 'bewertete Kontakte ÷ Kontakte'],
  'csat-response-rate': [
    'Geantwortet, von den Gefragten',
    'bewertete Kontakte ÷ Kontakte, für die um eine Bewertung gebeten wurde',
  ],
  'csat-on-kept': [
    'Zufrieden, wo die Lösung hielt',
    'zufrieden bewertete Kontakte, deren Lösung hielt ÷ bewertete Kontakte, deren Lösung hielt',
  ],
  'cost-total': ['Alles in der Datei des Hauptbuchs', 'Summe aller Buchungen'],
  'cost-in-scope': [cost, 'Summe der Buchungen des Supports'],
  'cost-out-of-scope': [
    'Kosten, die nicht zum Support gehören',
    'Summe aller Buchungen − Summe der Buchungen des Supports',
  ],
  'cost-allocated': [
    'Verteilte Kosten',
    'was der Zeitraum trägt, Zeile für Zeile nach ihrem Schlüssel verteilt: Personal, Fremdleistung und Telefonie nach Bearbeitungszeit (nach Kontakten von Menschen, wo mehr als die Hälfte keine hat), KI nach Kontakten mit KI, der Rest nach Kontakten, sofern niemand einen anderen Schlüssel festgelegt hat, etwa Plätze',
  ],
  'cost-unallocated': ['Nicht verteilte Supportkosten', 'was der Zeitraum trägt − verteilte Kosten'],
  'cost-per-contact': ['Kosten je Kontakt', `${cost} ÷ Kontakte`],
  'cost-per-vendor-resolution': [
    'Kosten je Lösung nach Zählung des Anbieters',
    `${cost} ÷ Kontakte, die ein Anbieter als gelöst führt`,
  ],
  'cost-per-kept-resolution': [
    'Kosten je gehaltener Lösung',
    'auf Kontakte abgelaufener Anliegen verteilte Kosten ÷ Anliegen, die gelöst endeten und sieben Tage gelöst blieben',
  ],
  'cost-of-failed-ai-attempt': [
    'Kosten eines gescheiterten KI-Versuchs',
    'Kosten der Anliegen, die die KI begann und nicht allein beenden konnte, samt den Menschen, die übernahmen ÷ ihre Zahl',
  ],
  'chain-cost': ['Kosten eines Anliegens, das die KI versuchte', `${shared}: alles, was ihre Kontakte tragen`],
  'chain-cost-ai': [
    'Kosten eines Anliegens, das die KI versuchte: KI',
    `${shared}: KI-Nutzung und KI-Plattform, nach Kontakten mit KI`,
  ],
  'chain-cost-people': [
    'Kosten eines Anliegens, das die KI versuchte: Menschen',
    `${shared}: Personal, Fremdleistung und Telefonie, nach Bearbeitungszeit (nach Kontakten von Menschen, wo mehr als die Hälfte keine hat)`,
  ],
  'chain-cost-other': [
    'Kosten eines Anliegens, das die KI versuchte: der Rest',
    `${shared}: Werkzeuge, Räume und Gemeinkosten, nach Kontakten`,
  ],
  'cost-charged': [
    'Supportkosten, die der Zeitraum trägt',
    `${cost} − einmalige Kosten, die spätere Monate tragen + einmalige Kosten früherer Monate, die jetzt getragen werden`,
  ],
  'cost-of-kept-ai-attempt': [
    'Kosten eines Anliegens, das die KI allein hielt',
    'Kosten der Anliegen, die die KI begann, in einem Kontakt allein beendete und die gelöst blieben ÷ ihre Zahl',
  ],
  'failed-ai-attempt-ratio': [
    'Ein gescheiterter KI-Versuch gegenüber einem, der hielt',
    'Kosten eines gescheiterten KI-Versuchs ÷ Kosten eines Anliegens, das die KI allein hielt',
  ],
  'ai-invoice-per-resolution': [
    'Rechnung des KI-Anbieters je Lösung',
    'KI-Nutzungsgebühren ÷ KI-Kontakte, die der Anbieter als gelöst zählt',
  ],
  'ai-fees-per-kept-resolution': [
    'KI-Nutzungsgebühren je Anliegen, das die KI allein hielt',
    'KI-Nutzungsgebühren abgelaufener Anliegen, die die KI begann ÷ Anliegen, die die KI allein hielt; was eines mehr davon an Gebühren kostet',
  ],
  'ai-cost-per-kept-resolution': [
    'KI-Vollkosten je Anliegen, das die KI allein hielt',
    'alles, was abgelaufene, mit KI begonnene Anliegen kosteten (Gebühren, Plattform, Anteil an Einrichtung, Werkzeugen und Gemeinkosten, und die Menschen, die übernahmen) ÷ Anliegen, die die KI allein hielt',
  ],
  'ai-cost-part': [
    'Ein Teil der KI-Vollkosten',
    'eine Kostenart abgelaufener, mit KI begonnener Anliegen ÷ Anliegen, die die KI allein hielt; die Teile ergeben das Ganze',
  ],
  'cost-per-outcome': [
    'Kosten je anderem Ergebnis als einem gelösten Anliegen',
    'Kosten der Zeilen, die einem Ergebnis dienen ÷ wie oft es nachgewiesen wurde',
  ],
  'cost-elasticity': [
    'Wie Kosten oder Personal mit Kontakten oder Umsatz wachsen',
    'Steigung von log Kosten (oder Personal) auf log Kontakte (oder Umsatz) über die Monate, kleinste Quadrate; 1 heißt im gleichen Verhältnis',
  ],
  'marginal-cost-per-contact': [
    'Kosten eines weiteren Kontakts',
    'Steigung der Monatskosten auf die Monatskontakte, kleinste Quadrate',
  ],
  'use-cost-per-contact': [
    'Was ein weiterer Kontakt sofort kostet',
    `${cost}, die nach Nutzung bezahlt werden (KI-Gebühren, Fremdleistung, Telefonie) ÷ Kontakte`,
  ],
  'average-cost-per-contact': [
    'Durchschnittliche Kosten je Kontakt über die Monate',
    `${cost} ÷ Kontakte, über dieselben Monate wie die Kosten eines weiteren Kontakts`,
  ],
  'cost-to-serve': [
    'Bedienkosten je Kunde',
    'auf Kontakte von Kunden verteilte Kosten ÷ Kunden, die zahlen oder Kontakt hatten',
  ],
  'cost-to-serve-share': [
    'Bedienkosten als Anteil am wiederkehrenden Umsatz',
    'Kosten der Kontakte von Kunden ÷ ihr wiederkehrender Umsatz im Zeitraum; auf beiden Seiten aufs Jahr gerechnet dasselbe wie der Anteil am ARR',
  ],
  'customers-beyond-margin': [
    'Kunden, die mehr kosten als ihre Marge',
    'Kunden, deren Bedienkosten ihren Umsatz × Bruttomarge übersteigen',
  ],
  'tool-cost': ['Kosten eines Werkzeugs', 'Summe der Supportbuchungen eines Anbieters von Werkzeugen oder KI'],
  'mrr-signalled': [
    'Umsatz, für den ein Signal des Supports stand',
    'Gehaltene: Monatsumsatz von Kunden, die vor jeder Kündigung gemeldet und betreut wurden × untere Grenze von (gehalten mit Betreuung − gehalten ohne); Ausbau: Zuwächse binnen 30 Tagen nach einem Signal',
  ],
  'mrr-expanded-after-signal': [
    'Ausbau binnen dreißig Tagen nach einem Signal',
    'Summe der Zuwächse von Kunden, zu denen höchstens dreißig Tage vorher ein Ausbausignal weitergegeben wurde',
  ],
  'mrr-opening': ['Wiederkehrender Umsatz am Anfang', 'Summe der am Anfang laufenden Monatsbeträge'],
  'mrr-new': ['Neu', 'erster Monatsbetrag von Kunden, die vorher nie zahlten'],
  'mrr-expansion': ['Ausbau', 'Zuwächse von Kunden, die bereits zahlen'],
  'mrr-contraction': ['Rückgang', 'Rückgänge von Kunden, die weiter zahlen'],
  'mrr-churn': ['Verloren', 'Monatsbeträge von Kunden, deren letztes Abonnement endete'],
  'mrr-reactivation': ['Zurückgekehrt', 'Monatsbeträge von Kunden, die nach ihrem Weggang zurückkehrten'],
  'mrr-closing': [
    'Wiederkehrender Umsatz am Ende',
    'Summe der am Ende laufenden Monatsbeträge = Anfang + neu + Ausbau + Rückgang + verloren + zurückgekehrt',
  ],
  'mrr-residual': [
    'Unerklärter Rest',
    'Ende − Anfang − Bewegungen; alles außer null heißt, dass die Rechnung nicht aufgeht',
  ],
  'gross-revenue-retention': [
    'Bruttoumsatzbindung',
    'für die am Anfang zahlenden Kunden: der kleinere ihrer Beträge am Ende und am Anfang ÷ ihre Beträge am Anfang',
  ],
  'net-revenue-retention': [
    'Nettoumsatzbindung',
    'für die am Anfang zahlenden Kunden: ihre Beträge am Ende ÷ ihre Beträge am Anfang',
  ],
  'logo-churn': [
    'Verlorene Kunden (Anteil)',
    'am Anfang zahlende Kunden, die am Ende nicht mehr zahlen ÷ am Anfang zahlende Kunden',
  ],
  'mrr-touched': [
    'Wiederkehrender Umsatz von Kunden mit Kontakt',
    'Monatsbeträge von Kunden mit mindestens einem Kontakt im Zeitraum',
  ],
  'mrr-exposed': [
    'Wiederkehrender Umsatz, der gescheiterter KI-Bearbeitung ausgesetzt war',
    'Monatsbeträge von Kunden mit mindestens einem KI-Kontakt, der im Zeitraum scheiterte oder übergeben wurde',
  ],
  'mrr-associated': [
    'Wiederkehrender Umsatz im Zusammenhang mit der Güte der Bearbeitung',
    'ausgesetzte Monatsbeträge × bereinigter Unterschied im Abwanderungsrisiko',
  ],
  'mrr-claimed': [
    'Wiederkehrender Umsatz, den das Team beansprucht',
    'Beträge im Zusammenhang × die Faktoren, die das Finanzwesen vereinbart hat',
  ],
  'arr-ours': ['Jährlich wiederkehrender Umsatz in den Abrechnungsdaten', 'monatlich wiederkehrende Beträge × 12'],
  'arr-finance': [
    'Jährlich wiederkehrender Umsatz laut Finanzwesen',
    'die Zahl des Finanzwesens, sonst die Summe seiner Liste',
  ],
  'arr-difference': [
    'Eine benannte Differenz zur Zahl des Finanzwesens',
    'Kunde für Kunde: die wenigsten möglichen Gründe (Verträge, die binnen 45 Tagen beginnen oder enden, Testphasen, Kündigungen, Tarife, die das Finanzwesen nicht zählt, Einmalposten, ein anderer Kurs), die sich zur Differenz addieren; oder was eine Person benannte',
  ],
  'arr-unexplained': [
    'Unerklärt zwischen beiden',
    'Zahl des Finanzwesens − Abrechnungsdaten − benannte Differenzen; über 0,5 % der Zahl des Finanzwesens gehen beide nicht auf',
  ],
  'mrr-fx': [
    'Allein durch Wechselkurse bewegt',
    'für jeden Kunden, der in anderer Währung zahlt: sein Betrag zum Kurs des Tages abzüglich desselben zum vorigen Kurs; über den Zeitraum summiert',
  ],
  'kept-after': [
    'Neunzig Tage nach gescheiterter Zahlung oder Ausnahme geblieben',
    'Kunden, die neunzig Tage später mindestens 80 % ihres Betrags zahlen ÷ alle dieser Seite',
  ],
  'flagged-first': [
    'Vom Support vor den Nutzungsdaten gemeldet',
    'vom Support gemeldete Kunden ohne Meldung aus Nutzungsdaten in den neunzig Tagen davor ÷ vom Support gemeldete Kunden',
  ],
  'pilot-retention': [
    'In einem Arm des Pilotversuchs geblieben',
    'Kunden, die am Ende der Laufzeit ohne Lücke noch zahlen ÷ Kunden, die das Los dem Arm zuteilte',
  ],
  'pilot-difference': [
    'Mit der Änderung geblieben abzüglich ohne sie',
    'Anteil Gebliebener mit der Änderung − Anteil ohne sie, mit Newcombes 95-%-Intervall',
  ],
  'promise-promised': [
    'Für ein Quartal zugesagt',
    'Jahresbetrag des eingefrorenen Business Case ÷ 4, mit dem Anlauf der Monate des Quartals; Einmaliges im ersten Quartal',
  ],
  'promise-realised': [
    'In einem Quartal erreicht',
    'Änderung gegenüber dem Quartal der Zusage darin, wie oft die KI scheitert, wer ausgesetzt ist, was auf Signale folgt und was Werkzeuge und KI kosten, zu den zugesagten Einzelwerten; oder was eine Person eintrug',
  ],
  'pnl-category-cost': ['Bedienkosten einer Kategorie', 'auf die Kontakte der Kategorie verteilte Supportkosten'],
  'pnl-category-retained': [
    'Gehaltener Umsatz einer Kategorie',
    'gehaltener Umsatz, verteilt nach der unteren Grenze dessen, was die ausgesetzten Kunden jeder Kategorie ausmachen',
  ],
  'pnl-category-exposed': [
    'Ausgesetzter Monatsumsatz einer Kategorie',
    'Monatsumsatz von Kunden, bei denen die KI-Bearbeitung nicht hielt, jeder im Thema seines ersten solchen Kontakts im Quartal',
  ],
  'orders-net': ['Bestellungen abzüglich Erstattungen', 'Bestellungen des Quartals − was davon erstattet wurde'],
  'orders-opening': [
    'In den zwölf Monaten vor dem Anfang gekauft',
    'Bestellungen abzüglich Erstattungen bekannter Käufer',
  ],
  'orders-movement': [
    'Käufe aus zwölf Monaten: was sich bewegte',
    'für jeden Käufer: Käufe der 365 Tage vor dem Ende abzüglich der 365 Tage vor dem Anfang, danach, was geschah',
  ],
  'orders-closing': [
    'In den zwölf Monaten vor dem Ende gekauft',
    'Bestellungen abzüglich Erstattungen bekannter Käufer',
  ],
  'repeat-buyers': [
    'Käufer, die schon gekauft hatten',
    'Käufer des Quartals mit einer früheren Bestellung ÷ Käufer des Quartals',
  ],
  'contact-churn-90d': [
    'Binnen neunzig Tagen nach einem Kontakt gegangen',
    'zahlende Kunden, die binnen neunzig Tagen nach ihrem ersten Kontakt im Zeitraum gingen ÷ zahlende Kunden mit Kontakt',
  ],
  'no-contact-churn-90d': [
    'Binnen neunzig Tagen gegangen, ohne Kontakt',
    'zahlende Kunden ohne Kontakt im Zeitraum, die binnen neunzig Tagen nach dessen Beginn gingen ÷ zahlende Kunden ohne Kontakt',
  ],
  'at-risk-save-rate': [
    'Gehaltene gefährdete Kunden',
    'gefährdete Kunden, um die sich jemand kümmerte und die neunzig Tage später noch mindestens 80 % ihres Betrags zahlen ÷ gefährdete Kunden, um die sich jemand kümmerte',
  ],
  'at-risk-stay-rate': [
    'Gefährdete Kunden, die von selbst blieben',
    'gefährdete Kunden, um die sich niemand kümmerte und die neunzig Tage später noch mindestens 80 % ihres Betrags zahlen ÷ gefährdete Kunden, um die sich niemand kümmerte',
  ],
  'at-risk-base-rate': [
    'Kunden, die ohne Signal blieben',
    'nicht gemeldete Kunden, die neunzig Tage später mindestens 80 % ihres Betrags zahlen ÷ nicht gemeldete Kunden',
  ],
  'losses-announced': [
    'Verluste, die sich vorher zeigten',
    'im Zeitraum verlorene Kunden, die in den neunzig Tagen davor gemeldet waren oder zwei Warnzeichen zeigten ÷ verlorene Kunden',
  ],
  'retained-after-contact': [
    'Neunzig Tage nach einem Kontakt noch zahlend',
    'zahlende Kunden mit Kontakt, die neunzig Tage später noch zahlen ÷ zahlende Kunden mit Kontakt',
  ],
  'retained-after-durable': [
    'Neunzig Tage nach dauerhafter Lösung noch zahlend',
    'zahlende Kunden, deren erster Kontakt im Zeitraum dauerhaft gelöst wurde und die neunzig Tage später noch zahlen ÷ zahlende Kunden, deren erster Kontakt dauerhaft gelöst wurde',
  ],
  'retained-after-failed': [
    'Neunzig Tage nach gescheiterter Lösung noch zahlend',
    'zahlende Kunden, deren erster Kontakt im Zeitraum scheiterte und die neunzig Tage später noch zahlen ÷ zahlende Kunden, deren erster Kontakt scheiterte',
  ],
  'signal-acceptance': ['Angenommene Ausbausignale', 'angenommene Ausbausignale ÷ Ausbausignale'],
  'signal-conversation': [
    'Angenommene Signale, auf die ein Gespräch folgte',
    'angenommene Ausbausignale mit einem Verkaufsgespräch ÷ angenommene Ausbausignale',
  ],
  'signal-won': ['Gewonnene Gespräche', 'gewonnene Ausbausignale ÷ solche mit einem Gespräch'],
  'time-to-first-value': [
    'Zeit bis zum ersten Nutzen, Median',
    'Tage von der ersten Zahlung, bis die Hälfte der im Zeitraum begonnenen Kunden den ersten Nutzen erreicht hat (Kaplan–Meier)',
  ],
  'lifetime-value': [
    'Kundenwert, Bruttomarge, begrenzt',
    'Summe über höchstens sechzig Monate aus mittlerem Monatsbetrag × Bruttomarge × Wahrscheinlichkeit, noch da zu sein, abgezinst',
  ],
  'retention-by-handling': [
    'Gebliebene Kunden, nach Bearbeitung des ersten Kontakts',
    'Kaplan–Meier-Schätzung des Anteils, der noch zahlt, mit Log-log-Intervallen',
  ],
  'churn-risk-difference': [
    'Unterschied im Abwanderungsrisiko',
    'Risiko, bis zum Ende der Laufzeit zu gehen, nach schlechter minus nach guter KI-Bearbeitung, bereinigt',
  ],
  'days-kept-difference': [
    'Unterschied in gebliebenen Tagen',
    'eingeschränkte mittlere Tage als Kunde bis zum Ende der Laufzeit nach schlechter minus nach guter KI-Bearbeitung, bereinigt',
  ],
  'hazard-ratio': [
    'Verhältnis der Abwanderungsraten',
    'stratifiziertes Cox-Modell, schlechte gegenüber guter KI-Bearbeitung',
  ],
  'revenue-at-stake': [
    'Wiederkehrender Umsatz, um den es geht',
    'bereinigte verlorene Tage je Kunde nach schlechter KI-Bearbeitung, in Monaten, mal ihr mittlerer wiederkehrender Monatsbetrag zum Zeitpunkt null, mal ihre Zahl; bis zum Ende der Laufzeit, nie darüber hinaus',
  ],
  'customers-lost': ['Verlorene Kunden', 'Kunden, deren letztes Abonnement im Zeitraum endete'],
  'leading-sign': [
    'Abwanderungsrate mit einem Warnzeichen gegenüber ohne',
    'Verhältnis der Abwanderungsraten binnen 180 Tagen, aus einem Cox-Modell mit allen Zeichen, robust für Kunden, die in mehreren Quartalen stehen',
  ],
  'customer-case': [
    'Was der Kunde des Beispiels im Monat zahlte',
    'wiederkehrender Betrag eines Kunden, als sein Anliegen begann',
  ],
  'pnl-cost': ['Bedienkosten', 'Buchungen des Supports'],
  'pnl-retained': [
    'Im Quartal gehaltener Umsatz',
    'nach Vereinbarung mit dem Finanzwesen zugerechneter Umsatz × 3 Monate',
  ],
  'pnl-expanded': [
    'Im Quartal ausgebauter Umsatz',
    'Ausbau mit Evidenz B oder besser, mit dem Finanzwesen vereinbart × 3 Monate',
  ],
  'pnl-net': ['Umsatz abzüglich Bedienkosten', 'gehaltener Umsatz + ausgebauter Umsatz − Bedienkosten'],
  'case-npv': [
    'Kapitalwert des Business Case',
    'Nutzen − Kosten, jeweils mit dem Abzinsungssatz abgezinst; Heutiges nicht abgezinst',
  ],
  'case-roi': ['Rendite auf das Ausgegebene', 'Kapitalwert ÷ heutiger Wert der Kosten'],
  'case-irr': [
    'Interner Zinsfuß',
    'der Abzinsungssatz, bei dem der Kapitalwert null ist; keiner, wenn Zahlungen mehr als einmal das Vorzeichen wechseln',
  ],
  'case-payback': [
    'Monate bis zur Amortisation',
    'Monate, bis Nutzen abzüglich Kosten, aufaddiert, null oder mehr sind und bleiben; innerhalb eines Jahres gleichmäßig',
  ],
  'case-loss-share': ['Ziehungen mit Verlust', 'Ziehungen mit negativem Kapitalwert ÷ alle Ziehungen'],
  'case-benefit': ['Ein Nutzen des Business Case, im heutigen Wert', 'Produkt seiner Treiber in jedem Jahr, abgezinst'],
  'case-cost': [
    'Kosten des Business Case, im heutigen Wert',
    'was heute und in jedem Jahr über das ohnehin Ausgegebene hinaus ausgegeben wird, abgezinst',
  ],
  'case-flow': [
    'Eine Zahlung des Business Case in einem Jahr',
    'risikobereinigter Nutzen einer Art, oder Kosten unter null, des Jahres; nicht abgezinst',
  ],
  'case-break-even': [
    'Wo ein Treiber den Business Case kippt',
    'der Wert eines Treibers, bei dem der Kapitalwert null ist, alle anderen bei ihrem vorsichtigen Wert',
  ],
  'case-swing': [
    'Was ein Treiber am Business Case ändert',
    'Kapitalwert mit einem Treiber an seinem unteren oder oberen Ende − Kapitalwert',
  ],
}
