import { describe, expect, it } from 'vitest'
import type { ContactRecord, SurveyRecord } from '../../../shared/base/model.ts'
import { type ReadSource, readObjects, readSource } from '../../helpers/read-source.ts'

const at = (iso: string): number => Date.parse(iso) / 1000
const contacts = (read: ReadSource): readonly ContactRecord[] => read.records as readonly ContactRecord[]
/** The contacts by id, each with the asked fields only. */
const pick = <K extends keyof ContactRecord>(read: ReadSource, ...keys: K[]): Record<string, Pick<ContactRecord, K>> =>
  Object.fromEntries(
    contacts(read).map((c) => [
      c.vendorId,
      Object.fromEntries(keys.map((key) => [key, c[key]])) as Pick<ContactRecord, K>,
    ]),
  )

describe('Zendesk', () => {
  const head =
    'Summation column,Id,Requester,Requester id,Requester external id,Requester email,Assignee,Group,Subject,Tags,Status,Via,Ticket type,Created at,Updated at,Organization,Solved at,Satisfaction Score,Group stations,Reopens,Replies,First resolution time in minutes,Full resolution time in minutes,Topic [list],Total time spent (sec) [int]'

  it('reads the admin export in the zone of the account', () => {
    const read = readSource(
      `${head}
1,11,Ana,103,K-1,Ana@Example.com,Bo,Tier 1,"Where, is it?",vip refund,Closed,Mail,Question,2026-03-29 01:30,2026-04-02 10:00,Acme,2026-03-29 03:30,Good,1,0,2,60,120,Billing,300
1,12,Ana,103,K-1,ana@example.com,Bo,Tier 1,Again,,Open,Web form,Question,2026-03-30 09:00,2026-03-30 10:00,Acme,2026-03-30 09:30,Offered,2,1,0,,,Billing,
1,13,Ana,103,,,,Tier 1,AI,ai_agent escalated,Solved,Messaging,Question,2026-03-30 09:00,2026-03-30 10:00,,,5,1,0,0,,90,,
1,14,Spam,9,,,,Tier 1,x,spam,Closed,Mail,Question,2026-03-30 09:00,,,,,1,0,0,,,,
1,15,Two,9,,,,Tier 1,x,closed_by_merge,Closed,Mail,Question,2026-03-30 09:00,,,,,1,0,0,,,,
1,16,Del,9,,,,Tier 1,x,,Deleted,Mail,Question,2026-03-30 09:00,,,,,1,0,0,,,,
`,
      { timeZone: 'Europe/Berlin' },
    )
    expect([read.source, read.problems, read.excluded]).toEqual([
      'zendesk-tickets',
      [],
      { spam: 1, 'merged into another': 1, deleted: 1 },
    ])
    expect(
      pick(
        read,
        'openedAt',
        'closedAt',
        'channel',
        'topic',
        'team',
        'aiInvolved',
        'humanInvolved',
        'vendorResolved',
        'escalated',
        'reopens',
        'rating',
        'satisfied',
        'ratingOffered',
        'handleSeconds',
      ),
    ).toEqual({
      11: {
        openedAt: at('2026-03-29T00:30Z'),
        closedAt: at('2026-03-29T01:30Z'),
        channel: 'email',
        topic: 'billing',
        team: 'Tier 1',
        aiInvolved: null,
        humanInvolved: true,
        vendorResolved: true,
        escalated: false,
        reopens: 0,
        rating: null,
        satisfied: true,
        ratingOffered: true,
        handleSeconds: 300,
      },
      12: {
        openedAt: at('2026-03-30T07:00Z'),
        closedAt: null,
        channel: 'web',
        topic: 'billing',
        team: 'Tier 1',
        aiInvolved: null,
        humanInvolved: false,
        vendorResolved: false,
        escalated: true,
        reopens: 1,
        rating: null,
        satisfied: null,
        ratingOffered: true,
        handleSeconds: null,
      },
      13: {
        openedAt: at('2026-03-30T07:00Z'),
        closedAt: at('2026-03-30T08:30Z'),
        channel: 'chat',
        topic: null,
        team: 'Tier 1',
        aiInvolved: true,
        humanInvolved: false,
        vendorResolved: true,
        escalated: true,
        reopens: 0,
        rating: 5,
        satisfied: true,
        ratingOffered: true,
        handleSeconds: null,
      },
    })
    expect(contacts(read)[0]?.person).toEqual({
      vendorPersonId: '103',
      externalId: 'K-1',
      email: 'ana@example.com',
      companyId: null,
      organisation: 'Acme',
    })
  })

  it('reads what spreadsheets and hands do to it: day first, rounded ids, a missing cell, an unquoted comma', () => {
    const read = readSource(
      'Id,Requester id,Ticket type,Group stations,Created at,Status,Via\n1,1.03006E+13,Question,1,08-04-2023 20:52,Open,Mail\n2,103,Question,1,28-04-2023 20:52,Open,Mail\n3,103,Question,1,28-04-2023 20:52,Open,Internal,Communication\n4,103,Question,1,28-04-2023 20:52,Open\n',
    )
    expect(pick(read, 'openedAt')).toEqual({
      1: { openedAt: at('2023-04-08T20:52Z') },
      2: { openedAt: at('2023-04-28T20:52Z') },
    })
    expect(read.notes).toEqual(['2 Requester id 1.03006E+13 damaged-id'])
    expect(read.problems.map((p) => p.split(' ').at(-1))).toEqual(['ragged-row', 'ragged-row'])
  })

  it('reads Explore, views and wrapped JSON as the same tickets', () => {
    const explore = readSource(
      'Ticket ID,Ticket created - Timestamp,Ticket solved - Timestamp,Ticket status,Ticket channel,Requester organization name\n21,2026-01-27T13:21:10,2026-01-27T14:21:10,Solved,Chat,Acme\n',
    )
    expect([explore.source, pick(explore, 'openedAt', 'vendorResolved', 'channel')]).toEqual([
      'zendesk-explore',
      { 21: { openedAt: at('2026-01-27T13:21:10Z'), vendorResolved: true, channel: 'chat' } },
    ])
    const view = readSource('ID,Subject,Requester,Requested,Group,Status\n22,x,Ana,2026-01-27 13:21,Tier 1,Open\n')
    expect([view.source, pick(view, 'status', 'team')]).toEqual([
      'zendesk-view',
      { 22: { status: 'open', team: 'Tier 1' } },
    ])
    const json = readObjects([
      {
        ticket: {
          id: 23,
          status: 'closed',
          created_at: '2026-01-01T00:00:00Z',
          updated_at: '2026-01-02T00:00:00Z',
          requester_id: 115004268408,
          via: { channel: 'email' },
          tags: ['a', 'bot'],
          satisfaction_rating: { score: 'bad' },
          metric_set: { reopens: 2, replies: 3, solved_at: '2026-01-01T06:00:00Z' },
        },
      },
      { user: { id: 7, email: 'ana@example.com' } },
    ])
    expect([json.source, json.excluded]).toEqual(['zendesk-json', { 'no ticket': 1 }])
    expect(pick(json, 'closedAt', 'channel', 'aiInvolved', 'humanInvolved', 'reopens', 'satisfied')).toEqual({
      23: {
        closedAt: at('2026-01-01T06:00Z'),
        channel: 'email',
        aiInvolved: true,
        humanInvolved: true,
        reopens: 2,
        satisfied: false,
      },
    })
    expect(contacts(json)[0]?.person.vendorPersonId).toBe('115004268408')
  })

  it('takes from its users who they are elsewhere, and from its ratings what was said', () => {
    const users = readObjects([
      {
        user: {
          id: 1,
          email: 'Ana@Example.com',
          role: 'end-user',
          external_id: 'K-1',
          organization_id: 5,
          restricted_agent: true,
        },
      },
      {
        user: {
          id: 2,
          email: 'ben@example.com',
          role: 'end-user',
          external_id: null,
          organization_id: 5,
          restricted_agent: true,
        },
      },
      {
        user: {
          id: 3,
          email: 'agent@us.example',
          role: 'agent',
          external_id: null,
          organization_id: null,
          restricted_agent: false,
        },
      },
    ])
    expect([users.source, users.excluded]).toEqual(['zendesk-users', { agent: 1 }])
    expect(users.records).toEqual([
      { kind: 'crosswalk', vendorId: '1', left: '1', right: 'K-1' },
      { kind: 'crosswalk', vendorId: '2', left: '2', right: 'ben@example.com' },
    ])
    const ratings = readSource(
      'id,ticket_id,requester_id,assignee_id,score,reason,created_at,updated_at\n9,11,103,4,good,,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z\n10,12,103,4,offered,,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z\n',
    )
    expect([ratings.source, ratings.excluded, ratings.records]).toMatchObject([
      'zendesk-satisfaction-ratings',
      { 'no rating given': 1 },
      [{ contactVendorId: '11', satisfied: true, respondedAt: at('2026-01-02T00:00Z') }],
    ])
  })
})

