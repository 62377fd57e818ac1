import { dateWords } from './project-context.ts'

/** A break in a series as a line of words: the period that it lies in, the day in words where one is told, and what changed. */
export function breakWords(period: string, text: string): string {
  const [, date, change] = /^(\d{4}-\d\d-\d\d): (.*)$/s.exec(text) ?? []
  return date === undefined ? `${period}: ${text}` : `${period}, ${dateWords(date)}: ${change}`
}
