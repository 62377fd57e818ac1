const known = new Set(Intl.supportedValuesOf('currency'))
const signs = new Map([
  ['€', 'EUR'],
  ['$', 'USD'],
  ['US$', 'USD'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['zł', 'PLN'],
  ['₹', 'INR'],
  ['R$', 'BRL'],
  ['₺', 'TRY'],
  ['৳', 'BDT'],
])

/** A currency's three-letter code in upper case from `eur`, `EUR`, `Euro - EUR` or `€`; `undefined` when it is none. */
export function maybeCurrency(cell: string): string | undefined {
  const text = cell.trim()
  const sign = signs.get(text)
  if (sign !== undefined) return sign
  const code = text.slice(-3).toUpperCase()
  if (text.length !== 3 && !/[\s-]/.test(text.at(-4) ?? '')) return undefined
  return known.has(code) ? code : undefined
}
