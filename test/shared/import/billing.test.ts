import { describe, expect, it, test } from 'vitest'
import type {
  CostRecord,
  CustomerRecord,
  OrderRecord,
  SignalRecord,
  SubscriptionRecord,
} from '../../../shared/base/model.ts'
import { maybeMonthly } from '../../../shared/import/monthly.ts'
import { type ReadSource, readObjects, readSource } from '../../helpers/read-source.ts'

const at = (iso: string): number => Date.parse(iso) / 1000
const read = ({ source, problems }: ReadSource): unknown => [source, problems]
const subscriptions = (of: ReadSource): readonly SubscriptionRecord[] =>
  of.records.filter((r) => r.kind === 'subscription')
const orders = (of: ReadSource): readonly OrderRecord[] => of.records.filter((r) => r.kind === 'order')
const costs = (of: ReadSource): readonly CostRecord[] => of.records.filter((r) => r.kind === 'cost')

describe('maybeMonthly', () => {
  test.each([
    [2900, 'month', 1, 2900],
    [120_000, 'year', 1, 10_000],
    [30_000, 'quarter', 1, 10_000],
    [30_000, '3 months', 1, 10_000],
    [30_000, 'month', 3, 10_000],
    [1200, 'week', 1, 5200],
    [100, 'day', 1, 3042],
    [10_000, 'Annually', 1, 833],
    [100, 'fortnight', 1, undefined],
  ])('%d per %s × %d', (minor, interval, count, monthly) => {
    expect(maybeMonthly(minor, interval, count)).toBe(monthly)
  })
})

describe('Stripe', () => {
  const head =
    'id,Customer ID,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start Date (UTC),Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC),Trial End (UTC),Canceled At (UTC),Cancel At Period End,Ended At (UTC),Cancellation Reason,company_id (metadata),customer_number (metadata)'

  it('reads monthly amounts per seat, yearly ones by twelve, and the end from when it ended, not from when it was asked for', () => {
    const stripe = readSource(`${head}
sub_1,cus_1,Ana@Example.com,Pro,3,eur,month,29.00,active,2026-01-01 10:00:00,2026-01-01 10:00:00,,,,,,false,,,NW-1,K-1
sub_2,cus_2,,Pro,1,usd,year,1200.00,canceled,2026-01-01 10:00:00,2026-01-01 10:00:00,,,,,2026-03-01 10:00:00,true,2026-04-01 10:00:00,too expensive,,
sub_3,cus_3,,Pro,1,jpy,month,5000,trialing,2026-01-01 10:00:00,2026-01-01 10:00:00,,,2026-01-01 10:00:00,2026-01-15 10:00:00,,false,,,,
sub_4,cus_4,,Pro,1,eur,month,29.00,incomplete_expired,2026-01-01 10:00:00,2026-01-01 10:00:00,,,,,,false,,,,
sub_5,cus_5,,Pro,1,eur,month,#REF!,active,2026-01-01 10:00:00,2026-01-01 10:00:00,,,,,,false,,,,
sub_6,cus_6,,Pro,1,eur,month,9.00,canceled,2026-01-01 10:00:00,2026-01-01 10:00:00,,,,,2026-03-01 10:00:00,false,,,,
`)
    expect([stripe.source, stripe.excluded, stripe.problems]).toEqual([
      'stripe-subscriptions',
      { 'never paid': 1 },
      ['6 Amount #REF! bad-number'],
    ])
    expect(
      subscriptions(stripe).map((s) => [
        s.vendorId,
        s.mrrMinor,
        s.currency,
        s.trialEndAt,
        s.cancelRequestedAt,
        s.endedAt,
        s.endReason,
      ]),
    ).toEqual([
      ['sub_1', 8700, 'EUR', null, null, null, null],
      ['sub_2', 10_000, 'USD', null, at('2026-03-01T10:00Z'), at('2026-04-01T10:00Z'), 'too expensive'],
      ['sub_3', 5000, 'JPY', at('2026-01-15T10:00Z'), null, null, null],
      ['sub_6', 900, 'EUR', null, at('2026-03-01T10:00Z'), at('2026-03-01T10:00Z'), null],
    ])
    expect(subscriptions(stripe)[0]?.person).toMatchObject({
      email: 'ana@example.com',
      companyId: 'NW-1',
      externalId: 'K-1',
    })
  })

  it('reads payments saved again by a spreadsheet, and balance changes without payouts', () => {
    const saved = readSource(
      'Created date (UTC);Amount;Currency;Captured;Converted Amount;Status;Card Funding;Customer ID;Invoice Number\n12/25/25 20:18;15.00;usd;TRUE;534.80;Paid;debit;cus_1;INV-1\n12/26/25 20:18;15.00;usd;FALSE;534.80;Failed;debit;cus_1;INV-2\n',
    )
    expect([read(saved), saved.excluded]).toEqual([['stripe-payments', []], { 'not paid': 1 }])
    expect(orders(saved)).toMatchObject([
      {
        vendorId: 'INV-1',
        orderedAt: at('2025-12-25T20:18Z'),
        totalMinor: 1500,
        currency: 'USD',
        person: { externalId: 'cus_1' },
      },
    ])
    const balance = readSource(
      'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,charge_id,customer_id\ntxn_1,2026-01-01 10:00:00,eur,20.00,0.50,19.50,charge,ch_1,cus_1\ntxn_2,2026-01-02 10:00:00,eur,-20.00,0.00,-20.00,refund,ch_1,cus_1\ntxn_3,2026-01-03 10:00:00,eur,-500.00,0.00,-500.00,payout,,\n',
    )
    expect([read(balance), balance.excluded]).toEqual([['stripe-balance', []], { payout: 1 }])
    expect(orders(balance).map((o) => [o.vendorId, o.totalMinor, o.refundedMinor])).toEqual([
      ['ch_1', 2000, 0],
      ['txn_2', 0, 2000],
    ])
  })
})

