import { contactOf } from '../empty-record.ts'
import {
  endOf,
  hasAiTag,
  hasEscalationTag,
  maybeExclusion,
  personOf,
  ratingOf,
  tagsOf,
  topicOf,
  turnsOf,
} from '../reading.ts'
import type { Columns, Source } from '../source.ts'
import { channelOf } from '../words/channel.ts'
import { type HandledBy, maybeHandledBy } from '../words/handled-by.ts'
import { maybeResolution, type Resolution } from '../words/resolution.ts'
import { maybeStatus } from '../words/status.ts'

/** Tickets, conversations or calls of any program: columns are mapped by what their names mean in several languages. */
export const genericContacts: Source = {
  id: 'generic-contacts',
  title: 'Contacts (any table)',
  system: 'generic',
  kinds: ['contact'],
  verified: true,
  fingerprint: { all: [] },
  fields: {
    vendorId: {
      type: 'id',
      required: true,
      names: [
        'ticket id',
        'ticketid',
        'contact id',
        'conversation id',
        'case id',
        'case number',
        'interaction id',
        'ticket number',
        'ticket no',
        'ticket #',
        'ticket nr',
        'ticket key',
        'issue id',
        'request id',
        'chat id',
        'call id',
        'case',
        'ticket',
        'ticketnummer',
        'ticket-nr',
        'vorgangsnummer',
        'fallnummer',
        'numéro de ticket',
        'n° ticket',
        'número de ticket',
        'id do ticket',
        'id ticket',
        'número do chamado',
        'ticketnummer',
        'reference',
        'ref',
        'id',
        '#',
        'nr',
        'number',
      ],
    },
    externalId: {
      type: 'id',
      names: [
        'customer id',
        'customerid',
        'cust id',
        'customer',
        'customer number',
        'customer no',
        'customer ref',
        'client id',
        'clientid',
        'user id',
        'userid',
        'account id',
        'accountid',
        'member id',
        'external id',
        'requester external id',
        'requester id',
        'subscriber id',
        'billing id',
        'payer id',
        'kundennummer',
        'kunden-nr',
        'kunden id',
        'kunden-id',
        'kunde',
        'id client',
        'numéro client',
        'id cliente',
        'cliente',
        'código cliente',
        'klantnummer',
        'client',
      ],
    },
    email: {
      type: 'email',
      names: [
        'customer email',
        'email',
        'e-mail',
        'email address',
        'requester email',
        'contact email',
        'user email',
        'client email',
        'mail',
        'kunden e-mail',
        'e-mail-adresse',
        'adresse e-mail',
        'courriel',
        'correo',
        'correo electrónico',
        'from',
      ],
    },
    companyId: {
      type: 'id',
      names: ['company id', 'organization id', 'organisation id', 'org id', 'firmen-id', 'tenant id', 'workspace id'],
    },
    organisation: {
      type: 'text',
      names: [
        'company',
        'company name',
        'organization',
        'organisation',
        'organization name',
        'account name',
        'account',
        'firma',
        'unternehmen',
        'société',
        'entreprise',
        'empresa',
        'customer name',
        'bedrijf',
      ],
    },
    openedAt: {
      type: 'time',
      required: true,
      names: [
        'created at',
        'opened at',
        'created',
        'opened',
        'created on',
        'created date',
        'creation date',
        'date created',
        'open date',
        'opened on',
        'start',
        'started at',
        'start time',
        'start date',
        'received at',
        'received',
        'submitted at',
        'ticket created',
        'created time',
        'contact date',
        'contacted at',
        'erstellt',
        'erstellt am',
        'eröffnet am',
        'eingang',
        'angelegt am',
        'date de création',
        'créé le',
        'ouvert le',
        'fecha de creación',
        'creado',
        'creado el',
        'fecha',
        'data de criação',
        'criado em',
        'aangemaakt',
        'aangemaakt op',
        'timestamp',
        'datetime',
        'date time',
        'date/time',
        'datum',
        'date',
        'opening date',
        'created datetime',
        'data di creazione',
      ],
    },
    closedAt: {
      type: 'time',
      names: [
        'closed at',
        'resolved at',
        'solved at',
        'closed',
        'closed on',
        'closed date',
        'close date',
        'date closed',
        'resolved on',
        'resolution date',
        'resolved date',
        'solved',
        'ended at',
        'end',
        'end time',
        'end date',
        'completed at',
        'finished at',
        'completed',
        'geschlossen',
        'geschlossen am',
        'gelöst am',
        'erledigt am',
        'fermé le',
        'clôturé le',
        'résolu le',
        'date de clôture',
        'cerrado',
        'cerrado el',
        'fecha de cierre',
        'resuelto el',
        'fechado em',
        'data de fechamento',
        'gesloten op',
        'closing date',
        'resolved time',
        'closed time',
        'chiuso il',
      ],
    },
    updatedAt: {
      type: 'time',
      names: [
        'updated at',
        'last updated',
        'updated',
        'modified at',
        'last modified',
        'last update',
        'last updated at',
        'geändert am',
        'mis à jour le',
        'actualizado',
        'updated on',
        'last activity at',
      ],
    },
    channel: {
      type: 'text',
      names: [
        'channel',
        'via',
        'source channel',
        'contact channel',
        'ticket channel',
        'medium',
        'origin',
        'source',
        'kanal',
        'canal',
        'kanaal',
        'canale',
        'contact method',
        'contact type',
      ],
    },
    topic: {
      type: 'text',
      names: [
        'topic',
        'category',
        'contact reason',
        'reason',
        'contact topic',
        'issue type',
        'intent',
        'issue category',
        'issue',
        'ticket category',
        'ticket type',
        'subtopic',
        'type',
        'thema',
        'kategorie',
        'grund',
        'anliegen',
        'catégorie',
        'motif',
        'thème',
        'motivo',
        'categoría',
        'categoria',
        'tema',
        'onderwerp',
        'argomento',
      ],
    },
    team: {
      type: 'text',
      names: [
        'team',
        'group',
        'queue',
        'department',
        'agent group',
        'support team',
        'gruppe',
        'abteilung',
        'équipe',
        'equipo',
        'equipe',
        'squad',
      ],
    },
    status: {
      type: 'text',
      names: ['status', 'state', 'ticket status', 'statut', 'estado', 'stato', 'current status'],
    },
    handledBy: {
      type: 'text',
      names: [
        'handled by',
        'handler',
        'handledby',
        'handling',
        'handler type',
        'agent type',
        'resolved by',
        'handled',
        'handling type',
        'resolver',
        'solved by',
        'serviced by',
        'responder',
        'responder type',
        'bearbeitet von',
        'bearbeiter',
        'traité par',
        'atendido por',
        'gestionado por',
        'afgehandeld door',
        'gestito da',
      ],
    },
    aiInvolved: {
      type: 'flag',
      names: [
        'ai involved',
        'ai',
        'ai handled',
        'is ai',
        'bot involved',
        'bot',
        'is bot',
        'ai touched',
        'automated',
        'is automated',
        'ai agent involved',
        'ai participated',
        'ai used',
        'ki beteiligt',
        'ki',
      ],
    },
    humanInvolved: {
      type: 'flag',
      names: [
        'human involved',
        'human',
        'agent involved',
        'human handled',
        'is human',
        'human touched',
        'human agent participated',
        'human participated',
        'mensch beteiligt',
      ],
    },
    resolution: {
      type: 'text',
      names: [
        'resolution',
        'outcome',
        'result',
        'resolution status',
        'resolution type',
        'resolution outcome',
        'resolved',
        'is resolved',
        'solved flag',
        'disposition',
        'resolution quality',
        'resolution state',
        'ergebnis',
        'lösung',
        'résultat',
        'résolution',
        'resultado',
        'resolución',
        'resolução',
        'esito',
        'resultaat',
        'issue resolved',
        'issue addressed',
      ],
    },
    escalated: {
      type: 'flag',
      names: [
        'escalated',
        'is escalated',
        'handed off',
        'handoff',
        'transferred',
        'escalation',
        'was escalated',
        'handed over',
        'eskaliert',
        'escaladé',
        'escalado',
      ],
    },
    reopens: {
      type: 'text',
      names: [
        'reopens',
        'reopen count',
        'reopened',
        'times reopened',
        'number of reopens',
        'is reopened',
        'wiedereröffnet',
        'reopened count',
      ],
    },
    handleSeconds: {
      type: 'duration',
      unit: 'seconds',
      names: [
        /^(avg |average |total )?(handle|handling|talk|work|agent) ?time( \(?(in )?(s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?)\)?)?$/,
        /^aht( .*)?$/,
        /^handle (seconds|minutes)$/,
        /^(bearbeitungszeit|temps de traitement|tiempo de gestión)( .*)?$/,
        /^minutes( spent)?$/,
        /^time spent( .*)?$/,
      ],
    },
    rating: {
      type: 'rating',
      names: [
        'csat',
        'csat score',
        'csat rating',
        'satisfaction',
        'satisfaction score',
        'satisfaction rating',
        'customer satisfaction',
        'rating',
        'survey score',
        'survey rating',
        'score',
        'feedback score',
        'zufriedenheit',
        'bewertung',
        'satisfacción',
        'satisfação',
        'note',
        'soddisfazione',
        'tevredenheid',
        'valoración',
      ],
    },
    ratedAt: { type: 'time', names: ['rated at', 'csat at', 'survey date', 'rating date', 'responded at'] },
    replies: {
      type: 'number',
      names: [
        'replies',
        'agent replies',
        'reply count',
        'agent messages',
        'public replies',
        'antworten',
        'réponses',
        'respuestas',
      ],
    },
    customerReplies: {
      type: 'number',
      names: [
        'customer replies',
        'customer messages',
        'customer interactions',
        'requester replies',
        'end user replies',
      ],
    },
    closes: { type: 'number', names: ['closes', 'times closed', 'close count', 'number of closes'] },
    teammates: {
      type: 'number',
      names: ['teammates', 'agents involved', 'number of agents', 'agent count', 'participating teammates'],
    },
    firstReply: {
      type: 'duration',
      unit: 'seconds',
      names: [
        /^(time to )?first (reply|response)( time)?( \(?(in )?(s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?)\)?)?$/,
        /^frt( .*)?$/,
      ],
    },
    sentiment: {
      type: 'text',
      names: ['sentiment', 'customer sentiment', 'stimmung', 'sentiment label', 'sentiment score'],
    },
    tags: { type: 'text', names: ['tags', 'labels', 'tag', 'label', 'schlagwörter', 'étiquettes', 'etiquetas'] },
  },
  read: (columns: Columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const openedAt = columns.time('openedAt')
    const closedAt = endOf(columns, 'closedAt')
    const updatedAt = columns.time('updatedAt')
    const channel = columns.text('channel')
    const channelMeaning = columns.meaning('channel')
    const topic = topicOf(columns, 'topic')
    const team = columns.text('team')
    const statusText = columns.text('status')
    const statusMeaning = columns.meaning('status')
    const handledText = columns.text('handledBy')
    const handledMeaning = columns.meaning('handledBy')
    const aiFlag = columns.flag('aiInvolved')
    const humanFlag = columns.flag('humanInvolved')
    const resolutionText = columns.text('resolution')
    const resolutionMeaning = columns.meaning('resolution')
    const escalatedFlag = columns.flag('escalated')
    const reopensText = columns.text('reopens')
    const handleSeconds = columns.duration('handleSeconds')
    const replies = columns.number('replies')
    const turns = turnsOf(columns)
    const rating = ratingOf(columns, 'rating')
    const ratedAt = columns.time('ratedAt')
    const tags = tagsOf(columns, 'tags', /[,;|]\s*|\s+/)

    const handledBy = (): HandledBy | null => {
      const text = handledText()
      if (text === null) return null
      const known = maybeHandledBy(handledMeaning(text))
      if (known === undefined) columns.note('handledBy', 'unknown-word')
      return known ?? null
    }
    const ending = (text: string | null): Resolution | null => {
      if (text === null) return null
      const known = maybeResolution(resolutionMeaning(text))
      if (known === undefined) columns.note('resolution', 'unknown-word')
      return known ?? null
    }

    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const words = tags()
        const excluded = maybeExclusion(words)
        if (excluded !== undefined) return { excluded }
        const statusRaw = statusText()
        if (statusRaw !== null && /^(spam|deleted|merged|test)$/i.test(statusRaw))
          return { excluded: statusRaw.toLowerCase() }
        const opened = openedAt()
        if (opened === null) return { problem: 'missing-date', field: 'openedAt' }
        const handled = handledBy()
        const resolutionRaw = resolutionText()
        const end = ending(resolutionRaw)
        const status = statusRaw === null ? null : (maybeStatus(statusMeaning(statusRaw)) ?? null)
        const closed = closedAt(opened)
        const rated = rating.read()
        const escalated = escalatedFlag()
        const channelRaw = channel()
        const known = handled !== null && handled !== 'nobody'
        return contactOf({
          vendorId: id,
          person: person(),
          openedAt: opened,
          closedAt: status === 'open' || status === 'pending' ? null : closed,
          updatedAt: updatedAt(),
          channel:
            channelOf(channelRaw === null ? null : channelMeaning(channelRaw)) ??
            (handled === 'self-service' ? 'self-service' : null),
          topic: topic(),
          team: team(),
          status: status ?? (closed !== null ? 'closed' : end === 'open' ? 'open' : null),
          aiInvolved:
            aiFlag() ?? (known ? handled === 'ai' || handled === 'ai-to-human' : hasAiTag(words) ? true : null),
          humanInvolved: humanFlag() ?? (known ? handled === 'human' || handled === 'ai-to-human' : null),
          vendorResolved:
            end !== null ? end === 'resolved' || end === 'reopened' : status === null ? null : status === 'closed',
          outcomeRaw: resolutionRaw ?? statusRaw,
          escalated: escalated ?? (end === 'escalated' || hasEscalationTag(words) ? true : end === null ? null : false),
          reopens: readReopens(reopensText()) ?? (end === 'reopened' ? 1 : null),
          handleSeconds: handleSeconds(),
          ...turns(replies()),
          rating: rated.rating,
          satisfied: rated.satisfied,
          ratedAt: ratedAt(),
          ratingOffered: rated.offered,
        })
      },
    }
  },
}

function readReopens(text: string | null): number | null {
  if (text === null) return null
  if (/^\d{1,4}$/.test(text)) return Number(text)
  if (/^(true|yes|ja|oui|sí|sim)$/i.test(text)) return 1
  return /^(false|no|nein|non|não)$/i.test(text) ? 0 : null
}
