import { describe, expect, it, test } from 'vitest'
import { channelOf } from '../../../shared/import/words/channel.ts'
import { maybeHandledBy } from '../../../shared/import/words/handled-by.ts'
import { isSatisfied, maybeRating, ratingScale } from '../../../shared/import/words/rating.ts'
import { maybeResolution } from '../../../shared/import/words/resolution.ts'
import { maybeStatus } from '../../../shared/import/words/status.ts'

describe('maybeHandledBy', () => {
  test.each([
    ['ai', 'ai'],
    ['AI Agent', 'ai'],
    ['Bot', 'ai'],
    ['human', 'human'],
    ['Agent', 'human'],
    ['ai→human', 'ai-to-human'],
    ['ai_to_human', 'ai-to-human'],
    ['AI → Human', 'ai-to-human'],
    ['ai+human', 'ai-to-human'],
    ['Hybrid', 'ai-to-human'],
    ['self-service', 'self-service'],
    ['Aria (AI)', 'ai'],
    ['AI, escalated to Maria', 'ai-to-human'],
    ['Mensch', 'human'],
    ['Maria', undefined],
    ['', undefined],
  ])('%s means %s', (word, who) => {
    expect(maybeHandledBy(word)).toBe(who)
  })
})

describe('maybeResolution', () => {
  test.each([
    ['resolved', 'resolved'],
    ['durable', 'resolved'],
    ['Assumed resolved', 'resolved'],
    ['unresolved', 'not-resolved'],
    ['Negative feedback', 'not-resolved'],
    ['escalated', 'escalated'],
    ['Routed to team', 'escalated'],
    ['reopened', 'reopened'],
    ['Gelöst', 'resolved'],
    ['in progress', 'open'],
    ['gave a refund', undefined],
  ])('%s means %s', (word, ending) => {
    expect(maybeResolution(word)).toBe(ending)
  })
})

describe('maybeStatus', () => {
  test.each([
    ['Solved', 'closed'],
    ['On-hold', 'pending'],
    ['OpenPending', 'pending'],
    ['Waiting on Third Party', 'pending'],
    ['New', 'open'],
    ['Geschlossen', 'closed'],
    ['Stage 3', undefined],
  ])('%s means %s', (word, status) => {
    expect(maybeStatus(word)).toBe(status)
  })
})

describe('channelOf', () => {
  test.each([
    ['Live Chat', 'chat'],
    ['Mail', 'email'],
    ['Web form', 'web'],
    ['Telefon', 'phone'],
    ['WhatsApp', 'messaging'],
    ['Twitter DM', 'social'],
    ['Help Center', 'web'],
    ['Self-Service', 'self-service'],
    ['Kiosk 7', 'kiosk 7'],
    [null, null],
  ])('%s is %s', (word, channel) => {
    expect(channelOf(word)).toBe(channel)
  })
})

describe('ratings', () => {
  test.each([
    [[1, 0, 1], 1],
    [[5, 4], 5],
    [[2], 5],
    [[9, 3], 10],
    [[6, 7], 7],
    [[80, 100], 100],
    [Array.from({ length: 60 }, (_, i) => 1 + (i % 3)), 3],
    [Array.from({ length: 60 }, (_, i) => 1 + (i % 2)), 2],
  ])('%j are on a scale of %d', (values, scale) => {
    expect(ratingScale(values)).toBe(scale)
  })

  test.each([
    [1, 1, true],
    [0, 1, false],
    [3, 3, true],
    [2, 3, false],
    [4, 5, true],
    [3, 5, false],
    [6, 7, true],
    [8, 10, true],
    [7, 10, false],
    [79, 100, false],
  ])('%d of %d is satisfied: %s', (rating, scale, satisfied) => {
    expect(isSatisfied(rating, scale)).toBe(satisfied)
  })

  test.each([
    ['4', 5, { rating: 4, satisfied: true, offered: true }],
    ['4/5', 10, { rating: 4, satisfied: true, offered: true }],
    ['2 out of 5', 5, { rating: 2, satisfied: false, offered: true }],
    ['85 %', 5, { rating: 85, satisfied: true, offered: true }],
    ['★★★☆☆', 5, { rating: 3, satisfied: false, offered: true }],
    ['5 - Very good', 5, { rating: 5, satisfied: true, offered: true }],
    ['Good', 5, { rating: null, satisfied: true, offered: true }],
    ['Bad with comment', 5, { rating: null, satisfied: false, offered: true }],
    ['Offered', 5, { rating: null, satisfied: null, offered: true }],
    ['Not Offered', 5, { rating: null, satisfied: null, offered: false }],
    ['6', 5, undefined],
    ['-1', 5, undefined],
    ['whatever', 5, undefined],
  ])('reads %s on a scale of %d', (text, scale, rating) => {
    expect(maybeRating(text, scale, '.')).toEqual(rating)
  })

  it('knows that a neutral answer is not a satisfied one', () => {
    expect(maybeRating('Neutral', 5, '.')?.satisfied).toBe(false)
  })
})