describe('Intercom', () => {
  const head =
    'Conversation ID,Conversation started at (America/New_York),Conversation last closed at (America/New_York),Conversation updated at (America/New_York),Channel,Conversation source,Started by,Current conversation state,Topics,AI Topic,Conversation tag,Teammate currently assigned,Fin AI Agent involved,Fin AI Agent resolution state,Fin AI Agent rating,Last teammate rating,Handling time (seconds),Last closed by teammate,User ID,User email,Company ID,Company name'

  it('tells AI from people by Fin and by work done, never by an assignee', () => {
    const read = readSource(`${head}
1,2026-01-05 10:00:00,2026-01-05 11:00:00,2026-01-05 11:00:00,Chat,Messenger,Customer,Closed,,Refunds,,Bo,true,Assumed resolved,5,,,,u1,a@example.com,co1,Acme
2,2026-01-05 10:00:00,2026-01-05 11:00:00,2026-01-05 11:00:00,Chat,Messenger,Customer,Closed,"Refunds, Other",,,Bo,true,Escalated,1,4,600,Bo,u1,a@example.com,co1,Acme
3,2026-01-05 10:00:00,2026-01-05 11:00:00,2026-01-05 11:00:00,Email,Email,Customer,Closed,,,,Bo,false,,,,0,,u2,,,
4,2026-01-05 10:00:00,2026-01-05 11:00:00,2026-01-05 11:00:00,Email,Email,Customer,Open,,,,,false,,,2,120,,u2,,,
5,2026-01-05 10:00:00,,2026-01-05 11:00:00,Chat,Messenger,Customer,Closed,,,,,true,Routed to team,,,,,u2,,,
6,2026-01-05 10:00:00,,2026-01-05 11:00:00,Chat,Messenger,Customer,Closed,,,,,true,Negative feedback,,,,,u2,,,
7,2026-01-05 10:00:00,,,Chat,fin_preview,Customer,Closed,,,,,true,,,,,,u2,,,
8,2026-01-05 10:00:00,,,Chat,Messenger,Teammate,Closed,,,,,false,,,,,,u2,,,
9,2026-01-05 10:00:00,,,Chat,Messenger,Customer,Closed,,,spam,,false,,,,,,u2,,,
`)
    expect([read.source, read.problems, read.excluded]).toEqual([
      'intercom-conversations',
      [],
      { preview: 1, outbound: 1, spam: 1 },
    ])
    expect(pick(read, 'aiInvolved', 'humanInvolved', 'vendorResolved', 'escalated', 'satisfied', 'topic')).toEqual({
      1: {
        aiInvolved: true,
        humanInvolved: false,
        vendorResolved: true,
        escalated: false,
        satisfied: true,
        topic: 'refunds',
      },
      2: {
        aiInvolved: true,
        humanInvolved: true,
        vendorResolved: false,
        escalated: true,
        satisfied: true,
        topic: 'refunds',
      },
      3: {
        aiInvolved: false,
        humanInvolved: false,
        vendorResolved: true,
        escalated: null,
        satisfied: null,
        topic: null,
      },
      4: {
        aiInvolved: false,
        humanInvolved: true,
        vendorResolved: false,
        escalated: null,
        satisfied: false,
        topic: null,
      },
      5: {
        aiInvolved: true,
        humanInvolved: true,
        vendorResolved: false,
        escalated: true,
        satisfied: null,
        topic: null,
      },
      6: {
        aiInvolved: true,
        humanInvolved: false,
        vendorResolved: false,
        escalated: false,
        satisfied: null,
        topic: null,
      },
    })
    expect(contacts(read)[0]).toMatchObject({
      openedAt: at('2026-01-05T15:00Z'),
      closedAt: at('2026-01-05T16:00Z'),
      channel: 'chat',
      person: { externalId: 'u1', companyId: 'co1' },
    })
    expect(contacts(read).find((c) => c.vendorId === '4')?.closedAt).toBeNull()
  })

  it('reads the ratings behind its reports and the names of its data export', () => {
    const ratings = readSource(
      'Conversation ID,Updated at (America/New_York),Conversation rating remark,Conversation rating,User name,Company name,Agent rated type,Last survey sent\n1,2026-01-05 10:00:00,nice,4,Ana,Acme,Teammate,CSAT\n1,2026-01-05 11:00:00,,2,Ana,Acme,Fin AI Agent,CSAT\n',
    )
    expect(ratings.source).toBe('intercom-ratings')
    expect(
      (ratings.records as SurveyRecord[]).map((r) => [r.contactVendorId, r.vendorId, r.satisfied, r.respondedAt]),
    ).toEqual([
      ['1', '1|teammate', true, at('2026-01-05T15:00Z')],
      ['1', '1|fin ai agent', false, at('2026-01-05T16:00Z')],
    ])
    const drill = readSource(
      'Conversation ID,Conversation started at (America/New_York),Fin AI Agent resolution state,Fin AI Agent rating,AI Subtopic,AI Topic\n1,2026-01-05 10:00:00,Confirmed resolved,5,x,Refunds\n',
    )
    expect([drill.source, pick(drill, 'aiInvolved', 'vendorResolved', 'humanInvolved', 'status')]).toEqual([
      'intercom-conversations',
      { 1: { aiInvolved: true, vendorResolved: true, humanInvolved: null, status: null } },
    ])
  })
})

