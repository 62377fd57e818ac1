import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCells } from '../../../electron/store/facts/cells.ts'
import { type SmallContact, smallProject } from '../../helpers/small-project.ts'

/** Every worked example that vendors and standards publish, and where the program is held to it. */
const vectors = [
  [
    'Forrester, Total Economic Impact of Salesloft: NPV 5,496,170, ROI 329 %',
    'shared/ledger/published-cases',
    'Forrester on Salesloft',
  ],
  ['Forrester, confidence risk: 66 % × 30 % ≈ 20 %', 'shared/ledger/published-cases', 'confidence risk'],
  [
    'ChartMogul, MRR churn: 20 % gross, 10 % net; −10 % with 10 new',
    'shared/ledger/published-cases',
    'ChartMogul’s MRR churn',
  ],
  ['ChartMogul, life of a subscription', 'shared/ledger/published-cases', 'ChartMogul’s lifecycle'],
  ['ChartMogul, customer churn: 10 of 100', 'shared/ledger/published-cases', 'ChartMogul’s customer churn'],
  ['Baremetrics, the cap: 100 %, not 275.8 %', 'shared/ledger/published-cases', 'Baremetrics’ cap'],
  ['Intercom Fin, automation rate: 50 % × 60 % = 30 %', 'shared/metrics/published-vectors', 'Fin’s automation rate'],
  ['Bain, earned growth: 85 % + 25 % → 10 %', 'shared/ledger/published-cases', 'Bain’s earned growth'],
  ['PostHog, weighted cohorts: 1.8 %, not 10 %', 'shared/ledger/published-cases', 'PostHog’s cohorts'],
  ['Zendesk, one-touch: two rules of one vendor', 'shared/metrics/published-vectors', 'Zendesk’s one-touch'],
  ['Gladly, demand: contacts and what AI resolved', 'shared/metrics/published-vectors', 'Gladly’s demand'],
] as const

const span = { from: 0, until: 4_000_000_000 }
const open: (() => void)[] = []
afterAll(() => {
  for (const remove of open) remove()
})

/** Numerator and denominator of a metric over contacts; the helper's own last contact, which lets the others mature, is taken off. */
function counted(contacts: readonly SmallContact[], metric: string, far: readonly [number, number]): [number, number] {
  const { store, remove } = smallProject(contacts)
  open.push(remove)
  const cell = readCells(store, span, null).find((one) => one.metric === metric)
  return [(cell?.numerator ?? 0) - far[0], (cell?.denominator ?? 0) - far[1]]
}

const many = (count: number, name: string, like: Omit<SmallContact, 'id' | 'who' | 'opened'>): SmallContact[] =>
  Array.from({ length: count }, (_, i) => ({ ...like, id: `${name}${i}`, who: `${name}-${i}`, opened: i }))

describe('published examples', () => {
  it.each(vectors)('%s stands in %s', (_name, file, title) => {
    expect(readFileSync(join(import.meta.dirname, '../..', `${file}.test.ts`), 'utf8')).toContain(title)
  })

  it('Fin’s automation rate: involved in 50 %, resolves 60 % of these, automates 30 %', () => {
    const contacts = [
      ...many(30, 'resolved', { closed: 60, ai: true, human: false, resolved: true }),
      ...many(20, 'assisted', { closed: 60, ai: true, human: true, resolved: true }),
      ...many(50, 'person', { closed: 60, ai: false, human: true, resolved: true }),
    ]
    const [involved, all] = counted(contacts, 'ai-involvement-rate', [0, 1])
    const [contained, ofAi] = counted(contacts, 'ai-contained-resolution-rate', [0, 0])
    const [automated] = counted(contacts, 'ai-automation-rate', [0, 1])
    expect([involved / all, contained / ofAi, automated / all]).toEqual([0.5, 0.6, 0.3])
  })

  it('Zendesk’s one-touch: no reply counts by “fewer than two” and not by “exactly one”; a thank-you solved again without a reply breaks neither', () => {
    const solved = { closed: 60, human: true, resolved: true } as const
    const contacts: SmallContact[] = [
      ...many(1, 'no-reply', { ...solved, replies: 0 }),
      ...many(1, 'one-reply', { ...solved, replies: 1 }),
      ...many(1, 'thanked', { ...solved, replies: 1, reopens: 1, customerReplies: 1 }),
      ...many(1, 'answered-again', { ...solved, replies: 2, reopens: 1, customerReplies: 2 }),
      ...many(1, 'not-told', solved),
    ]
    expect(counted(contacts, 'fcr-zendesk-under-two', [0, 0])).toEqual([3, 4])
    expect(counted(contacts, 'fcr-zendesk-one-reply', [0, 0])).toEqual([2, 4])
    expect(counted(contacts, 'fcr-freshservice', [0, 0])).toEqual([0, 2])
  })

  it('Gladly’s demand: contacts of people and what AI resolved fully; what AI assisted in is not added again', () => {
    const contacts = [
      ...many(10, 'person', { closed: 60, ai: false, human: true, resolved: true }),
      ...many(4, 'assisted', { closed: 60, ai: true, human: true, resolved: true }),
      ...many(5, 'resolved', { closed: 60, ai: true, human: false, resolved: true }),
      ...many(3, 'unresolved', { closed: 60, ai: true, human: false, resolved: false }),
    ]
    expect(counted(contacts, 'contacts-by-demand', [1, 1])[0]).toBe(10 + 4 + 5)
  })
})

describe('first contact resolution', () => {
  /** One customer's chat on Monday and call on Wednesday about the same: whether it was resolved at first contact depends on whom one asks. */
  const chatThenCall: SmallContact[] = [
    {
      id: 'chat',
      who: 'c1',
      topic: 'billing',
      opened: 0,
      closed: 1,
      ai: true,
      human: false,
      resolved: true,
      channel: 'chat',
    },
    {
      id: 'call',
      who: 'c1',
      topic: 'billing',
      opened: 49,
      closed: 50,
      human: true,
      resolved: true,
      channel: 'phone',
      closes: 1,
      teammates: 1,
    },
  ]
  it.each([
    ['Genesys, next contact avoidance: any intent, any media, seven days', 'fcr-any-topic-7d', 1, 2],
    ['RingCentral: the same channel, three days', 'fcr-same-channel-3d', 2, 2],
    ['Zendesk’s guide: the same topic within a week', 'fcr-same-topic-7d', 1, 2],
    ['the longest window in use: thirty days', 'fcr-same-topic-30d', 1, 2],
    ['Intercom: closed once by one teammate', 'fcr-intercom', 1, 1],
    ['Proofbook: asked once', 'fcr-one-contact', 0, 1],
  ] as const)('by %s', (_who, metric, numerator, denominator) => {
    expect(counted(chatThenCall, metric, [0, 0])).toEqual([numerator, denominator])
  })

  it('takes e-mail, form and chat sent at once as one asking', () => {
    const atOnce: SmallContact[] = ['email', 'web', 'chat'].map((channel, i) => ({
      id: channel,
      who: 'c1',
      topic: 'billing',
      opened: i / 20,
      closed: 5,
      human: true,
      resolved: true,
      channel,
    }))
    expect(counted(atOnce, 'fcr-one-contact', [0, 0])).toEqual([1, 1])
    expect(counted(atOnce, 'end-to-end-resolution-rate', [0, 0])).toEqual([1, 1])
    const later = atOnce.map((one, i) => ({ ...one, opened: i }))
    expect(counted(later, 'fcr-one-contact', [0, 0])).toEqual([0, 1])
  })
})
