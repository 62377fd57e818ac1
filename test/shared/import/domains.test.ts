import { describe, expect, it, test } from 'vitest'
import {
  accountDomainOf,
  isSharedDomain,
  isSharedMailbox,
  mailboxOf,
  organisationKey,
} from '../../../shared/import/domains.ts'

describe('isSharedDomain', () => {
  test.each([
    'gmail.com',
    'yahoo.co.uk',
    'hotmail.fr',
    'gmx.at',
    'web.de',
    'mailinator.com',
    '10minutemail.org',
    'temp-mail.io',
    'privaterelay.appleid.com',
    'marketplace.amazon.de',
  ])('knows %s as one that says nothing about who pays', (domain) => expect(isSharedDomain(domain)).toBe(true))
  test.each([
    'acme.com',
    'gmail.acme.com',
    'liveops.com',
    'yahoo-consulting.com',
    'minutemail-printing.com',
    'me.io',
    'outlooktravel.de',
  ])('takes %s as a company’s own', (domain) => expect(isSharedDomain(domain)).toBe(false))
})

describe('isSharedMailbox', () => {
  test.each([
    'info@acme.com',
    'support@acme.com',
    'Support+acme@agency.com',
    'accounts-payable@acme.com',
    'no-reply@acme.com',
    'sales.de@acme.com',
    'kundenservice@acme.de',
  ])('knows %s', (email) => expect(isSharedMailbox(email)).toBe(true))
  test.each(['ana@acme.com', 'infante@acme.com', 'supportive.sam@acme.com', 'itziar@acme.com', 'ar.tal@acme.com'])(
    'takes %s as a person’s',
    (email) => expect(isSharedMailbox(email)).toBe(false),
  )
})

describe('accountDomainOf', () => {
  it('is the company’s domain for a person, and none for free mail or a role', () => {
    expect(accountDomainOf('Ana@Acme.com')).toBe('acme.com')
    expect(accountDomainOf('ana@gmail.com')).toBeNull()
    expect(accountDomainOf('info@acme.com')).toBeNull()
    expect(accountDomainOf(null)).toBeNull()
  })
})

describe('mailboxOf', () => {
  test.each([
    ['ana+shop@acme.com', 'ana@acme.com'],
    ['A.na+x@GoogleMail.com', 'ana@gmail.com'],
    ['a.na@acme.com', 'a.na@acme.com'],
    ['support+acme@agency.com', null],
    ['+tag@acme.com', null],
    ['nonsense', null],
  ])('of %s is %s', (email, mailbox) => expect(mailboxOf(email)).toBe(mailbox))
})

describe('organisationKey', () => {
  test.each([
    ['Müller & Söhne GmbH', 'muller sohne'],
    ['ACME, Inc.', 'acme'],
    ['Nebel Logistik, Amsel & Partner GmbH & Co. KG', 'nebel logistik amsel partner'],
    ['GmbH', null],
    ['', null],
  ])('of %s is %s', (name, key) => expect(organisationKey(name)).toBe(key))
})
