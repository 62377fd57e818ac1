/** Numbers from 0 up in place of ids (of customers, teams, periods), in the order of first sight, and how many there are. */
export function numberIds(ids: Int32Array): { readonly codes: Int32Array; readonly count: number } {
  const seen = new Map<number, number>()
  const codes = new Int32Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number
    const known = seen.get(id)
    codes[i] = known ?? seen.size
    if (known === undefined) seen.set(id, seen.size)
  }
  return { codes, count: seen.size }
}
