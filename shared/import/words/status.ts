import { foldWord, remembering, wordTable } from './fold-word.ts'

export type Status = 'open' | 'pending' | 'closed'

const words = wordTable<Status>({
  open: 'open|new|active|reopened|in progress|working|assigned|unassigned|opened|offen|neu|in bearbeitung|ouvert|nouveau|abierto|nuevo|aberto|novo|aperto|waiting on us|escalated|to do|started',
  pending:
    'pending|on hold|hold|snoozed|waiting|waiting on customer|waiting on third party|waiting on contact|waiting for customer|awaiting customer|openpending|wartend|en attente|pendiente|pendente|in attesa|on hold with customer|later|scheduled',
  closed:
    'closed|solved|resolved|done|archived|deleted|completed|complete|finished|ended|geschlossen|gelöst|erledigt|fermé|résolu|clos|cerrado|resuelto|fechado|resolvido|chiuso|risolto|closed resolved|abandoned|cancelled|canceled',
})

/** Open, pending or closed by the vendor's word; `undefined` when the word doesn't tell (a pipeline stage of a company's own). */
export function maybeStatus(raw: string): Status | undefined {
  return find(raw)
}

const find = remembering((raw: string) => words.get(foldWord(raw)))
