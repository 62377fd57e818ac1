import { describe, expect, it } from 'vitest'
import { registry } from '../../../shared/metrics/registry/index.ts'
import { definitions } from '../../../shared/story/language/de/definitions.ts'
import { german } from '../../../shared/story/language/de/format.ts'
import { phrases as germanPhrases } from '../../../shared/story/language/de/phrases.ts'
import { retell } from '../../../shared/story/language/de/record.ts'
import { windows } from '../../../shared/story/language/de/windows.ts'
import { languages, wordsOf } from '../../../shared/story/language/language.ts'
import { phrases } from '../../../shared/story/language/phrases.ts'
import { strongWords } from '../../../shared/story/strong-words.ts'

const thin = '\u202f'

describe('German numbers', () => {
  it.each([
    [german.number(-1204.5, 1), '−1.204,5'],
    [german.share(0.123), `12${thin}%`],
    [german.share(0.0834), `8,3${thin}%`],
    [german.points(0.0712), '+7,1 Prozentpunkte'],
    [german.money(120450, 'EUR'), `1.204,50${thin}€`],
    [german.moneyShort(-398200, 'EUR'), `−3.982${thin}€`],
    [german.moneyShort(4_900_000, 'EUR'), `49${thin}Tsd.${thin}€`],
    [german.moneyShort(193_124_000, 'USD'), `1,9${thin}Mio.${thin}$`],
    [german.moneyShort(500_000, 'CHF'), `5.000${thin}CHF`],
    [german.days(-1), '−1 Tag'],
    [german.days(23), '23 Tage'],
    [german.day(20576), '3. Mai 2026'],
    [german.month('2026-09'), 'September 2026'],
    [german.quarter('2026Q3'), 'Q3 2026'],
    [german.p(0.0004), 'p < 0,001'],
  ])('%s', (said, expected) => expect(said).toBe(expected))

  it('are found in a text again, without dates, quarters and names of intervals', () => {
    const text = `Am 3. Mai 2026 (Q2 2026) waren 1.204 Kunden da, 12,5${thin}% gingen binnen 48 Stunden; das 95-%-Intervall ist 11${thin}% bis 14${thin}%, in 80${thin}% der Ziehungen 49${thin}Tsd.${thin}€.`
    expect(german.numbersIn(text)).toEqual(['1.204', '12,5', '11', '14', '49'])
  })
})

describe('the phrase book', () => {
  it('tells a sentence with its numbers and words as the language writes them', () => {
    expect(retell('1 customer left and came back within the period and count as kept.')).toBe(
      '1 Kunde ging im Zeitraum, kam zurück und zählt als geblieben.',
    )
    expect(
      retell(
        'Monthly recurring revenue rose from €741k to €758k in Q3 2026: 8.3\u202f% of 1,377 paying customers left, and gross revenue retention was 95.0\u202f%.',
      ),
    ).toBe(
      `Der monatlich wiederkehrende Umsatz stieg in Q3 2026 von 741${thin}Tsd.${thin}€ auf 758${thin}Tsd.${thin}€: 8,3${thin}% von 1.377 zahlenden Kunden gingen verloren, die Bruttoumsatzbindung lag bei 95,0${thin}%.`,
    )
    expect(retell('2026-05-18: Zendesk tells contained from verified resolutions from here on')).toBe(
      '2026-05-18: Zendesk unterscheidet ab hier eigenständig bearbeitete von geprüften Lösungen',
    )
    expect(retell('plan, recurring amount and topic')).toBe('Tarif, Monatsbetrag und Thema')
    expect(
      retell(
        'Rate of leaving, after a poorly handled AI contact against a strong AI contact: recurring amount 100 to 500 a month',
      ),
    ).toBe(
      'Abwanderungsrate, nach einem schlecht bearbeiteten KI-Kontakt gegenüber einem gut bearbeiteten KI-Kontakt: Monatsbetrag 100 bis 500 im Monat',
    )
    expect(retell('€1,204.50 to −€3')).toBe(`1.204,50${thin}€ bis −3${thin}€`)
  })

  it('leaves what a person or a vendor wrote as it is', () => {
    for (const words of ['Quote by Acme of 3 May, 2.5 days', 'billing', 'Move to Berlin', 'Growth 2.0', ''])
      expect(retell(words)).toBe(words)
  })

  it('fills every hole that the sentence has, and no other', () => {
    for (const phrase of phrases) {
      const holes = (text: string) => new Set([...text.matchAll(/\{#?(\w+)(?::[^{}]*)?\}/g)].map((found) => found[1]))
      const known = holes(phrase)
      for (const hole of holes(germanPhrases[phrase])) expect(known.has(hole), `${phrase}: ${hole}`).toBe(true)
      expect(germanPhrases[phrase]).not.toContain('{#')
    }
  })

  it('knows every metric, window and exception of the registry', () => {
    for (const { id, window, excluded } of registry) {
      expect(definitions[id], id).toBeDefined()
      expect(windows[window], `${id}: ${window}`).toBeDefined()
      expect(windows[excluded], `${id}: ${excluded}`).toBeDefined()
    }
  })
})

describe('the verbs of grades', () => {
  it.each([
    ['Die neue KI hat die Kosten gesenkt', 'C', 1],
    ['Schlechte Bearbeitung verursacht Abwanderung', 'B', 1],
    ['Das führt zu mehr Umsatz', 'C', 1],
    ['Es hängt durchgängig mit Abwanderung zusammen', 'C', 1],
    ['Es hängt mit Abwanderung zusammen', 'C', 0],
    ['Es hängt mit Abwanderung zusammen', 'D', 1],
    ['Es fiel mit Abwanderung zusammen', 'D', 0],
    ['Ein Rückgang, den die Bearbeitung nicht verursacht haben kann', 'C', 0],
    ['Die Kosten sanken', 'fact', 0],
  ] as const)('in German: “%s” at grade %s says too much %i times', (text, grade, times) => {
    expect(strongWords(text, grade, 'de')).toHaveLength(times)
  })

  it('are one set for each language', () => {
    for (const language of languages)
      expect(wordsOf({ language }).verbs.claims.map((one) => one.grade)).toEqual(['A', 'B', 'C'])
  })
})
