import { berlinTime } from './berlin.ts'
import { makeChance } from './chance.ts'
import { csvLine } from './csv-text.ts'
import type { Conversation } from './intercom-csv.ts'
import type { Contact, Frame } from './world.ts'
import type { Ticket, Written } from './zendesk-csv.ts'

const fields: readonly (readonly [id: string, label: string, importId: string])[] = [
  ['StartDate', 'Start Date', 'startDate'],
  ['EndDate', 'End Date', 'endDate'],
  ['Status', 'Response Type', 'status'],
  ['IPAddress', 'IP Address', 'ipAddress'],
  ['Progress', 'Progress', 'progress'],
  ['Duration (in seconds)', 'Duration (in seconds)', 'duration'],
  ['Finished', 'Finished', 'finished'],
  ['RecordedDate', 'Recorded Date', 'recordedDate'],
  ['ResponseId', 'Response ID', '_recordId'],
  ['RecipientLastName', 'Recipient Last Name', 'recipientLastName'],
  ['RecipientFirstName', 'Recipient First Name', 'recipientFirstName'],
  ['RecipientEmail', 'Recipient Email', 'recipientEmail'],
  ['ExternalReference', 'External Data Reference', 'externalDataReference'],
  ['LocationLatitude', 'Location Latitude', 'locationLatitude'],
  ['LocationLongitude', 'Location Longitude', 'locationLongitude'],
  ['DistributionChannel', 'Distribution Channel', 'distributionChannel'],
  ['UserLanguage', 'User Language', 'userLanguage'],
  ['Q1', 'Overall, how satisfied are you with the support you received?', 'QID1'],
  ['Q2', 'What should we do better, if anything?', 'QID2_TEXT'],
  ['ticket_id', 'ticket_id', 'ticket_id'],
]

/** The first of Qualtrics' three header rows: the columns every export has, two questions and one piece of embedded data. */
export const surveyHeader: readonly string[] = fields.map(([id]) => id)

const praise = ['Thanks!', 'Very quick, and friendly', 'All good', 'Danke für die schnelle Hilfe']
const blame = [
  'Had to explain it twice',
  'The bot said "solved", it was not',
  'Too slow,\nand nobody called back',
  'Antwort hat nicht gepasst',
]

/** Satisfaction after a contact, asked by mail a few hours after it closed; 1 to 5, where 4 and 5 are satisfied. */
export function surveyCsv(frame: Frame, contacts: readonly (Ticket | Conversation)[]): Written {
  const lines = [
    csvLine(surveyHeader),
    csvLine(fields.map(([, label]) => label)),
    csvLine(
      fields.map(([id, , importId]) =>
        JSON.stringify(
          id.endsWith('Date') ? { ImportId: importId, timeZone: 'Europe/Berlin' } : { ImportId: importId },
        ),
      ),
    ),
  ]
  let damaged = 0
  const answers = contacts.flatMap(({ id, contact }) => maybeAnswer(frame, id, contact)).sort((a, b) => a.at - b.at)
  answers.forEach(({ cells }, n) => {
    if (n % 400 === 123) {
      cells[17] = 'satisfied'
      damaged += 1
    }
    lines.push(csvLine(cells))
  })
  for (let n = 0; n < 5; n += 1) {
    const at = frame.from + 3600 * (9 + n)
    const preview = answerCells({
      at,
      id: `R_preview${n}`,
      status: '1',
      email: '',
      reference: '',
      score: '5',
      remark: 'test',
      ticket: '1',
      seconds: 20,
      language: 'EN',
    })
    lines.splice(3 + n, 0, csvLine(preview))
  }
  return { name: 'csat-survey.csv', text: `${lines.join('\n')}\n`, rows: answers.length + 5, repeated: 0, damaged }
}

function maybeAnswer(frame: Frame, id: string, contact: Contact): { at: number; cells: string[] }[] {
  const chance = makeChance(frame.seed, 'survey', contact.key)
  const isAsked = contact.channel === 'phone' || chance.isLucky(0.4)
  const answers = chance.isLucky(0.17)
  const at = (contact.closedAt ?? 0) + chance.whole(2 * 3600, 60 * 3600)
  if (!isAsked || !answers || contact.oddity !== null || contact.closedAt === null || at >= frame.end) return []
  const wentBadly = contact.handler === 'ai-to-human' || contact.finState === 'Negative feedback' || contact.isFollowUp
  const known = contact.humanRating ?? contact.finRating
  const score = known ?? 1 + chance.weighted(wentBadly ? [0.16, 0.13, 0.18, 0.3, 0.23] : [0.04, 0.04, 0.1, 0.34, 0.48])
  const remark = chance.isLucky(0.3) ? chance.pick(score >= 4 ? praise : blame) : ''
  return [
    {
      at,
      cells: answerCells({
        at,
        id: `R_${chance.text('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ123456789', 15)}`,
        status: '0',
        email: contact.person.email,
        reference: contact.person.externalId,
        score: String(score),
        remark,
        ticket: id,
        seconds: chance.whole(9, 240),
        language: chance.pick(['DE', 'DE', 'EN']),
      }),
    },
  ]
}

function answerCells(about: {
  at: number
  id: string
  status: string
  email: string
  reference: string
  score: string
  remark: string
  ticket: string
  seconds: number
  language: string
}): string[] {
  const { at, id, status, email, reference, score, remark, ticket, seconds, language } = about
  return [
    berlinTime(at - seconds),
    berlinTime(at),
    status,
    '',
    '100',
    String(seconds),
    '1',
    berlinTime(at + 1),
    id,
    '',
    '',
    email,
    reference,
    '',
    '',
    status === '1' ? 'preview' : 'email',
    language,
    score,
    remark,
    ticket,
  ]
}
