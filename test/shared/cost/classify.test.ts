import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CostClass } from '../../../shared/base/model.ts'
import { classifyCost, isForAi, notRecognised, tellingMemo } from '../../../shared/cost/classify.ts'
import { draws } from '../../helpers/draws.ts'

type Case = readonly [
  account: string,
  costCentre: string | null,
  supplier: string | null,
  memo: string | null,
  costClass: CostClass,
]

const support: readonly Case[] = [
  ['6100 Support salaries', null, null, null, 'labour'],
  ['6010 Salaries & wages', 'Customer Support', null, null, 'labour'],
  ['6110 Support social charges', null, null, 'Employer social charges, customer support 2026-01', 'labour'],
  ['Payroll', 'CX', null, null, 'labour'],
  ['Cost of revenue - Support salaries', null, null, null, 'labour'],
  ['Gehälter', 'Kundenservice', null, null, 'labour'],
  ['4120 Gehälter Kundendienst', null, null, null, 'labour'],
  ['Sozialversicherung', 'Kundenbetreuung', null, null, 'labour'],
  ['641 Rémunérations du personnel', 'Service client', null, null, 'labour'],
  ['Charges sociales', 'Relation clients', null, null, 'labour'],
  ['Sueldos y salarios', 'Atención al cliente', null, null, 'labour'],
  ['Stipendi', 'Assistenza clienti', null, null, 'labour'],
  ['Stipendi', 'Servizio ai clienti', null, null, 'labour'],
  ['Salarissen', 'Klantenservice', null, null, 'labour'],
  ['Löner', 'Kundtjänst', null, null, 'labour'],
  ['Wynagrodzenia', 'Biuro obsługi klienta', null, null, 'labour'],
  ['6200 AI usage fees', null, 'Intercom', 'Fin AI Agent, 1,204 resolutions at 0.99', 'ai-usage'],
  ['6200 AI usage fees', null, 'Intercom', 'Credit note: resolutions reopened by customers', 'ai-usage'],
  ['Software', 'Customer Care', 'Zendesk', 'Automated resolutions March', 'ai-usage'],
  ['Software subscriptions', 'Support', 'OpenAI', 'API tokens', 'ai-usage'],
  ['6210 AI platform', null, 'Intercom', 'Fin AI platform fee', 'ai-platform'],
  ['Software', 'Support', 'Ada Support', 'Chatbot licence', 'ai-platform'],
  ['6210 AI platform', null, 'Hafenlicht Consulting', 'Set-up of the AI agent (one-off)', 'one-off'],
  ['Consulting', 'Customer Support', 'Acme', 'Helpdesk migration project', 'one-off'],
  ['6220 Helpdesk seats', null, 'Zendesk', 'Zendesk Suite, support agent seats', 'tools'],
  ['Software & subscriptions', null, 'Gorgias', null, 'tools'],
  ['Lizenzen', 'Kundenservice', null, null, 'tools'],
  ['6230 Support telephony', null, 'Fernruf Telekom', 'Support hotline, minutes and numbers', 'telecom'],
  ['Telephony', 'Contact Centre', 'Twilio', null, 'telecom'],
  ['6240 Support outsourcing (BPO)', null, 'Ruhrkontakt Services, Essen', 'Outsourced support desk', 'bpo'],
  ['Professional services', null, 'Teleperformance', 'Invoice 12', 'bpo'],
  ['6300 Facilities', null, 'Spreehof Immobilien', 'Rent and utilities, share of customer support', 'facilities'],
  ['Rent', 'Customer Support', null, null, 'facilities'],
  ['Miete', 'Kundenservice', null, null, 'facilities'],
  ['6120 Support training', null, 'Lernwerk', 'Training of the support team', 'overhead'],
  ['6130 Knowledge base', null, 'Textstube Löwe', 'Help centre articles and AI answers, upkeep', 'overhead'],
  ['Quality assurance', 'Customer Support', null, null, 'overhead'],
  ['6810 Sundry', 'Customer Support', null, null, 'overhead'],
]

