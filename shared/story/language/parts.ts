/** Sentences after each other; what is not to be said is left out. */
export function joined(...sentences: readonly (string | false | null)[]): string {
  return sentences.filter((one): one is string => typeof one === 'string' && one !== '').join(' ')
}
