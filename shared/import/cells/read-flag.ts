const yes = new Set(
  'true yes y 1 t x ✓ ✔ on wahr ja j vrai oui o sí si s verdadero sim verdadeiro vero sì waar tak prawda involved 1.0'.split(
    ' ',
  ),
)
const no = new Set('false no n 0 f ✗ off falsch nein faux non falso não nao onwaar nee nie fałsz 0.0'.split(' '))

/** A yes or no in the languages that exports come in; `undefined` when it is neither. */
export function maybeFlag(cell: string): boolean | undefined {
  const word = cell.trim().toLowerCase()
  if (yes.has(word)) return true
  if (no.has(word)) return false
  return undefined
}