describe('other billing', () => {
  it('reads Chargebee’s dotted export and finds the interval in the plan or the term', () => {
    const chargebee = readSource(
      'subscriptions.id,subscriptions.plan_id,subscriptions.plan_quantity,subscriptions.plan_unit_price,subscriptions.status,subscriptions.started_at,subscriptions.current_term_start,subscriptions.current_term_end,subscriptions.cancelled_at,customers.id,customers.email\n' +
        's1,pro-monthly,2,50.00,Active,2026-01-01 00:00:00,2026-03-01 00:00:00,2026-04-01 00:00:00,,c1,a@example.com\n' +
        's2,pro,1,1200.00,Non Renewing,2026-01-01 00:00:00,2026-01-01 00:00:00,2027-01-01 00:00:00,2026-02-01 00:00:00,c2,\n' +
        's3,pro-monthly,1,50.00,Cancelled,2026-01-01 00:00:00,2026-03-01 00:00:00,2026-04-01 00:00:00,2026-03-15 00:00:00,c3,\n',
      { timeZone: 'UTC' },
    )
    expect(read(chargebee)).toEqual(['chargebee-subscriptions', []])
    expect(subscriptions(chargebee).map((s) => [s.vendorId, s.mrrMinor, s.cancelRequestedAt, s.endedAt])).toEqual([
      ['s1', 10_000, null, null],
      ['s2', 10_000, at('2026-02-01T00:00Z'), null],
      ['s3', 5000, null, at('2026-03-15T00:00Z')],
    ])
  })

  it('reads Recurly’s zones, and its churn from expiry', () => {
    const recurly = readSource(
      'uuid,account_code,email,plan_code,state,auto_renew,currency,quantity,unit_amount,total_recurring_amount,current_period_started_at,current_period_ends_at,trial_ends_at,activated_at,canceled_at,expires_at,plan_name,expiration_reason\n' +
        'u1,a1,x@example.com,pro,active,TRUE,USD,2,10.00,20.00,2026-03-01 00:00:00 UTC,2026-04-01 00:00:00 UTC,,2010-03-24 17:18:46 PDT,,,Pro,\n' +
        'u2,a2,,pro,canceled,FALSE,USD,1,10.00,10.00,2026-03-01 00:00:00 UTC,2026-04-01 00:00:00 UTC,,2026-01-01 00:00:00 UTC,2026-03-10 00:00:00 UTC,2026-04-01 00:00:00 UTC,Pro,\n' +
        'u3,a3,,pro,expired,FALSE,USD,1,120.00,120.00,2025-03-01 00:00:00 UTC,2026-03-01 00:00:00 UTC,,2025-03-01 00:00:00 UTC,2026-02-01 00:00:00 UTC,2026-03-01 00:00:00 UTC,Pro,Non-payment\n',
    )
    expect(read(recurly)).toEqual(['recurly-subscriptions', []])
    expect(
      subscriptions(recurly).map((s) => [
        s.vendorId,
        s.mrrMinor,
        s.startedAt,
        s.cancelRequestedAt,
        s.endedAt,
        s.endReason,
      ]),
    ).toEqual([
      ['u1', 2000, at('2010-03-25T00:18:46Z'), null, null, null],
      ['u2', 1000, at('2026-01-01T00:00Z'), at('2026-03-10T00:00Z'), null, null],
      ['u3', 1000, at('2025-03-01T00:00Z'), at('2026-02-01T00:00Z'), at('2026-03-01T00:00Z'), 'Non-payment'],
    ])
  })

  it('makes spans of ChartMogul’s movements: each amount until the next, nothing after a churn', () => {
    const movement = (date: string, type: string, mrr: number): object => ({
      uuid: `${date}${type}`,
      date,
      type,
      'activity-mrr': mrr,
      'activity-mrr-movement': 1,
      currency: 'EUR',
      'customer-external-id': 'c1',
      'subscription-external-id': 's1',
    })
    const mogul = readObjects([
      movement('2026-01-01T00:00:00Z', 'new_biz', 1000),
      movement('2026-05-01T00:00:00Z', 'churn', 0),
      movement('2026-03-01T00:00:00Z', 'expansion', 1500),
    ])
    expect([read(mogul), mogul.rowsIn, mogul.records.length]).toEqual([['chartmogul-activities', []], 3, 3])
    expect(subscriptions(mogul).map((s) => [s.mrrMinor, s.startedAt, s.endedAt])).toEqual([
      [1000, at('2026-01-01T00:00Z'), at('2026-03-01T00:00Z')],
      [1500, at('2026-03-01T00:00Z'), at('2026-05-01T00:00Z')],
      [0, at('2026-05-01T00:00Z'), at('2026-05-01T00:00Z')],
    ])
  })

  it('takes the customer and the subscription from one table, whichever it is called', () => {
    const table =
      'customer_id,started,churned_at,mrr,plan,segment\nC-1,2025-01-05,,120.50,pro,SMB\nC-2,2025-02-05,2026-01-30,"1,200.00",pro,Mid\nC-3,2025-02-05,,n/a,pro,Mid\n'
    const asSubscriptions = readSource(table, { as: 'generic-subscriptions' })
    expect(asSubscriptions.problems).toEqual(['4 mrr  missing-amount'])
    expect(asSubscriptions.records).toMatchObject([
      { kind: 'subscription', customerVendorId: 'C-1', mrrMinor: 12_050, endedAt: null },
      { kind: 'customer', vendorId: 'C-1', segment: 'SMB' },
      { kind: 'subscription', customerVendorId: 'C-2', mrrMinor: 120_000, endedAt: at('2026-01-30T00:00Z') },
      { kind: 'customer', vendorId: 'C-2', segment: 'Mid' },
    ])
    const asCustomers = readSource(table, { as: 'generic-customers' })
    expect(asCustomers.problems).toEqual([])
    expect(asCustomers.records).toMatchObject([
      { kind: 'customer', vendorId: 'C-1', segment: 'SMB', plan: 'pro', createdAt: at('2025-01-05T00:00Z') },
      { kind: 'subscription', customerVendorId: 'C-1', mrrMinor: 12_050 },
      { kind: 'customer', vendorId: 'C-2' },
      { kind: 'subscription', customerVendorId: 'C-2', endedAt: at('2026-01-30T00:00Z') },
      { kind: 'customer', vendorId: 'C-3' },
    ])
  })

  it('reads generic amounts by their heading: cents, seats times interval, years', () => {
    const mrr = (table: string): number[] =>
      subscriptions(readSource(table, { as: 'generic-subscriptions' })).map((s) => s.mrrMinor)
    expect(mrr('customer_id,started_at,mrr_cents\nC,2026-01-01,12050\n')).toEqual([12_050])
    expect(
      mrr('customer_id,started_at,amount,interval,quantity\nC,2026-01-01,120.00,year,3\nD,2026-01-01,10.00,month,2\n'),
    ).toEqual([3000, 2000])
    expect(mrr('customer_id,started_at,arr\nC,2026-01-01,"12,000.00"\n')).toEqual([100_000])
    expect(
      mrr(
        'Kundennummer;Beginn;Ende;Monatsbetrag;Tarif\nK-1;05.01.2025;;1.200,50;Pro\nK-2;15.02.2025;30.01.2026;99,00;Pro\n',
      ),
    ).toEqual([120_050, 9900])
  })
})

