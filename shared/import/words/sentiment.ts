/** How a customer sounded: −1 negative, 0 neutral, 1 positive; undefined for a word that says neither. Reads numbers from −1 to 1 as well. */
export function maybeSentiment(text: string): number | undefined {
  const word = text.trim().toLowerCase().replaceAll('_', ' ')
  if (/^[-−]?(0|1)?(\.\d+)?$/.test(word) && word !== '') {
    const value = Number(word.replace('−', '-'))
    return value < -0.2 ? -1 : value > 0.2 ? 1 : 0
  }
  if (
    /(^|\b)(very |strongly |somewhat )?(negative|angry|frustrated|upset|unhappy|negativ|négatif|negativo)\b/.test(word)
  )
    return -1
  if (/(^|\b)(very |strongly |somewhat )?(positive|happy|satisfied|delighted|positiv|positif|positivo)\b/.test(word))
    return 1
  return /^(neutral|mixed|none|neutre)$/.test(word) ? 0 : undefined
}