describe('other helpdesks', () => {
  it('reads Freshdesk with its repeated heading, clock durations and e-mails for ids', () => {
    const read = readSource(
      'Ticket ID,Subject,Status,Priority,Source,Type,Group,Created time,Resolved time,Last update time,Time tracked,First response time (in hrs),Agent interactions,Tags,Survey results,Source,Full name,Contact ID,Company Name\n' +
        '1,x,Resolved,High,Chat,Refund,Tier 1,2026-01-05 10:00:00,2026-01-05 12:00:00,2026-01-05 12:00:00,01:30:00,00:14:09,2,"vip,refund",Extremely happy,ignored,Ana,ana@example.com,Acme\n' +
        '2,x,OpenPending,Low,Outbound Email,Refund,Tier 1,2026-01-05 10:00:00,,,,,0,,,ignored,Ana,501,Acme\n' +
        '3,x,Waiting on Third Party,Low,Phone,,Tier 1,2026-01-05 10:00:00,,,,,0,,,ignored,Ana,501,Acme\n',
    )
    expect([read.source, read.problems, read.excluded]).toEqual(['freshdesk-tickets', [], { outbound: 1 }])
    expect(pick(read, 'channel', 'status', 'humanInvolved', 'handleSeconds', 'satisfied', 'person')).toMatchObject({
      1: {
        channel: 'chat',
        status: 'closed',
        humanInvolved: true,
        handleSeconds: 5400,
        satisfied: true,
        person: { email: 'ana@example.com', vendorPersonId: null },
      },
      3: { channel: 'phone', status: 'pending', humanInvolved: false, person: { vendorPersonId: '501' } },
    })
  })

  it('reads Salesforce cases from an export and from a report as the same cases, and leaves the report’s footer out', () => {
    const data = readSource(
      '"Id","IsDeleted","MasterRecordId","CaseNumber","ContactId","AccountId","SuppliedEmail","Status","Reason","Origin","IsClosed","ClosedDate","IsEscalated","OwnerId","CreatedDate","SystemModstamp"\n' +
        '"500a","0","","00001046","003a","001a","","Closed","Login","Phone","1","2026-01-05 12:00:00","0","005","2026-01-05 10:00:00","2026-01-06 10:00:00"\n' +
        '"500b","","","00001047","","001a","Ana@Example.com","Escalated","","Chat","","","","005","2026-01-05T10:00:00.000+0000","2026-01-06T10:00:00.000+0000"\n' +
        '"500c","1","","00001048","","","","New","","Web","0","","0","005","2026-01-05 10:00:00","2026-01-06 10:00:00"\n' +
        '"500d","0","500a","00001049","","","","Closed","","Web","1","","0","005","2026-01-05 10:00:00","2026-01-06 10:00:00"\n',
    )
    expect([read(data), data.excluded]).toEqual([['salesforce-cases', []], { deleted: 1, 'merged into another': 1 }])
    expect(pick(data, 'vendorResolved', 'escalated', 'channel', 'closedAt')).toEqual({
      '00001046': { vendorResolved: true, escalated: false, channel: 'phone', closedAt: at('2026-01-05T12:00Z') },
      '00001047': { vendorResolved: false, escalated: true, channel: 'chat', closedAt: null },
    })
    const report = readSource(
      'Case Number,Case Owner,Account Name,Contact Name,Status,Priority,Date/Time Opened,Date/Time Closed,Case Origin,Escalated\n' +
        '00001046,Bo,Acme,Ana,Closed,High,30/01/2026 10:00,30/01/2026 12:00,Email,0\n' +
        'Grand Totals (1 records),,,,,,,,,\n\n"Confidential Information - Do Not Distribute"\n"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n',
    )
    expect([report.source, report.problems, report.excluded]).toEqual(['salesforce-case-report', [], { footer: 3 }])
    expect(pick(report, 'openedAt', 'vendorResolved')).toEqual({
      '00001046': { openedAt: at('2026-01-30T10:00Z'), vendorResolved: true },
    })
  })

  it('reads HubSpot’s zones by abbreviation and its lists of contacts', () => {
    const hubspot = readSource(
      'Ticket ID,Ticket name,Pipeline,Ticket status,Source,Category,Create date,Close date,First agent email response date,All associated contact emails,Associated Company (Primary),Time to close (HH:mm:ss)\n' +
        '1,x,Support,Done by us,Chat,Refund,2026-09-25 10:11 CDT,2026-09-25 12:11 CDT,2026-09-25 10:30 CDT,ana@example.com;ben@example.com,Acme,123:45:06\n',
    )
    expect(read(hubspot)).toEqual(['hubspot-tickets', []])
    expect(contacts(hubspot)[0]).toMatchObject({
      openedAt: at('2026-09-25T15:11Z'),
      closedAt: at('2026-09-25T17:11Z'),
      vendorResolved: true,
      humanInvolved: true,
      person: { email: 'ana@example.com', organisation: 'Acme' },
    })
  })

  it('makes one conversation of Front’s messages, reopened when it has more than one segment', () => {
    const front = readSource(
      'Message ID,Segment ID,Conversation ID,Segment,Direction,Status,Inbox,Message date,Autoreply,Reaction time,Handle time,Author,Contact handle,Account names,Tags,Segment end,Segment closed\n' +
        'm1,s1,c1,1,Inbound,Archived,Support,2026-01-05 10:00:00,No,,,,ana@example.com,Acme,Refund,2026-01-05 12:00:00,Yes\n' +
        'm2,s1,c1,1,Outbound,Archived,Support,2026-01-05 10:30:00,No,60,120,Bo,ana@example.com,Acme,Refund,2026-01-05 12:00:00,Yes\n' +
        'm3,s2,c1,2,Inbound,Archived,Support,2026-01-07 10:30:00,No,,,,ana@example.com,Acme,Refund,2026-01-07 12:00:00,Yes\n' +
        'm4,s3,c2,1,Inbound,Open,Support,2026-01-05 10:00:00,No,,,,ben@example.com,,,,No\n',
    )
    expect([read(front), front.rowsIn, front.joined]).toEqual([['front-messages', []], 4, 2])
    expect(pick(front, 'openedAt', 'closedAt', 'reopens', 'humanInvolved', 'handleSeconds', 'topic')).toEqual({
      c1: {
        openedAt: at('2026-01-05T10:00Z'),
        closedAt: at('2026-01-07T12:00Z'),
        reopens: 1,
        humanInvolved: true,
        handleSeconds: 120,
        topic: 'refund',
      },
      c2: {
        openedAt: at('2026-01-05T10:00Z'),
        closedAt: null,
        reopens: 0,
        humanInvolved: false,
        handleSeconds: null,
        topic: null,
      },
    })
  })

  it('reads Gorgias, Kustomer and Help Scout as their APIs give them', () => {
    const gorgias = readObjects([
      {
        id: 1,
        status: 'closed',
        channel: 'email',
        created_datetime: '2026-01-05T10:00:00.966927',
        closed_datetime: '2026-01-05T12:00:00.000',
        from_agent: false,
        customer: { id: 5, email: 'a@example.com', external_id: '77' },
        tags: [{ name: 'refund' }],
        messages_count: 3,
      },
    ])
    expect([read(gorgias), pick(gorgias, 'openedAt', 'vendorResolved', 'person')]).toMatchObject([
      ['gorgias-tickets', []],
      { 1: { openedAt: at('2026-01-05T10:00Z'), vendorResolved: true, person: { externalId: '77' } } },
    ])
    const kustomer = readObjects([
      {
        id: 'k1',
        status: 'done',
        createdAt: '2026-01-05T10:00:00Z',
        endedAt: '2026-01-05T12:00:00Z',
        doneCount: 2,
        channels: ['chat'],
        satisfactionLevel: { score: 1, rating: 5 },
        customer: { id: 'c1' },
        queue: { name: 'VIP' },
      },
    ])
    expect([read(kustomer), pick(kustomer, 'reopens', 'satisfied', 'team', 'vendorResolved')]).toEqual([
      ['kustomer-conversations', []],
      { k1: { reopens: 1, satisfied: true, team: 'VIP', vendorResolved: true } },
    ])
    const scout = readObjects([
      {
        id: 9,
        number: 101,
        status: 'closed',
        mailboxId: 3,
        createdAt: '2026-01-05T10:00:00Z',
        closedAt: '2026-01-05T12:00:00Z',
        source: { type: 'email', via: 'customer' },
        primaryCustomer: { id: 4, email: 'a@example.com' },
      },
    ])
    expect([read(scout), pick(scout, 'channel', 'vendorResolved')]).toEqual([
      ['help-scout-conversations', []],
      { 101: { channel: 'email', vendorResolved: true } },
    ])
  })
})