describe('shops', () => {
  it('counts a Shopify order once, whatever number of rows it stands in', () => {
    const shopify = readSource(
      'Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Cancelled at,Refunded Amount\n' +
        '#1001,Ana@Example.com,paid,AUD,184.76,2026-04-04 23:00:00 +1100,1,Widget,,0.00\n#1001,Ana@Example.com,,,,2026-04-04 23:00:00 +1100,2,Gadget,,\n#1001,,,,,,1,Other,,\n' +
        '#1002,,refunded,AUD,50,2026-04-06 23:00:00 +1000,1,"A, B",2026-04-07 10:00:00 +1000,50.00\n#1003,,voided,AUD,5,2026-04-06 23:00:00 +1000,1,X,,0\n#1003,,,,,,1,Y,,\n',
    )
    expect([read(shopify), shopify.rowsIn, shopify.joined, shopify.excluded]).toEqual([
      ['shopify-orders', []],
      6,
      2,
      { voided: 1, 'item of an order that was left out': 1 },
    ])
    expect(
      orders(shopify).map((o) => [o.vendorId, o.orderedAt, o.totalMinor, o.refundedMinor, o.status, o.person.email]),
    ).toEqual([
      ['#1001', at('2026-04-04T12:00Z'), 18_476, 0, 'paid', 'ana@example.com'],
      ['#1002', at('2026-04-06T13:00Z'), 5000, 5000, 'cancelled', null],
    ])
    const customers = readSource(
      "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Country Code,Total Spent,Total Orders\n'7210448301122,A,B,ana@example.com,yes,AU,10.00,2\n",
    )
    expect([read(customers), customers.records]).toMatchObject([
      ['shopify-customers', []],
      [{ vendorId: '7210448301122', country: 'AU' }],
    ])
  })

  it('reads WooCommerce’s formatted revenue and the plugin’s repeated totals', () => {
    const analytics = readSource(
      'Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold\n2026-01-05 10:00:00,77,"৳2,999",completed,Ana,new,2× A,2\n2026-01-06 10:00:00,78,"৳12,999.50",completed,Ben,new,1× A,1\n',
      { currency: 'BDT' },
    )
    expect([read(analytics), orders(analytics)]).toMatchObject([
      ['woocommerce-analytics-orders', []],
      [
        { vendorId: '77', totalMinor: 299_900 },
        { vendorId: '78', totalMinor: 1_299_950 },
      ],
    ])
    const plugin = readSource(
      'Order Number,Order Status,Order Date,Email (Billing),Order Total Amount,Item Name\n77,Completed,2026-01-05 10:00,a@example.com,20.00,A\n77,Completed,2026-01-05 10:00,a@example.com,20.00,B\n',
    )
    expect([read(plugin), plugin.joined, orders(plugin).length]).toEqual([['woocommerce-orders', []], 1, 1])
  })
})

