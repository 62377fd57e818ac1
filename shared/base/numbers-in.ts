/**
 * The numbers in a text as written, without signs, currency and units: `€1.9m` gives `1.9`. Quarters, dates, ids of evidence, versions and the names of windows and
 * intervals stay out.
 */
export function numbersIn(text: string): string[] {
  const plain = text
    .replace(/[a-z][a-z0-9-]*@\d+\/\S+/g, ' ')
    .replace(/Q[1-4] \d{4}/g, ' ')
    .replace(/\b\d{4}Q[1-4]\b/g, ' ')
    .replace(/\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b/g, ' ')
    .replace(/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b/g, ' ')
    .replace(/\b\d{4}-\d{2}(?:-\d{2})?\b/g, ' ')
    .replace(/\bv\d+\b/g, ' ')
    .replace(/\b[a-z]+(?:-[a-z0-9]+)*-\d+[a-z]\b/g, ' ')
    .replace(/\b48 hours\b/g, ' ')
    .replace(/\b95[\s\u202f]%(?= interval)/g, ' ')
    .replace(/\b80[\s\u202f]%(?= of draws)/g, ' ')
  return plain.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []
}
