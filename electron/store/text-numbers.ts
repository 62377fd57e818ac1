/** Numbers of many texts. A `Map` of a million short strings takes four times the memory, and longer to ask. */
export interface TextNumbers {
  /** The number kept for this text, or −1. */
  readonly numberOf: (text: string) => number
  /** Keeps a number, ≥ 0, for a text that has none. When the texts would take too much memory, those before are forgotten. */
  readonly keep: (text: string, number: number) => void
}

/** Texts one after the other as UTF-16, and a hash table (open addressing, never more than half full) of where each begins and ends and which number it has. */
export function makeTextNumbers({ mostUnits = 16 << 20 }: { readonly mostUnits?: number } = {}): TextNumbers {
  let units = new Uint16Array(1 << 12)
  let used = 0
  let count = 0
  let capacity = 1 << 9
  /** Three whole numbers a slot, side by side so that asking waits for memory once: number plus one (0 is free), begin, end. */
  let slots = new Int32Array(3 * capacity)

  const isAt = (slot: number, text: string): boolean => {
    const begin = slots[3 * slot + 1] as number
    if ((slots[3 * slot + 2] as number) - begin !== text.length) return false
    for (let i = 0; i < text.length; i += 1) if (units[begin + i] !== text.charCodeAt(i)) return false
    return true
  }
  /** The slot that holds the text, or the free one where it belongs. */
  const slotOf = (text: string): number => {
    const mask = capacity - 1
    let slot = hashText(text) & mask
    while (slots[3 * slot] !== 0 && !isAt(slot, text)) slot = (slot + 1) & mask
    return slot
  }
  const put = (slot: number, number: number, begin: number, end: number): void => {
    slots[3 * slot] = number
    slots[3 * slot + 1] = begin
    slots[3 * slot + 2] = end
  }
  const forgetAll = (): void => {
    used = 0
    count = 0
    slots.fill(0)
  }
  const growTable = (): void => {
    const before = slots
    capacity *= 2
    slots = new Int32Array(3 * capacity)
    for (let at = 0; at < before.length; at += 3) {
      const [number, begin, end] = [before[at] as number, before[at + 1] as number, before[at + 2] as number]
      if (number === 0) continue
      let slot = hashUnits(units, begin, end) & (capacity - 1)
      while (slots[3 * slot] !== 0) slot = (slot + 1) & (capacity - 1)
      put(slot, number, begin, end)
    }
  }
  const growUnits = (needed: number): void => {
    const before = units
    units = new Uint16Array(Math.max(needed, 2 * before.length))
    units.set(before)
  }
  const keep = (text: string, number: number): void => {
    if (text.length > mostUnits) return
    if (used + text.length > mostUnits) forgetAll()
    if (2 * (count + 1) > capacity) growTable()
    const end = used + text.length
    if (end > units.length) growUnits(end)
    const slot = slotOf(text)
    for (let i = 0; i < text.length; i += 1) units[used + i] = text.charCodeAt(i)
    put(slot, number + 1, used, end)
    used = end
    count += 1
  }
  return { numberOf: (text) => (slots[3 * slotOf(text)] as number) - 1, keep }
}

/** 32-bit FNV-1a over UTF-16 units, its upper bits folded into those that choose the slot. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return spread(hash)
}

/** The same of a text that stands in `units`. */
function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (units[i] as number), 0x01000193)
  return spread(hash)
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15)
}