describe('ledgers and time', () => {
  it('reads QuickBooks with preamble, account groups, totals and brackets', () => {
    const ledger = readSource(
      'Nordwind Software, GmbH\nTransaction Detail by Account\nJanuary - March 2026\n\n' +
        ',Date,Transaction Type,Num,Name,Memo/Description,Split,Amount,Balance\n' +
        'Software,,,,,,,,\n,01/15/2026,Bill,7,Zendesk,Seats,AP,"4,844.00","4,844.00"\n,01/31/2026,Credit,8,Zendesk,Back,AP,(500.00),"4,344.00"\nTotal for Software,,,,,,,"4,344.00",\n\n' +
        'Payroll,,,,,,,,\n,01/31/2026,Journal Entry,9,,January,,"20,000.00","20,000.00"\nTotal for Payroll,,,,,,,"20,000.00",\nTOTAL,,,,,,,"24,344.00",\n"Accrual Basis Wednesday, November 05, 2025 11:19 PM GMTZ",,,,,,,,\n',
    )
    expect([read(ledger), ledger.excluded]).toEqual([
      ['quickbooks-transactions', []],
      { 'group heading': 2, 'total row': 3, footer: 1 },
    ])
    expect(costs(ledger).map((c) => [c.account, c.postedAt, c.supplier, c.amountMinor])).toEqual([
      ['Software', at('2026-01-15T00:00Z'), 'Zendesk', 484_400],
      ['Software', at('2026-01-31T00:00Z'), 'Zendesk', -50_000],
      ['Payroll', at('2026-01-31T00:00Z'), null, 2_000_000],
    ])
  })

  it('reads a profit and loss by month as one cost a month, without sums and income', () => {
    const report = readSource(
      'Profit and Loss by Month\n"Acme, LLC"\n\nDistribution account,January 2026,February 2026,Total\nIncome,,,\n40100 Sales,1000.50,1100,2100.50\nTotal for Income,1000.50,1100,2100.50\nExpenses,,,\n60100 Support tools,100.10,,100.10\n60200 Rent,0,50,50\nTotal for Expenses,100.10,50,150.10\nNet Income,900.40,1050,1950.40\n',
    )
    expect([report.source, report.excluded]).toEqual([
      'quickbooks-profit-and-loss',
      { 'group heading': 2, income: 1, 'total row': 3 },
    ])
    expect(costs(report).map((c) => [c.account, c.postedAt, c.amountMinor])).toEqual([
      ['60100 Support tools', at('2026-01-01T00:00Z'), 10_010],
      ['60200 Rent', at('2026-02-01T00:00Z'), 5000],
    ])
  })

  it('reads NetSuite’s ledger with debit and credit, and its three columns of one name', () => {
    const ledger = readSource(
      'Acme\nGeneral Ledger\n1/1/2026 to 1/31/2026\n\nDate,Period,Account,Type,Document Number,Name,Memo,Debit,Credit,Internal ID\n1200 - Software,,,,,,,,,\n1/15/2026,Jan 2026,,Bill,B-1,Zendesk,Seats,"1,200.00",,991\n1/20/2026,Jan 2026,,Credit,B-2,Zendesk,Back,,200.00,992\nTotal - 1200 - Software,,,,,,,"1,200.00",200.00,\n',
    )
    expect([read(ledger), costs(ledger).map((c) => [c.account, c.amountMinor])]).toEqual([
      ['netsuite-ledger', []],
      [
        ['1200 - Software', 120_000],
        ['1200 - Software', -20_000],
      ],
    ])
    const invoices = readSource(
      'Internal ID,Date,Type,Period,Document Number,Internal ID,Name,Internal ID,Status,Amount (Net of Tax),Amount,Subsidiary\n1,1/15/2026,Invoice,Jan 2026,INV-1,501,Acme,77,Paid,100.00,119.00,DE\n2,1/16/2026,CredMemo,Jan 2026,CM-1,502,Acme,77,Open,,-19.00,DE\n',
    )
    expect([read(invoices), orders(invoices)]).toMatchObject([
      ['netsuite-invoices', []],
      [
        { vendorId: 'INV-1', totalMinor: 11_900, person: { externalId: '77', organisation: 'Acme' } },
        { vendorId: 'CM-1', totalMinor: 0, refundedMinor: 1900 },
      ],
    ])
  })

  it('reads timesheets as costs, with hours times rate where no cost is given', () => {
    const harvest = readSource(
      'Date,Client,Project,Task,Notes,Hours,Hours Rounded,Billable?,First Name,Last Name,Cost Rate,Cost Amount,Currency\n2026-01-05,Internal,Support,Tickets,x,1.5,1.5,No,A,B,40.00,60.00,Euro - EUR\n2026-01-05,Internal,Support,Tickets,x,2,2,No,A,B,40.00,,Euro - EUR\n',
    )
    expect([read(harvest), costs(harvest).map((c) => [c.account, c.amountMinor, c.currency])]).toEqual([
      ['harvest-time', []],
      [
        ['Time: Support', 6000, 'EUR'],
        ['Time: Support', 8000, 'EUR'],
      ],
    ])
    const toggl = readSource(
      'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (USD)\nA,a@example.com,X,Support,,Tickets,Yes,2026-01-5,10:00:00,2026-01-05,11:30:00,01:30:00,,75.00\nA,a@example.com,X,Support,,Tickets,No,2026-01-05,10:00:00,2026-01-05,11:30:00,01:30:00,,\n',
    )
    expect([read(toggl), toggl.excluded, costs(toggl)]).toMatchObject([
      ['toggl-time', []],
      { 'time without a cost': 1 },
      [{ amountMinor: 7500, currency: 'USD', memo: 'Tickets' }],
    ])
  })

  it('reads any list of costs, with a month for a date', () => {
    const list = readSource(
      'month,category,supplier,amount,currency,department\n2026-01,AI resolutions,Fin,990.00,usd,Support\n2026-02,AI resolutions,Fin,"1,188.00",usd,Support\nTotal,,,2178.00,,\n',
      { as: 'generic-costs' },
    )
    expect([list.problems, list.excluded]).toEqual([[], { 'total row': 1 }])
    expect(
      costs(list).map((c) => [c.postedAt, c.account, c.supplier, c.costCentre, c.amountMinor, c.currency]),
    ).toEqual([
      [at('2026-01-01T00:00Z'), 'AI resolutions', 'Fin', 'Support', 99_000, 'USD'],
      [at('2026-02-01T00:00Z'), 'AI resolutions', 'Fin', 'Support', 118_800, 'USD'],
    ])
  })
})

