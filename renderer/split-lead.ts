/**
 * A report's words for the head of a screen: the first sentence is the headline, what follows is set smaller beneath it.
 * @example splitLead('It loses €3. It breaks at 2.5 %.') // ['It loses €3.', 'It breaks at 2.5 %.']
 */
export function splitLead(text: string): readonly [first: string, rest: string] {
  const [, first = text, rest = ''] = /^(.*?[.!?])\s+(?=[\p{Lu}\d€$£])(.*)$/su.exec(text) ?? []
  return [first, rest]
}
