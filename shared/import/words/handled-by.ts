import { foldWord, remembering, wordTable } from './fold-word.ts'

/** Who took part, as a word of an export tells it. */
export type HandledBy = 'ai' | 'human' | 'ai-to-human' | 'self-service' | 'nobody'

const words = wordTable<HandledBy>({
  ai: 'ai|bot|fin|ai agent|fin ai agent|chatbot|virtual agent|virtual assistant|assistant|ai assistant|ai bot|automated|automation|automatic|ai only|bot only|fully automated|machine|ki|ki agent|ia|agent ia|robot|digital agent|ada|copilot|agentforce|einstein bot|answer bot|autopilot|ai handled|bot handled|ai resolved|contained|llm|deflected',
  human:
    'human|agent|human agent|person|people|teammate|team member|human only|agent only|staff|rep|representative|advisor|support agent|live agent|manual|mensch|mitarbeiter|humain|conseiller|humano|agente|medewerker|human handled|operator|employee|admin|no ai',
  'ai-to-human':
    'ai to human|ai human|ai then human|ai agent to human|both|hybrid|mixed|bot to human|bot human|bot to agent|bot agent|bot then agent|ai agent human|ai escalated|escalated|handoff|handed off|hand off|ai handoff|ai handover|handover|transferred|ai to agent|ai plus human|human after ai|ai and human|human and ai|ai assisted|ai human handoff|escalated to human|ki zu mensch|ai human agent|bot escalated|routed to human',
  'self-service': 'self service|selfservice|self|help center|help centre|knowledge base|kb|faq|portal self service',
  nobody: 'nobody|unassigned|not handled|unhandled|abandoned|missed',
})

/** Who handled a contact by a word such as `ai`, `human`, `ai→human`; `undefined` when the word doesn't tell. */
export function maybeHandledBy(raw: string): HandledBy | undefined {
  return find(raw)
}

const machine = /\b(ai|bot|chatbot|fin|virtual|automated|automation|assistant|ki|llm)\b/
const person = /\b(human|person|teammate|agent \d+|staff|people|mensch|humano|humain)\b/
const handedOver = /\b(escalat\w*|hand(ed)? ?off|handover|transfer\w*|then|to human|to agent)\b/

const find = remembering((raw: string): HandledBy | undefined => {
  const word = foldWord(raw)
  const known = words.get(word)
  if (known !== undefined) return known
  // A name with its kind beside it: "Aria (AI)", "AI, escalated to Maria".
  if (machine.test(word)) return handedOver.test(word) || person.test(word) ? 'ai-to-human' : 'ai'
  return person.test(word) ? 'human' : undefined
})
