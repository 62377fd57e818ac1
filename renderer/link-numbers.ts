import type { Evidence } from '../shared/base/evidence.ts'
import { formatMoney, formatValue } from '../shared/base/format.ts'

/** A run of plain words, or a number in the sentence with the evidence that it says. */
export type SentencePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly evidence: Evidence }

/** The ways in which a sentence may say a number: as formatted, without its sign, in full. Small bare counts are left alone: "3" is rarely the number meant. */
function sayings(evidence: Evidence): readonly string[] {
  const { value, unit, currency } = evidence
  if (value === null || (unit === 'count' && Math.abs(value) < 10)) return []
  const texts = [formatValue(value, unit, currency), formatValue(Math.abs(value), unit, currency)]
  if (unit === 'points') texts.push(formatValue(Math.abs(value), unit, currency).replace(/^\+/, ''))
  if (unit === 'money' && currency) texts.push(formatMoney(value, currency), formatMoney(Math.abs(value), currency))
  return [...new Set(texts)]
}

const wordBefore = /[\p{L}\p{N}.,\u2212€$£¥]$/u
const wordAfter = /^(?:[\p{L}\p{N}]|[.,]\d)/u

/**
 * Finds the numbers of a sentence among its evidence, so that each can be opened where it is read. Works because one formatter writes both.
 * The parts joined together are the sentence; a number that no evidence says stays plain words.
 */
export function linkNumbers(sentence: string, evidence: readonly Evidence[]): readonly SentencePart[] {
  const candidates = evidence
    .flatMap((item) => sayings(item).map((text) => ({ text, item })))
    .sort((a, b) => b.text.length - a.text.length)
  const parts: SentencePart[] = []
  let plain = ''
  let at = 0
  while (at < sentence.length) {
    const found = candidates.find(
      ({ text }) =>
        sentence.startsWith(text, at) &&
        !wordBefore.test(sentence.slice(Math.max(0, at - 1), at)) &&
        !wordAfter.test(sentence.slice(at + text.length)),
    )
    if (found) {
      if (plain) parts.push({ kind: 'words', text: plain })
      plain = ''
      parts.push({ kind: 'number', text: found.text, evidence: found.item })
      at += found.text.length
    } else {
      plain += sentence[at]
      at += 1
    }
  }
  if (plain) parts.push({ kind: 'words', text: plain })
  return parts
}
