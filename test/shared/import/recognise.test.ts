import { describe, expect, it, test } from 'vitest'
import { headingKey, maybeHeadingZone, nameHeadings } from '../../../shared/import/headings.ts'
import { recognise, recogniseAs } from '../../../shared/import/recognise.ts'
import { genericContacts } from '../../../shared/import/sources/generic-contacts.ts'
import { sources } from '../../../shared/import/sources/index.ts'
import type { TableSample } from '../../../shared/import/table.ts'

const settings = { timeZone: 'UTC', currency: 'EUR' }

function sampleOf(...rows: string[]): TableSample {
  const cells = rows.map((row) => row.split(','))
  return { rows: cells, lines: cells.map((_, i) => i + 1), isWhole: true, isTyped: false }
}

describe('recognise', () => {
  test.each([
    [
      'zendesk-tickets',
      'Summation column,Id,Requester,Requester id,Requester external id,Requester email,Subject,Tags,Status,Via,Ticket type,Created at,Updated at,Solved at,Satisfaction Score,Group stations,Reopens,Replies',
    ],
    [
      'zendesk-explore',
      'Ticket ID,Ticket created - Timestamp,Ticket priority,Ticket subject,Requester organization name,Assignee name,Ticket status,Ticket solved - Timestamp,Ticket group',
    ],
    [
      'zendesk-explore',
      'Ticket ID,Ticket status,Ticket group,Assignee name,Ticket created - Date,Ticket solved - Date,Ticket channel,Ticket organisation name,Tickets',
    ],
    [
      'intercom-conversations',
      'Conversation ID,Conversation started at (America/Argentina/Buenos_Aires),Channel,Current conversation state,Fin AI Agent involved,User ID',
    ],
    ['qualtrics-survey', 'StartDate,EndDate,Status,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,Q1'],
    [
      'stripe-subscriptions',
      'id,Customer ID,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start (UTC),Current Period Start (UTC),Current Period End (UTC)',
    ],
    [
      'stripe-subscriptions',
      'Status,Interval,Amount,Customer ID,id,Currency,Start Date (UTC),Current Period End (UTC),Ended At (UTC),Plan',
    ],
    [
      'stripe-customers',
      'id,Description,Email,Name,Created (UTC),Delinquent,Plan,Total Spend,Payment Count,Dispute Losses',
    ],
    [
      'stripe-payments',
      'id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Status,Customer ID,Captured',
    ],
    [
      'stripe-payments',
      'Created date (UTC),Amount,Currency,Captured,Converted Amount,Fee,Status,Card Funding,Customer ID,Invoice Number',
    ],
    ['quickbooks-transactions', 'Date,Transaction Type,Num,Name,Memo/Description,Account,Split,Amount'],
    ['crosswalk', 'zendesk_requester_id,stripe_customer_id'],
    ['crosswalk', 'helpdesk_company,stripe_customer_id,note'],
    ['generic-contacts', 'ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution,topic,csat,subject'],
    ['generic-subscriptions', 'subscription_id,customer_id,started_at,cancelled_at,mrr,plan'],
    ['generic-subscriptions', 'Kundennummer,Beginn,Ende,Monatsbetrag,Tarif'],
    ['generic-contacts', 'Ticket Number,Account ID,Opened At,Source,Handler,Outcome,Reason,CSAT (1-5),Escalated?'],
    ['generic-contacts', 'ticketId,customerId,createdAt,closedAt,channel,handledBy,resolution'],
    ['generic-customers', 'id,name,email,segment,created_at,country'],
    ['generic-subscriptions', 'customer_id,signup_date,churn_date,mrr,plan,segment'],
    ['generic-surveys', 'ticket_id,score,date'],
    ['generic-orders', 'order_id,customer_id,order_date,total,refunded,status'],
    ['generic-costs', 'date,account,supplier,cost_centre,amount,currency'],
    ['generic-surveys', 'response_id,ticket_id,customer_id,csat,responded_at'],
  ])('knows %s by %s', (source, headings) => {
    const found = recognise(sampleOf(headings), settings)
    expect([found.source?.id, found.proposal?.missing]).toEqual([source, []])
    expect(found.confidence).toBeGreaterThanOrEqual(0.65)
  })

  it('finds the headings below a preamble with commas of its own', () => {
    const found = recognise(
      sampleOf(
        'Nordwind Software GmbH, Berlin',
        'Transaction Detail by Account',
        '01/01/2026 - 03/31/2026',
        'Date,Transaction Type,Num,Name,Memo/Description,Account,Split,Amount',
        '01/05/2026,Bill,12,Zendesk,Seats,Software,AP,"10"',
      ),
      settings,
    )
    expect([found.source?.id, found.layout.headerAt]).toEqual(['quickbooks-transactions', 3])
  })

  it('reads Qualtrics’ explaining rows, their zone and their wording of questions', () => {
    const found = recognise(
      {
        rows: [
          ['StartDate', 'RecordedDate', 'ResponseId', 'Status', 'Finished', 'Q1'],
          ['Anfangsdatum', 'Erfassungsdatum', 'Antwort-ID', 'Antworttyp', 'Beendet', 'Wie zufrieden waren Sie?'],
          [
            '{"ImportId":"startDate","timeZone":"America/Denver"}',
            '{"ImportId":"recordedDate"}',
            '{"ImportId":"_recordId"}',
            '',
            '',
            '',
          ],
          ['2026-01-01 10:00:00', '2026-01-01 10:01:00', 'R_1', '0', '1', '5'],
        ],
        lines: [1, 2, 3, 4],
        isWhole: true,
        isTyped: false,
      },
      settings,
    )
    expect(found.layout.explained).toBe(2)
    expect(found.proposal?.mapping).toMatchObject({
      timeZone: 'America/Denver',
      columns: { csat: 'Q1', respondedAt: 'RecordedDate' },
    })
  })

  it('doesn’t take any table for one that it knows', () => {
    for (const headings of [
      'a,b,c',
      'Ticket ID,Amount',
      'id,name',
      'v',
      '__proto__,constructor,toString',
      'Date,Value,Note,Other,Thing,More,Columns',
    ]) {
      const found = recognise(sampleOf(headings), settings)
      expect(found.source === null || found.confidence < 0.65, headings).toBe(true)
    }
  })

  it('asks for what the file doesn’t tell, and only for that', () => {
    const ask = (rows: string[]): string[] =>
      (recognise(sampleOf(...rows), { timeZone: null, currency: null }).proposal?.questions ?? []).map((q) => q.field)
    const contacts = 'ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution'
    expect(ask([contacts, '1,c,2026-01-05T10:00:00Z,,chat,ai,resolved'])).toEqual([])
    expect(ask([contacts, '1,c,2026-01-05 10:00,,chat,ai,resolved'])).toEqual(['timeZone'])
    expect(ask([contacts, '1,c,01/02/2026 10:00,,chat,ai,resolved'])).toEqual(['timeZone', 'dateOrder'])
    expect(ask([contacts, '1,c,13/02/2026,,chat,ai,resolved'])).toEqual([])
    const subscriptions = 'customer_id,started_at,cancelled_at,mrr,plan'
    expect(ask([subscriptions, 'c,2026-01-05,,100,pro'])).toEqual(['currency'])
    expect(ask([subscriptions, 'c,2026-01-05,,1.234,pro'])).toEqual(['decimal', 'currency'])
    expect(ask(['customer_id,started_at,cancelled_at,mrr_eur,plan', 'c,2026-01-05,,99.00,pro'])).toEqual([])
  })
})