describe('CRM', () => {
  it('reads Salesforce accounts, contacts and opportunities', () => {
    const accounts = readSource(
      'Id,IsDeleted,Name,Industry,AccountNumber,BillingCountry,NumberOfEmployees,CreatedDate\n001a,0,Acme,Energy,K-1,DE,50,2024-01-01T00:00:00.000+0000\n001b,1,Gone,Energy,,,,2024-01-01T00:00:00.000+0000\n',
    )
    expect([read(accounts), accounts.excluded, accounts.records as readonly CustomerRecord[]]).toMatchObject([
      ['salesforce-accounts', []],
      { deleted: 1 },
      [{ vendorId: '001a', segment: 'Energy', country: 'DE', person: { externalId: 'K-1', organisation: 'Acme' } }],
    ])
    const contacts = readSource(
      'Id,AccountId,LastName,FirstName,Email\n003a,001a,Lee,Ana,a@example.com\n003b,,Lee,Ben,b@example.com\n',
    )
    expect([read(contacts), contacts.records]).toEqual([
      ['salesforce-contacts', []],
      [{ kind: 'crosswalk', vendorId: '003a', left: '003a', right: '001a' }],
    ])
    const deals = readSource(
      'Id,AccountId,Name,StageName,Amount,CloseDate,Type,IsClosed,IsWon,CurrencyIsoCode\n006a,001a,x,Closed Won,35000,2026-07-29,Existing Business,1,1,EUR\n006b,001a,x,Negotiation,20000,2026-07-06,New Business,,,EUR\n006c,001a,x,Closed Lost,1.5,2026-07-06,Renewal,1,,EUR\n',
    )
    expect([
      read(deals),
      (deals.records as readonly SignalRecord[]).map((s) => [s.type, s.status, s.amountMinor, s.person.companyId]),
    ]).toEqual([
      ['salesforce-opportunities', []],
      [
        ['expansion', 'won', 3_500_000, '001a'],
        ['new-business', 'negotiation', 2_000_000, '001a'],
        ['renewal', 'lost', 150, '001a'],
      ],
    ])
  })

  it('reads signals of any table and crosswalks of two columns', () => {
    const signals = readSource(
      'date,customer_id,type,amount,status\n2026-01-05,C-1,At risk,100.00,open\n2026-01-05,,At risk,,open\n',
      { as: 'generic-signals' },
    )
    expect([signals.problems, signals.records]).toMatchObject([
      ['3   missing-key'].map((p) => p.replace('   ', ' customer_id  ')),
      [{ type: 'at-risk', amountMinor: 10_000, person: { externalId: 'C-1' } }],
    ])
    const crosswalk = readSource(
      'zendesk_organization,stripe_customer_id\nAcme Ltd,cus_1\nacme.example,CUS_2\n Ana@Example.com ,cus_3\n,cus_4\n',
    )
    expect([crosswalk.source, crosswalk.records.map((r) => (r.kind === 'crosswalk' ? [r.left, r.right] : []))]).toEqual(
      [
        'crosswalk',
        [
          ['Acme Ltd', 'cus_1'],
          ['acme.example', 'CUS_2'],
          ['ana@example.com', 'cus_3'],
        ],
      ],
    )
  })
})
