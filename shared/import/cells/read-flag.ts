const yes = new Set(
  'true yes y 1 t x ✓ ✔ on wahr ja j vrai oui o sí si s verdadero sim verdadeiro vero sì waar tak prawda involved 1.0 да так evet kyllä ano áno igen ναι 是 はい 예 checked selected ☑ ✅ ● 1.00'.split(
    ' ',
  ),
)
const no = new Set(
  'false no n 0 f ✗ off falsch nein faux non falso não nao onwaar nee nie fałsz 0.0 нет ні hayır ei ne nem nej nei όχι 否 いいえ 아니요 unchecked unselected ☐ ✘ ❌ ○ 0.00'.split(
    ' ',
  ),
)

/** A yes or no in the languages that exports come in; `undefined` when it is neither. */
export function maybeFlag(cell: string): boolean | undefined {
  const word = cell.trim().toLocaleLowerCase('en')
  if (yes.has(word)) return true
  if (no.has(word)) return false
  return undefined
}