describe('recogniseAs', () => {
  it('maps the columns of a named generic table in several languages', () => {
    const columns = (headings: string): Readonly<Record<string, string>> | undefined =>
      recogniseAs(genericContacts, sampleOf(headings), settings).proposal?.mapping.columns
    expect(
      columns('Ticketnummer,Kundennummer,Erstellt am,Geschlossen am,Kanal,Bearbeitet von,Ergebnis,Thema,Zufriedenheit'),
    ).toEqual({
      vendorId: 'Ticketnummer',
      externalId: 'Kundennummer',
      openedAt: 'Erstellt am',
      closedAt: 'Geschlossen am',
      channel: 'Kanal',
      handledBy: 'Bearbeitet von',
      resolution: 'Ergebnis',
      topic: 'Thema',
      rating: 'Zufriedenheit',
    })
    expect(columns('Numéro de ticket,ID client,Créé le,Fermé le,Canal,Motif')).toMatchObject({
      vendorId: 'Numéro de ticket',
      externalId: 'ID client',
      openedAt: 'Créé le',
      closedAt: 'Fermé le',
      topic: 'Motif',
    })
    expect(columns('Número de ticket,ID cliente,Fecha de creación,Fecha de cierre,Canal,Motivo')).toMatchObject({
      vendorId: 'Número de ticket',
      openedAt: 'Fecha de creación',
      closedAt: 'Fecha de cierre',
    })
  })

  it('maps headings written in any way that people write them', () => {
    const { proposal } = recogniseAs(
      genericContacts,
      sampleOf('ticketID,CustomerID,createdAt,Closed-At,CSAT (1–5),Escalated?,Handle time (min)'),
      settings,
    )
    expect(Object.keys(proposal?.mapping.columns ?? {}).sort()).toEqual([
      'closedAt',
      'escalated',
      'externalId',
      'handleSeconds',
      'openedAt',
      'rating',
      'vendorId',
    ])
  })

  it('looks at the values too: a column of free text is no column of words', () => {
    const { proposal } = recogniseAs(
      genericContacts,
      sampleOf(
        'id,created_at,resolution,csat',
        '1,2026-01-01T00:00:00Z,Gave the customer a refund,very long answer',
        '2,2026-01-02T00:00:00Z,Sent a new device,another',
      ),
      settings,
    )
    expect(Object.keys(proposal?.mapping.columns ?? {})).toEqual(['vendorId', 'openedAt'])
  })
})

