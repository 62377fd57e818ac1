/** How one language writes numbers, money, dates and lengths of time. All of it is words about numbers that are already rounded. */
export interface NumberWords {
  /** As in `en-GB`: for the language of a document. */
  readonly locale: string
  readonly decimal: string
  readonly group: string
  /** An amount with the sign of its currency. */
  readonly money: (amount: string, sign: string) => string
  /** Behind the digits of thousands and of millions of money. */
  readonly thousand: string
  readonly million: string
  readonly points: string
  readonly days: (digits: string, isOne: boolean) => string
  /** Behind seconds, minutes and hours, with their space. */
  readonly seconds: readonly [string, string, string]
  readonly range: (low: string, high: string) => string
  readonly tooFew: string
  readonly months: readonly string[]
  readonly day: (date: number, month: string, year: string) => string
  readonly month: (month: string, year: string) => string
  readonly quarter: (quarter: string, year: string) => string
  /** What looks like a number in a text of this language and is none: dates, quarters, names of windows and intervals. */
  readonly noNumbers: readonly RegExp[]
}

const thin = '\u202f'
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const anyEnglishMonth = englishMonths.join('|')

/** Ids, versions and dates that read the same in every language. */
export const codesInText: readonly RegExp[] = [
  /[a-z][a-z0-9-]*@\d+\/\S+/g,
  /Q[1-4] \d{4}/g,
  /\b\d{4}Q[1-4]\b/g,
  /\b\d{4}-\d{2}(?:-\d{2})?\b/g,
  /\bv\d+\b/g,
  /\b[a-z]+(?:-[a-z0-9]+)*-\d+[a-z]\b/g,
]

/** English as the app writes it. */
export const englishNumbers: NumberWords = {
  locale: 'en-GB',
  decimal: '.',
  group: ',',
  money: (amount, sign) => `${sign}${amount}`,
  thousand: 'k',
  million: 'm',
  points: ' points',
  days: (digits, isOne) => `${digits} ${isOne ? 'day' : 'days'}`,
  seconds: [`${thin}s`, `${thin}min`, `${thin}h`],
  range: (low, high) => `${low} to ${high}`,
  tooFew: 'too few to say',
  months: englishMonths,
  day: (date, month, year) => `${date} ${month} ${year}`,
  month: (month, year) => `${month} ${year}`,
  quarter: (quarter, year) => `${quarter} ${year}`,
  noNumbers: [
    new RegExp(`\\b\\d{1,2} (?:${anyEnglishMonth}) \\d{4}\\b`, 'g'),
    new RegExp(`\\b(?:${anyEnglishMonth}) \\d{4}\\b`, 'g'),
    /\b48 hours\b/g,
    /\b95[\s\u202f]%(?= interval)/g,
    /\b80[\s\u202f]%(?= of draws)/g,
  ],
}
