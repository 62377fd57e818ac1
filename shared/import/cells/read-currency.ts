const known = new Set(Intl.supportedValuesOf('currency'))
const signs = new Map([
  ['€', 'EUR'],
  ['$', 'USD'],
  ['US$', 'USD'],
  ['U$S', 'USD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['CAN$', 'CAD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['SG$', 'SGD'],
  ['NT$', 'TWD'],
  ['MX$', 'MXN'],
  ['R$', 'BRL'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['JP¥', 'JPY'],
  ['円', 'JPY'],
  ['CN¥', 'CNY'],
  ['元', 'CNY'],
  ['RMB', 'CNY'],
  ['₹', 'INR'],
  ['RS', 'INR'],
  ['RS.', 'INR'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['TL', 'TRY'],
  ['৳', 'BDT'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['₫', 'VND'],
  ['฿', 'THB'],
  ['₱', 'PHP'],
  ['₦', 'NGN'],
  ['ZŁ', 'PLN'],
  ['KČ', 'CZK'],
  ['FT', 'HUF'],
  ['LEI', 'RON'],
  ['FR.', 'CHF'],
  ['SFR', 'CHF'],
  ['SFR.', 'CHF'],
  ['RP', 'IDR'],
  ['RM', 'MYR'],
])

/**
 * A currency's three-letter code in upper case from `eur`, `EUR`, `Euro - EUR`, `€`, or an amount with its sign (`৳2,999`, `12 CHF`); `undefined` when it names none.
 * `$` alone is read as the US dollar, `¥` as the yen; `kr`, which four countries use, is none.
 */
export function maybeCurrency(cell: string): string | undefined {
  const text = cell.trim()
  if (text.length > 60) return undefined
  const upper = text.toUpperCase()
  const sign = signs.get(upper)
  if (sign !== undefined) return sign
  if (text.length === 3) return known.has(upper) ? upper : undefined
  const beside = /\d/.test(upper) ? upper.replace(/[\d.,'’\s()+\-−–\u00a0\u202f]/gu, '') : ''
  if (beside !== '') return signs.get(beside) ?? (known.has(beside) ? beside : undefined)
  const code = upper.slice(-3)
  return /[\s(-]/.test(upper.at(-4) ?? '') && known.has(code) ? code : undefined
}