describe('headings', () => {
  test.each([
    ['\ufeffTicket ID', 'ticket id'],
    ['ï»¿Case Number', 'case number'],
    ['  Created\u00a0at ', 'created at'],
    ['customer_id', 'customer id'],
    ['"Quoted"', 'quoted'],
  ])('%j is compared as %j', (raw, key) => {
    expect(headingKey(raw)).toBe(key)
  })

  it('keeps repeated and empty headings apart and leaves out empty ones at the end', () => {
    expect(nameHeadings(['Source', '', 'Source', 'Internal ID', 'Source', '', '']).map((h) => h.name)).toEqual([
      'Source',
      'Column 2',
      'Source (2)',
      'Internal ID',
      'Source (3)',
    ])
  })

  test.each([
    ['Conversation started at (America/New_York)', 'America/New_York'],
    ['Created (UTC)', 'UTC'],
    ['created_utc', 'UTC'],
    ['Handling time (seconds)', undefined],
    ['companyId (metadata)', undefined],
    ['Created at (Not/AZone)', undefined],
  ])('finds the zone of %s', (raw, zone) => {
    expect(maybeHeadingZone(raw)).toBe(zone)
  })
})

describe('sources', () => {
  it('have ids of their own and fields that can be found', () => {
    expect(new Set(sources.map((source) => source.id)).size).toBe(sources.length)
    for (const source of sources) {
      for (const [field, { names }] of Object.entries(source.fields)) {
        expect(names.length, `${source.id} ${field}`).toBeGreaterThan(0)
        for (const name of names)
          if (typeof name === 'string') expect(headingKey(name), `${source.id} ${field}`).toBe(name)
      }
    }
  })
})