const read = ({ source, problems }: ReadSource): unknown => [source, problems]

describe('logs of AI agents', () => {
  it('reads Ada’s conversations by its own classification', () => {
    const ada = readObjects([
      {
        _id: 'a1',
        date_created: '2026-01-05T10:00:00Z',
        date_updated: '2026-01-05T10:10:00Z',
        automated_resolution_classification: 'Resolved',
        is_escalated: false,
        is_test_user: false,
        agent_handle_time: 0,
        csat: { score: 5 },
        channel: 'chat',
      },
      {
        _id: 'a2',
        date_created: '2026-01-05T10:00:00Z',
        date_updated: '2026-01-05T10:10:00Z',
        automated_resolution_classification: 'Not Resolved',
        is_escalated: true,
        is_test_user: false,
        agent_handle_time: 200,
        csat: {},
        channel: 'chat',
      },
      {
        _id: 'a3',
        date_created: '2026-01-05T10:00:00Z',
        date_updated: '2026-01-05T10:10:00Z',
        automated_resolution_classification: 'Resolved',
        is_escalated: false,
        is_test_user: true,
        agent_handle_time: 0,
        csat: {},
        channel: 'chat',
      },
    ])
    expect([read(ada), ada.excluded]).toEqual([['ada-conversations', []], { test: 1 }])
    expect(pick(ada, 'aiInvolved', 'humanInvolved', 'vendorResolved', 'escalated', 'satisfied')).toEqual({
      a1: { aiInvolved: true, humanInvolved: false, vendorResolved: true, escalated: false, satisfied: true },
      a2: { aiInvolved: true, humanInvolved: true, vendorResolved: false, escalated: true, satisfied: null },
    })
  })

  it('makes one conversation of the turns of a log, and reads the audit of what was billed', () => {
    const turns = readSource(
      'conversation_id,turn_id,ts,role,handoff,outcome\nt1,1,2026-01-05T10:00:00Z,user,false,\nt1,2,2026-01-05T10:01:00Z,assistant,false,resolved\nt2,1,2026-01-05T10:00:00Z,user,false,\nt2,2,2026-01-05T10:01:00Z,assistant,true,escalated\n',
    )
    expect([read(turns), turns.joined]).toEqual([['ai-turns', []], 2])
    expect(pick(turns, 'openedAt', 'closedAt', 'aiInvolved', 'humanInvolved', 'vendorResolved', 'escalated')).toEqual({
      t1: {
        openedAt: at('2026-01-05T10:00Z'),
        closedAt: at('2026-01-05T10:01Z'),
        aiInvolved: true,
        humanInvolved: false,
        vendorResolved: true,
        escalated: false,
      },
      t2: {
        openedAt: at('2026-01-05T10:00Z'),
        closedAt: at('2026-01-05T10:01Z'),
        aiInvolved: true,
        humanInvolved: true,
        vendorResolved: false,
        escalated: true,
      },
    })
    const audit = readSource(
      'conversation_id,opened_at,closed_at,human_agent_participated,issue_addressed,customer_recontacted_within_window,vendor_billed\nx,2026-01-05T10:00:00Z,2026-01-05T11:00:00Z,false,true,false,true\n',
    )
    expect([read(audit), pick(audit, 'aiInvolved', 'humanInvolved', 'vendorResolved', 'outcomeRaw')]).toEqual([
      ['ai-resolution-audit', []],
      { x: { aiInvolved: true, humanInvolved: false, vendorResolved: true, outcomeRaw: 'billed' } },
    ])
  })
})

