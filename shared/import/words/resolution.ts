import { foldWord, remembering, wordTable } from './fold-word.ts'

/** How a contact ended, as a word of an export tells it. */
export type Resolution = 'resolved' | 'not-resolved' | 'escalated' | 'reopened' | 'open'

const words = wordTable<Resolution>({
  resolved:
    'resolved|solved|closed|done|fixed|completed|complete|answered|durable|fragile|contained|deflected|assumed resolved|confirmed resolved|assumed resolution|confirmed resolution|hard resolution|soft resolution|verified|verified resolution|automated resolution|success|successful|satisfied|yes|true|1|resolved by ai|ai resolved|resolved by human|fully resolved|first contact|first contact resolution|fcr|gelöst|erledigt|geschlossen|abgeschlossen|résolu|clos|fermé|terminé|resuelto|cerrado|solucionado|resolvido|fechado|risolto|chiuso|opgelost|gesloten|rozwiązane|duplicate handled|resolution',
  'not-resolved':
    'not resolved|unresolved|failed|failure|not solved|unsolved|abandoned|no resolution|not answered|unanswered|dropped|timed out|timeout|expired|unsuccessful|negative feedback|incorrect|no|false|0|rejected|wont fix|won t fix|ungelöst|nicht gelöst|non résolu|no resuelto|não resolvido|non risolto|niet opgelost|partially resolved|partial|lost|missed',
  escalated:
    'escalated|escalation|handed off|handoff|hand off|transferred|routed to team|routed to human|transferred to human|transferred to agent|escalated to human|escalated to agent|procedure handoff|eskaliert|escaladé|escalado|weitergeleitet|tier 2|tier2|l2',
  reopened: 'reopened|re opened|resolved then reopened|wiedereröffnet|rouvert|reabierto|reaberto|repeat|recontacted',
  open: 'open|pending|new|in progress|on hold|hold|waiting|waiting on customer|snoozed|offen|neu|in bearbeitung|ouvert|en cours|abierto|pendiente|aberto|aperto|active|ongoing',
})

/** How a contact ended by a word such as `resolved`, `Assumed resolved`, `reopened`; `undefined` when the word doesn't tell. */
export function maybeResolution(raw: string): Resolution | undefined {
  return find(raw)
}

const find = remembering((raw: string) => words.get(foldWord(raw)))