const other: readonly (readonly [string, string | null, string | null, string | null, RegExp])[] = [
  ['6500 Marketing', null, 'Plakatwerk', 'Search and fair campaigns', /marketing/],
  ['Advertising', null, 'Google Ads', null, /marketing/],
  ['Software', 'Marketing', 'Intercom', 'Fin resolutions', /marketing/],
  ['6600 Cloud hosting', null, 'Rechenzentrum Nord', 'Product hosting', /hosting/],
  ['Hosting', null, 'Amazon Web Services', 'AWS support plan', /hosting/],
  ['6700 R&D salaries', null, null, 'Product and engineering payroll', /research/],
  ['Salaries', 'Engineering', null, 'supports the platform', /research/],
  ['6800 Sales commissions', null, null, 'Commissions', /sales/],
  ['Salaries', 'Sales Support', null, null, /sales/],
  ['6900 Legal and audit', null, 'Kanzlei Ahrens', 'Advice', /administration/],
  ['Gehälter', 'Vertrieb', null, null, /sales/],
  ['Wareneinsatz', null, null, null, /goods/],
  ['Merchant fees', null, 'Stripe', null, /goods/],
  ['4000 Subscription revenue', null, null, null, /revenue/],
  ['Support revenue', null, null, null, /revenue/],
  ['Refunds', 'Customer Support', null, null, /revenue/],
  ['Interest expense', 'Customer Support', null, null, /interest/],
  ['Income tax', null, null, null, /taxes/],
  ['Salaries', 'Customer Success', null, null, /customer success/],
  ['Salaries', 'IT Support', null, null, new RegExp(notRecognised)],
  ['Salaries', null, null, null, new RegExp(notRecognised)],
  ['Travel', null, 'Deutsche Bahn', null, new RegExp(notRecognised)],
]

describe('classifyCost', () => {
  test.each(support)('takes %s · %s · %s · %s as support', (account, costCentre, supplier, memo, costClass) => {
    const is = classifyCost({ account, costCentre, supplier, memo })
    expect({ costClass: is.costClass, inScope: is.inScope }).toEqual({ costClass, inScope: true })
  })

  test.each(other)('leaves %s · %s · %s · %s out', (account, costCentre, supplier, memo, reason) => {
    const is = classifyCost({ account, costCentre, supplier, memo })
    expect(is.inScope).toBe(false)
    expect(is.reason).toMatch(reason)
  })

  it('calls unclassified what no rule knows, and says so', () => {
    expect(classifyCost({ account: '7777 Sundry', costCentre: null, supplier: null, memo: null })).toEqual({
      costClass: 'unclassified',
      inScope: false,
      reason: notRecognised,
    })
  })

  it('gives every answer a reason', () => {
    for (const [account, costCentre, supplier, memo] of [...support, ...other]) {
      expect(classifyCost({ account, costCentre, supplier, memo }).reason).not.toBe('')
    }
  })
})

describe('what of a memo tells', () => {
  const words = [
    'Zendesk',
    'seats',
    'Ana Müller',
    'IT support',
    'support',
    'AI agent',
    'one-off',
    'set-up',
    'marketing',
    'invoice 4411',
    'salary',
    'hosting',
    'customer success',
    'licence',
    'Kundenservice',
    'ads',
    'tokens',
    'ana@example.com',
  ]
  const texts = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((parts) => parts.join(' '))
  const maybe = fc.option(
    fc.constantFrom(
      '6100 Software',
      '6010 Salaries',
      'Cloud hosting',
      'Miscellaneous',
      'Customer Support',
      'Stripe',
      'Intercom',
    ),
  )

  it('classifies every posting as the whole memo does, and is said again by itself', () => {
    fc.assert(
      fc.property(texts, maybe, maybe, maybe, (memo, account, costCentre, supplier) => {
        const names = { account: account ?? 'Other', costCentre, supplier }
        const told = tellingMemo(memo)
        expect(classifyCost({ ...names, memo: told })).toEqual(classifyCost({ ...names, memo }))
        expect(isForAi({ ...names, memo: told })).toBe(isForAi({ ...names, memo }))
        expect(tellingMemo(told)).toBe(told)
      }),
      draws(3_000),
    )
  })

  it('names nobody', () => {
    expect(tellingMemo('Salary Ana Müller, customer support')).not.toMatch(/ana|muller/i)
    expect(tellingMemo('ana@example.com')).toBeNull()
    expect(tellingMemo(null)).toBeNull()
  })
})