describe('surveys', () => {
  it('reads Qualtrics’ three heading rows in the survey’s zone and language, without previews', () => {
    const qualtrics = readSource(
      'StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,RecipientEmail,ExternalReference,Q1,Q2,ticket_id\n' +
        'Anfangsdatum,Enddatum,Antworttyp,Beendet,Erfassungsdatum,Antwort-ID,E-Mail,Referenz,"Wie zufrieden sind Sie, insgesamt?",Warum?,ticket_id\n' +
        '"{""ImportId"":""startDate"",""timeZone"":""America/Denver""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}",,,"{""ImportId"":""_recordId""}",,,,,\n' +
        '2026-01-05 10:00:00,2026-01-05 10:01:00,0,1,2026-01-05 10:01:00,R_1,Ana@Example.com,K-1,5,"good,\nvery",11\n' +
        '2026-01-05 10:00:00,2026-01-05 10:01:00,1,1,2026-01-05 10:01:00,R_2,,,5,,\n' +
        '2026-01-05 10:00:00,2026-01-05 10:01:00,0,0,2026-01-05 10:01:00,R_3,,,,,12\n',
    )
    expect([read(qualtrics), qualtrics.excluded]).toEqual([
      ['qualtrics-survey', []],
      { preview: 1, 'no rating given': 1 },
    ])
    expect(qualtrics.records).toEqual([
      {
        kind: 'survey',
        vendorId: 'R_1',
        person: {
          vendorPersonId: null,
          externalId: 'K-1',
          email: 'ana@example.com',
          companyId: null,
          organisation: null,
        },
        contactVendorId: '11',
        type: 'csat',
        score: 5,
        scaleMax: 5,
        satisfied: true,
        respondedAt: at('2026-01-05T17:01Z'),
      },
    ])
    const legacy = readSource(
      'V1,V4,V5,V7,V8,V9,V10,Q1,\nResponseID,ExternalDataReference,EmailAddress,Status,StartDate,EndDate,Finished,How likely are you to recommend us?,\nR_9,K-1,a@example.com,0,2026-01-05 10:00:00,2026-01-05 10:02:00,1,9,\n',
    )
    expect([read(legacy), legacy.records]).toMatchObject([
      ['qualtrics-survey', []],
      [{ vendorId: 'R_9', type: 'nps', score: 9, scaleMax: 10, satisfied: true }],
    ])
  })

  it('reads SurveyMonkey’s two heading rows and Delighted’s responses', () => {
    const monkey = readSource(
      'Respondent ID,Collector ID,Start Date,End Date,Email Address,Custom Data 1,"How satisfied are you, overall?",Anything else?\n,,,,,,Response,Open-Ended Response\n114,22,01/13/2026 10:00:00 AM,01/13/2026 10:02:00 AM,a@example.com,K-1,Very satisfied,no\n',
    )
    expect([read(monkey), monkey.records]).toMatchObject([
      ['surveymonkey-responses', []],
      [
        {
          vendorId: '114',
          type: 'csat',
          satisfied: true,
          respondedAt: at('2026-01-13T10:02Z'),
          person: { externalId: 'K-1' },
        },
      ],
    ])
    const delighted = readObjects([
      {
        id: '1',
        person: 'p1',
        survey_type: 'nps',
        score: 6,
        comment: null,
        permalink: 'x',
        created_at: 1767607200,
        updated_at: 1767607260,
      },
    ])
    expect([read(delighted), delighted.records]).toMatchObject([
      ['delighted-responses', []],
      [{ type: 'nps', score: 6, satisfied: false, respondedAt: 1767607260 }],
    ])
  })
})
