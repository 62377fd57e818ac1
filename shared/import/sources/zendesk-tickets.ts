import type { Columns, Fields, RowReader, Source } from '../source.ts'
import { readTicket } from '../ticket-row.ts'

const suffix = '( \\[(list|txt|dec|int|flag|date)\\])?$'

const fields: Fields = {
  vendorId: { type: 'id', names: ['id', 'ticket id'], required: true },
  vendorPersonId: { type: 'id', names: ['requester id'] },
  externalId: { type: 'id', names: ['requester external id'] },
  email: { type: 'email', names: ['requester email', 'requester e-mail'] },
  organisation: {
    type: 'text',
    names: [
      'organization',
      'requester organization name',
      'requester organisation name',
      'ticket organization name',
      'ticket organisation name',
    ],
  },
  openedAt: {
    type: 'time',
    names: [
      'created at',
      'ticket created - timestamp',
      'ticket created - date',
      /^(requested|solicitad[ao]|angefragt|angefordert|demandée? le|demandé|richiesto|aangevraagd|created|criad[ao]|creado|erstellt|créé)( (on|at|em|el|am))?$/,
    ],
    required: true,
  },
  solvedAt: {
    type: 'time',
    names: [
      'solved at',
      'ticket solved - timestamp',
      'ticket solved - date',
      /^(solved|resolvid[ao]|resuelto|gelöst|résolu)( (on|at|em|el|am|le))?$/,
    ],
  },
  updatedAt: {
    type: 'time',
    names: [
      'updated at',
      'ticket updated - timestamp',
      'ticket updated - date',
      /^(updated|atualizad[ao]|actualizado|aktualisiert|mise? à jour)( (on|at|em|el|am|le))?$/,
    ],
  },
  status: { type: 'text', names: ['status', 'ticket status', 'estado', 'statut', 'état'] },
  channel: { type: 'text', names: ['via', 'ticket channel', 'channel', 'canal', 'kanal'] },
  topic: {
    type: 'text',
    names: [
      new RegExp(
        `^(contact reason|contact topic|topic|category|ticket category|reason|issue type|motivo do contato|product category)${suffix}`,
      ),
      /^.*\b(topic|category|contact reason|reason for contact|issue type|thema|kategorie|motivo)\b.* \[(list|txt)\]$/,
    ],
  },
  team: { type: 'text', names: ['group', 'ticket group', 'grupo', 'gruppe', 'groupe'] },
  assignee: {
    type: 'text',
    names: ['assignee', 'assignee name', 'responsável', 'atribuído', 'agente asignado', 'zugewiesen an', 'assigné'],
  },
  tags: { type: 'text', names: ['tags', 'ticket tags'] },
  escalated: { type: 'flag', names: [new RegExp(`^(is )?escalated${suffix}`)] },
  aiInvolved: {
    type: 'flag',
    names: [new RegExp(`^(ai|bot|ai agent|ai involved|bot involved|ai handled|handled by ai)( involved)?${suffix}`)],
  },
  resolutionType: {
    type: 'text',
    names: [new RegExp(`^(automated resolution|resolution type|ai resolution)${suffix}`)],
  },
  reopens: { type: 'number', names: ['reopens', 'ticket reopens'] },
  replies: { type: 'number', names: ['replies', 'agent replies', 'ticket replies'] },
  firstReply: { type: 'duration', names: ['first reply time in minutes'], unit: 'minutes' },
  sentiment: {
    type: 'text',
    names: [new RegExp(`^(sentiment|customer sentiment|intelligent triage sentiment)${suffix}`)],
  },
  groupStations: { type: 'number', names: ['group stations'] },
  fullResolution: { type: 'duration', names: ['full resolution time in minutes'], unit: 'minutes' },
  handleSeconds: {
    type: 'duration',
    names: [
      new RegExp(
        `^(total time spent|handle time|handling time|time spent|effort logged)( \\((sec|seconds|s|min|mins|minutes|hours|hrs)\\))?${suffix}`,
      ),
    ],
    unit: 'seconds',
  },
  rating: {
    type: 'rating',
    names: [
      'satisfaction score',
      'ticket satisfaction rating',
      'ticket satisfaction score',
      'satisfaction rating',
      'satisfaction',
    ],
  },
}

/** Zendesk's ticket export from Admin Center → Reports → Export, with custom fields. Times are in the account's zone, which the file doesn't name. */
export const zendeskTickets: Source = {
  id: 'zendesk-tickets',
  title: 'Zendesk tickets (Admin Center CSV)',
  system: 'zendesk',
  kinds: ['contact'],
  verified: true,
  fingerprint: {
    all: ['id', 'requester id', 'ticket type'],
    any: ['summation column', 'group stations', 'assignee stations'],
  },
  fields,
  read: readTickets,
}

/** Zendesk's Explore export with one row per ticket. Times are in the zone of the person who exported. */
export const zendeskExplore: Source = {
  ...zendeskTickets,
  id: 'zendesk-explore',
  title: 'Zendesk tickets (Explore)',
  fingerprint: { all: ['ticket id', /^ticket (created|solved|updated) - (date|timestamp)$/] },
}

/** A Zendesk view exported as CSV: its columns are the view's, so there is no fixed heading row. */
export const zendeskView: Source = {
  ...zendeskTickets,
  id: 'zendesk-view',
  title: 'Zendesk tickets (view)',
  verified: false,
  fingerprint: {
    all: [
      /^(id|ticket id|ticket-id)$/,
      /^(requester|solicitante|anfragender|anfragesteller|demandeur|richiedente|aanvrager)$/,
      /^(requested|solicitad[ao]|angefragt|angefordert|demandée? le|demandé|richiesto|aangevraagd|created|criad[ao]|creado|erstellt|créé)( (on|at|em|el|am))?$/,
    ],
    none: ['summation column'],
  },
}

function readTickets(columns: Columns): RowReader {
  const ticket = readTicket(columns, { tags: /[\s,]+/, left: /^deleted$/i, closedAt: 'solvedAt' })
  const assignee = columns.text('assignee')
  const reopens = columns.number('reopens')
  const groupStations = columns.number('groupStations')
  const fullResolution = columns.duration('fullResolution')

  return {
    row: () => {
      const read = ticket()
      if (!('contact' in read)) return read
      const { contact, replied } = read
      const { openedAt, outcomeRaw, status } = contact
      const isClosed = status === 'closed'
      const minutes = fullResolution()
      const solved = read.closed ?? (isClosed && minutes !== null ? openedAt + minutes : null)
      const stations = groupStations()
      return {
        ...contact,
        closedAt: outcomeRaw === null || isClosed ? solved : null,
        // A reply shows a person; an assignee alone shows neither that one took part nor that none did.
        humanInvolved: replied === null ? null : replied >= 1 ? true : isClosed && assignee() !== null ? null : false,
        vendorResolved: status === null ? null : isClosed,
        escalated: contact.escalated ?? (stations === null ? null : stations >= 2),
        reopens: reopens(),
      }
    },
  }
}
