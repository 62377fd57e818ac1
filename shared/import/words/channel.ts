import { cleanText } from '../cells/clean-text.ts'
import { foldWord, remembering, wordTable } from './fold-word.ts'

const channels = wordTable({
  email:
    'email|e mail|mail|gmail|outlook|imap|inbound email|email message|correo|correo electrónico|courriel|feedback email',
  chat: 'chat|live chat|livechat|messenger|widget|web messaging|native messaging|messaging|web chat|webchat|in app|in app chat|conversation|chat widget|sunshine conversations api|business messaging slack connect|zopim|native_messaging|sdk|ios|android',
  phone:
    'phone|call|voice|telephone|telefon|teléfono|téléphone|telefone|inbound call|phone call|phone call inbound|phone call incoming|voicemail|hotline|anruf|aircall|talk|phone inbound',
  web: 'web|web form|webform|form|portal|feedback widget|help center|help centre|website|web widget|contact form|kontaktformular|formulaire|formulario|embeddable widget|closed ticket|web service api|api|community|customer portal|online|new ticket form',
  messaging:
    'whatsapp|sms|text|text message|telegram|viber|line|wechat|imessage|apple messages|apple business chat|rcs|facebook messenger|instagram direct|instagram dm|messages',
  social:
    'facebook|twitter|x|instagram|social|twitter dm|twitter mention|facebook post|facebook comment|linkedin|reddit|tiktok|youtube|google play|app store|trustpilot|review|soziale medien|redes sociales',
  'self-service': 'self service|selfservice|self serve|knowledge base|faq|kb|help article|article',
  other: 'other|sonstige|sonstiges|autre|otro|outro|unknown|any channel|rule|batch|automation|import',
})

/** The channel in Proofbook's words: email, chat, phone, web, messaging, social, self-service or other; a word that isn't known stays as it is, in lower case. */
export function channelOf(raw: string | null): string | null {
  return raw === null ? null : find(raw)
}

const find = remembering(
  (raw: string): string => channels.get(foldWord(raw)) ?? cleanText(raw).toLowerCase().slice(0, 60),
)
