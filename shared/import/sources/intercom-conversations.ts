import { contactOf } from '../empty-record.ts'
import { endOf, maybeExclusion, personOf, ratingOf, tagsOf } from '../reading.ts'
import type { Columns, Source } from '../source.ts'
import { channelOf } from '../words/channel.ts'
import { foldWord } from '../words/fold-word.ts'
import { maybeStatus } from '../words/status.ts'

/** A heading by its label, or as the Data Export API names it. */
const at = (name: string): RegExp[] => [new RegExp(`^(\\w+\\.)?${name}( \\(.+\\))?$`)]

/** The same for columns that are no times. */
const of = (...names: string[]): string[] => names.flatMap((name) => [name, `standard.${name}`])

/** Intercom's conversations dataset from Reporting, with the Fin columns; the zone stands in the headings. */
export const intercomConversations: Source = {
  id: 'intercom-conversations',
  title: 'Intercom conversations (Reporting CSV)',
  system: 'intercom',
  kinds: ['contact'],
  verified: true,
  fingerprint: {
    all: [/^(standard\.)?conversation id$/, /^(timestamp\.)?conversation (started|created) at( \(.+\))?$/],
    any: [
      /^(standard\.)?current conversation state$/,
      /^(standard\.)?(fin )?ai agent (involved|deflected|resolution state)$/,
      /^(standard\.)?teammate currently assigned( id)?$/,
      /^(\w+\.)?handling time( \(seconds\))?$/,
      /^(standard\.)?(conversation source|started by|cx score rating|user id|company id)$/,
    ],
  },
  fields: {
    vendorId: { type: 'id', names: of('conversation id'), required: true },
    externalId: { type: 'id', names: of('user id', 'user external id') },
    vendorPersonId: { type: 'id', names: of('contact id', 'user intercom id') },
    email: { type: 'email', names: of('user email', 'contact email') },
    companyId: { type: 'id', names: of('company id') },
    organisation: { type: 'text', names: of('company name') },
    openedAt: {
      type: 'time',
      names: [...at('conversation started at'), ...at('conversation created at')],
      required: true,
    },
    lastClosedAt: { type: 'time', names: at('conversation last closed at') },
    firstClosedAt: { type: 'time', names: at('conversation first closed at') },
    updatedAt: { type: 'time', names: at('conversation updated at') },
    channel: { type: 'text', names: of('channel', 'conversation channel') },
    source: { type: 'text', names: of('conversation source', 'source type') },
    startedBy: { type: 'text', names: of('started by', 'conversation started by') },
    state: { type: 'text', names: of('current conversation state', 'conversation state') },
    topic: { type: 'text', names: of('ai topic', 'topics') },
    topics: { type: 'text', names: of('topics') },
    tags: { type: 'text', names: of('conversation tag', 'conversation tags') },
    team: { type: 'text', names: of('team currently assigned', 'team assigned') },
    finInvolved: { type: 'flag', names: of('fin ai agent involved', 'fin involved', 'ai agent involved') },
    finState: {
      type: 'text',
      names: of('fin ai agent resolution state', 'fin resolution state', 'ai agent resolution state'),
    },
    finDeflected: { type: 'flag', names: of('fin ai agent deflected') },
    escalationRules: { type: 'text', names: of('escalation rules applied') },
    handleSeconds: {
      type: 'duration',
      names: ['handling time (seconds)', /^(\w+\.)?handling time( \(.+\))?$/],
      unit: 'seconds',
    },
    firstClosedBy: { type: 'text', names: of('first closed by teammate') },
    lastClosedBy: { type: 'text', names: of('last closed by teammate') },
    firstReplied: { type: 'text', names: of('teammate first replied') },
    teammateRating: { type: 'rating', names: of('last teammate rating') },
    finRating: { type: 'rating', names: of('fin ai agent rating') },
    botRating: { type: 'rating', names: of('last chatbot rating') },
    finRatedAt: { type: 'time', names: at('fin ai agent rating updated at') },
  },
  read: (columns: Columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const openedAt = columns.time('openedAt')
    const lastClosedAt = endOf(columns, 'lastClosedAt')
    const firstClosedAt = endOf(columns, 'firstClosedAt')
    const updatedAt = columns.time('updatedAt')
    const channel = columns.text('channel')
    const source = columns.text('source')
    const startedBy = columns.text('startedBy')
    const state = columns.text('state')
    const topic = columns.text('topic')
    const topics = columns.text('topics')
    const tags = tagsOf(columns, 'tags', /[,;|]/)
    const team = columns.text('team')
    const finInvolved = columns.flag('finInvolved')
    const finState = columns.text('finState')
    const finMeaning = columns.meaning('finState')
    const finDeflected = columns.flag('finDeflected')
    const escalationRules = columns.text('escalationRules')
    const handleSeconds = columns.duration('handleSeconds')
    const names = [columns.text('firstClosedBy'), columns.text('lastClosedBy'), columns.text('firstReplied')]
    const teammateRating = ratingOf(columns, 'teammateRating', 5)
    const finRating = ratingOf(columns, 'finRating', 5)
    const botRating = ratingOf(columns, 'botRating', 5)
    const finRatedAt = columns.time('finRatedAt')
    const tellsAi = columns.has('finInvolved') || columns.has('finState')
    const tellsHuman = ['handleSeconds', 'firstClosedBy', 'lastClosedBy', 'firstReplied', 'teammateRating'].some((f) =>
      columns.has(f),
    )

    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const sourceRaw = source()
        if (sourceRaw !== null && /preview/i.test(sourceRaw)) return { excluded: 'preview' }
        const excluded = maybeExclusion(tags())
        if (excluded !== undefined) return { excluded }
        const starter = foldWord(startedBy() ?? '')
        if (/^(teammate|admin|operator|outbound|workflow outbound|campaign|message|series)/.test(starter))
          return { excluded: 'outbound' }
        const opened = openedAt()
        if (opened === null) return { problem: 'missing-date', field: 'openedAt' }
        const stateRaw = state()
        const status = stateRaw === null ? null : (maybeStatus(stateRaw) ?? null)
        const finRaw = finState()
        const fin = finRaw === null ? '' : foldWord(finMeaning(finRaw))
        const isHandedOver = /^(escalated|routed to team|procedure handoff|handed off|routed)/.test(fin)
        const isFinResolved = /^(assumed|confirmed|resolved|contained)/.test(fin)
        const ai = finInvolved() ?? (fin !== '' || finDeflected() === true ? true : tellsAi ? false : null)
        const handled = handleSeconds()
        const byTeammate = teammateRating.read()
        const human =
          (handled !== null && handled > 0) ||
          names.some((name) => name() !== null) ||
          byTeammate.offered === true ||
          isHandedOver
        const closed = lastClosedAt(opened) ?? firstClosedAt(opened)
        const byFin = finRating.read()
        const rated = byTeammate.rating !== null ? byTeammate : byFin.rating !== null ? byFin : botRating.read()
        return contactOf({
          vendorId: id,
          person: person(),
          openedAt: opened,
          closedAt: status === null || status === 'closed' ? closed : null,
          updatedAt: updatedAt(),
          channel: channelOf(channel() ?? sourceRaw),
          topic: firstOf(topic() ?? topics()),
          team: team(),
          status,
          aiInvolved: ai,
          humanInvolved: human ? true : tellsHuman ? false : null,
          vendorResolved: ai === true ? isFinResolved : status === null ? null : status === 'closed',
          outcomeRaw: finRaw ?? stateRaw,
          escalated: isHandedOver || escalationRules() !== null ? true : ai === true && fin !== '' ? false : null,
          handleSeconds: handled,
          ...endings(columns.has('firstClosedAt') && columns.has('lastClosedAt'), [
            firstClosedAt(opened),
            lastClosedAt(opened),
          ]),
          teammates: columns.has('lastClosedBy') ? new Set(names.flatMap((name) => name() ?? [])).size : null,
          rating: rated.rating,
          satisfied: rated.satisfied,
          ratedAt: rated === byFin ? finRatedAt() : null,
          ratingOffered: rated.offered,
        })
      },
    }
  },
}

/** Closed once when the first close is the last one. */
function endings(isTold: boolean, [first, last]: readonly (number | null | undefined)[]): { closes: number | null } {
  if (!isTold || first === null || first === undefined || last === null || last === undefined) return { closes: null }
  return { closes: first === last ? 1 : 2 }
}

function firstOf(list: string | null): string | null {
  const first = list?.split(/[,;|]/, 1)[0]?.trim().toLowerCase()
  return first === undefined || first === '' ? null : first
}
