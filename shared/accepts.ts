import { type ZodType, z } from 'zod'
import { rateRules } from './base/exchange.ts'
import { costClasses } from './base/model.ts'
import { newsPlaces } from './base/news.ts'
import { type AssumptionEdit, assumptionClasses, assumptionIds, financeStatuses } from './case/assumption.ts'
import { goalOutcomes } from './case/goal.ts'
import type { PilotWanted } from './case/pilot.ts'
import type { Argument, Channel } from './contract.ts'
import { type CostEdit, outcomes, spreadMethods } from './cost/edit.ts'
import { deckLengths } from './deck/plan-deck.ts'
import { textEncodings } from './import/encoding.ts'
import type { Decision } from './import/identity.ts'
import type { Mapping } from './import/mapping.ts'
import { differenceKinds } from './ledger/arr-bridge.ts'
import { logKinds } from './log/entry.ts'
import { businessOutcomes } from './metrics/outcome-map.ts'
import { reviewMarks, settlementOutcomes, thingKinds } from './review/entry.ts'
import { languages } from './story/language/language.ts'

// Bounds are far above what a person can mean and far below what would hurt: they keep a confused page from filling memory.
const name = z.string().min(1).max(200)
const fileRef = z.string().min(1).max(4096)
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const limit = z.int().min(0).max(10_000)
const quarter = z.string().max(20).optional()

const passphrase = z.string().min(1).max(1000)
const shareParts = {
  kind: z.enum(['whole', 'review']),
  keepNames: z.boolean().optional(),
  leastGroup: z.int().min(1).max(1000).optional(),
  withExports: z.boolean().optional(),
}

const nothing = z.strictObject({})
const inQuarter = z.strictObject({ quarter })
const inQuarterBy = z.strictObject({ quarter, by: name.optional() })

const mappedColumns = z.record(name, z.string().max(1000))
const mappedWords = z.record(name, z.record(z.string().max(1000), z.string().max(1000)))
const mapping: ZodType<Mapping> = z.strictObject({
  source: name,
  columns: mappedColumns,
  timeZone: name.nullable(),
  dateOrder: z.enum(['YMD', 'DMY', 'MDY']).nullable(),
  decimal: z.enum(['.', ',']).nullable(),
  currency: name.nullable(),
  leftOut: z.array(z.string().max(1000)).max(20_000).optional(),
  encoding: z.enum(textEncodings).optional(),
  words: mappedWords,
})

const toldParts = {
  source: name.optional(),
  mapping: mapping.optional(),
  timeZone: name.optional(),
  currency: name.optional(),
  corrected: z.strictObject({ timeZone: name.optional(), currency: name.optional() }).optional(),
  encoding: z.enum(textEncodings).optional(),
  dateOrder: z.enum(['YMD', 'DMY', 'MDY']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  columns: mappedColumns.optional(),
  leftOut: z.record(z.string().max(1000), z.boolean()).optional(),
  words: mappedWords.optional(),
}
const told = z.strictObject(toldParts)
const fileToImport = z.strictObject({ file: fileRef, ...toldParts })

const key = z.string().min(1).max(1000)
const decision: ZodType<Decision> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('same-customer'), from: key, into: key }),
  z.strictObject({ kind: z.literal('different-customers'), from: key, into: key }),
  z.strictObject({ kind: z.literal('belongs-to'), who: key, customer: key }),
  z.strictObject({ kind: z.literal('does-not-belong-to'), who: key, customer: key }),
  z.strictObject({ kind: z.literal('belongs-to-nobody'), who: key }),
])

const amount = z.number().min(0).max(Number.MAX_SAFE_INTEGER)
const signed = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)
// A name goes into the ids of evidence, whose signs it must not hold.
const decided = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[^/+=@]+$/, 'a name holds no /, +, = or @')
const pilot: ZodType<PilotWanted> = z.strictObject({
  horizonDays: z.union([z.literal(90), z.literal(180)]).optional(),
  failuresAvoided: z.number().min(0).max(1).optional(),
  power: z.number().min(0.5).max(0.99).optional(),
  arms: z.literal(2).optional(),
})
const assumptionEdit: ZodType<AssumptionEdit> = z.strictObject({
  id: z.enum(assumptionIds),
  value: amount.optional(),
  low: amount.optional(),
  high: amount.optional(),
  class: z.enum(assumptionClasses).optional(),
  source: z.string().max(1000).optional(),
  owner: z.string().max(200).optional(),
  date: z.string().max(40).optional(),
  status: z.enum(financeStatuses).optional(),
})

const thing = z.strictObject({ kind: z.enum(thingKinds), id: z.string().min(1).max(1000) })
const remark = z.string().max(10_000)

const costWord = z.string().max(500)
const lineMatch = z.strictObject({
  account: costWord.min(1),
  costCentre: costWord.nullable().optional(),
  supplier: costWord.nullable().optional(),
  ruledClass: z.enum(costClasses).optional(),
  ruledIn: z.boolean().optional(),
})
const driver = z.union([
  z.enum(['handle-time', 'human-contacts', 'ai-contacts', 'contacts', 'none']),
  z.templateLiteral(['quantity:', z.string().min(1).max(200)]),
])
const costEdit: ZodType<CostEdit> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('line'),
    about: lineMatch,
    costClass: z.enum(costClasses).optional(),
    inScope: z.boolean().optional(),
    driver: driver.optional(),
    outcome: z.enum(outcomes).optional(),
    reason: z.string().max(1000).optional(),
  }),
  z.strictObject({
    kind: z.literal('spread'),
    about: lineMatch,
    method: z.enum(spreadMethods),
    months: z.int().min(1).max(120),
    from: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional(),
    reason: z.string().max(1000).optional(),
  }),
  z.strictObject({ kind: z.literal('rate-rule'), rule: z.enum(rateRules) }),
  z.strictObject({ kind: z.literal('tool'), tool: costWord.min(1), does: z.string().max(200) }),
  z.strictObject({
    kind: z.literal('stack'),
    plan: z.strictObject({
      ends: z.array(costWord).max(100),
      yearlyMinor: count.nullable(),
      onceMinor: count,
      overlapMonths: z.int().min(0).max(60),
    }),
  }),
])

/**
 * The run-time check of each channel's argument. Shape and size only: whether a quarter has data or a zone exists is for the handler to say in words.
 * Types end at the process border, so every shell and the core check with this before anything is done; an unknown key is refused too.
 */
export const accepts = {
  'project:current': nothing,
  'project:create': z.strictObject({
    file: fileRef,
    currency: name.optional(),
    timeZone: name.optional(),
    fiscalYearStart: z.number().optional(),
    guessed: z.boolean().optional(),
  }),
  'project:settings': z.strictObject({
    currency: name.optional(),
    timeZone: name.optional(),
    fiscalYearStart: z.number().optional(),
  }),
  'project:move': z.strictObject({ file: fileRef }),
  'project:open': z.strictObject({
    file: fileRef,
    passphrase: passphrase.optional(),
    forReview: z.boolean().optional(),
  }),
  'project:sample': z.strictObject({ again: z.boolean().optional() }),
  'project:unopened': z.strictObject({ forget: z.boolean().optional() }),
  'project:close': nothing,
  'project:publish': nothing,
  'project:compare': nothing,
  'project:choose': z.strictObject({ keep: z.enum(['ours', 'theirs', 'both']) }),
  'project:verify': z.strictObject({ deep: z.boolean().optional() }),
  'project:backups': z.strictObject({ file: fileRef.optional() }),
  'project:back-up': nothing,
  'project:restore': z.strictObject({ file: fileRef.optional(), name }),
  'log:entries': z.strictObject({
    kind: z.enum(logKinds).optional(),
    search: z.string().max(200).optional(),
    offset: count.optional(),
    limit: limit.optional(),
  }),
  'log:save': z.strictObject({ file: fileRef }),
  // Pictures are a tenth of this; the loopback shell takes no longer question.
  'picture:save': z.strictObject({ file: fileRef, png: z.base64().min(1).max(3_900_000) }),
  'log:me': nothing,
  'log:call-me': z.strictObject({ name: z.string().max(200), role: z.string().max(200) }),
  'project:changes': nothing,
  'project:news': nothing,
  'project:seen': z.strictObject({ place: z.enum(newsPlaces) }),
  'project:undo': nothing,
  'project:redo': nothing,
  'share:preview': z.strictObject(shareParts),
  'share:write': z.strictObject({ ...shareParts, file: fileRef, passphrase: passphrase.optional() }),
  'people:report': nothing,
  'people:find': z.strictObject({ find: z.string().max(320) }),
  'people:preview': z.strictObject({ who: z.string().min(1).max(2000), also: z.array(name).max(50).optional() }),
  'people:erase': z.strictObject({
    who: z.string().min(1).max(2000),
    keepBackups: z.boolean().optional(),
    also: z.array(name).max(50).optional(),
  }),
  'people:drop-kept': z.strictObject({ importId: z.int().min(1).optional() }),

  'review:report': nothing,
  'review:start': z.strictObject({ name: z.string().max(200), role: z.string().max(200) }),
  'review:end': nothing,
  'review:say': z.strictObject({
    about: thing,
    said: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('comment'), text: remark }),
      z.strictObject({ kind: z.literal('mark'), mark: z.enum(reviewMarks), text: remark }),
      z.strictObject({
        kind: z.literal('proposal'),
        value: amount,
        low: amount.optional(),
        high: amount.optional(),
        text: remark,
      }),
    ]),
  }),
  'review:sign': z.strictObject({
    about: thing,
    only: z.array(name).max(1000).optional(),
    differs: remark.optional(),
  }),
  'review:withdraw': z.strictObject({ entry: name }),
  'review:signable': inQuarter,
  'review:hand-over': z.strictObject({ file: fileRef }),
  'review:look': z.strictObject({ file: fileRef }),
  'review:merge': z.strictObject({ file: fileRef }),
  'review:settle': z.strictObject({
    quarter,
    about: thing,
    outcome: z.enum(settlementOutcomes),
    accepted: name.optional(),
    text: remark,
  }),

  'data:recognise': z.strictObject({ files: z.array(fileRef).max(1000) }),
  'data:import': z.strictObject({ files: z.array(fileToImport).max(1000) }),
  'data:imports': nothing,
  'data:sources': nothing,
  'data:preview': z.strictObject({ file: fileToImport }),
  'data:preview-again': z.strictObject({ importId: count, told, file: fileRef.optional() }),
  'data:problem-groups': z.strictObject({ importId: count.optional() }),
  'data:save-mapping': z.strictObject({ mapping, file: fileRef }),
  'data:read-mapping': z.strictObject({ file: fileRef }),
  'data:mapping': z.strictObject({ importId: count }),
  'data:answer': z.strictObject({ importId: count, told, file: fileRef.optional() }),
  'data:undo-import': z.strictObject({ importId: count }),
  'data:redo-import': nothing,
  'data:undone': nothing,
  'data:problems': z.strictObject({ importId: count.optional(), offset: count.optional(), limit: limit.optional() }),
  'data:link': z.strictObject({ crosswalk: fileRef.optional() }),
  'data:linked': nothing,
  'data:identity': z.strictObject({ offset: count.optional(), limit: limit.optional() }),
  'data:decide': z.strictObject({
    decisions: z.array(decision).min(1).max(10_000),
    note: z.string().max(1000).optional(),
  }),
  'data:undecide': z.strictObject({ id: count.optional() }),
  'data:customers': z.strictObject({ find: z.string().max(200) }),
  'data:readiness': nothing,

  'answers:three': inQuarter,
  'scorecard:metrics': inQuarterBy,
  'scorecard:definitions': nothing,
  'scorecard:at-risk': inQuarter,
  'scorecard:decide': z.strictObject({
    effectiveFrom: name,
    reason: name,
    holdHours: z.number().min(1).max(2160),
    topics: z.record(name, z.number().min(1).max(2160)).optional(),
  }),
  'scorecard:rules': nothing,
  'scorecard:outcome-map': nothing,
  'scorecard:map-outcome': z.strictObject({
    metric: name,
    outcome: z.enum(businessOutcomes),
    owner: z.string().max(200),
  }),
  'scorecard:signals': inQuarter,
  'scorecard:self-check': inQuarter,
  'scorecard:save-list': z.strictObject({ quarter, list: z.enum(['at-risk', 'hand-off']), file: fileRef }),
  'scorecard:hand-off': z.strictObject({
    quarter,
    signal: name,
    owner: name,
    on: name,
    note: z.string().max(1000).optional(),
  }),
  'scorecard:waterfall': inQuarter,
  'scorecard:fates': inQuarter,
  'scorecard:chains': inQuarter,
  'scorecard:roles': inQuarter,
  'scorecard:history': z.strictObject({ metric: name, by: name.optional(), slice: z.string().max(1000).optional() }),
  'scorecard:like-for-like': z.strictObject({ quarter, against: z.enum(['quarter-before', 'year-before']).optional() }),
  'scorecard:restatements': nothing,
  'cohorts:retention': inQuarterBy,
  'cost:outcomes': inQuarter,
  'cost:by': z.strictObject({ quarter, by: name }),
  'cost:growth': inQuarter,
  'cost:customers': inQuarter,
  'cost:decide': z.strictObject({ quarter, edit: costEdit }),
  'cost:undo': inQuarter,
  'ledger:movements': inQuarter,
  'ledger:bridge': inQuarter,
  'ledger:finance': z.strictObject({
    quarter,
    figure: z
      .strictObject({ amountMinor: signed, currency: name.optional(), on: z.string().max(40).optional() })
      .nullable()
      .optional(),
    difference: z
      .strictObject({ kind: z.enum(differenceKinds), name: decided, amountMinor: signed, note: z.string().max(1000) })
      .optional(),
    drop: decided.optional(),
  }),
  'ledger:pnl': inQuarter,
  'case:report': z.strictObject({ quarter, edits: z.array(assumptionEdit).max(1000).optional() }),
  'case:assume': z.strictObject({ quarter, edit: assumptionEdit }),
  'case:undo': inQuarter,
  'case:goal': z.strictObject({
    quarter,
    goal: z.strictObject({ outcome: z.enum(goalOutcomes), amountMinor: amount, by: z.string().max(40) }),
  }),
  'case:pilot': z.strictObject({ quarter, pilot }),
  'case:plan-pilot': z.strictObject({ quarter, pilot }),
  'case:pilot-result': inQuarter,
  'case:promise': z.strictObject({ quarter, name: decided.optional() }),
  'case:freeze': z.strictObject({ quarter, name: decided, drop: z.boolean().optional() }),
  'case:actual': z.strictObject({
    promise: decided,
    quarter: z.string().max(20),
    line: name,
    amountMinor: signed.nullable(),
    note: z.string().max(1000),
  }),
  'story:proof-points': inQuarter,
  'story:decide': inQuarter.extend({
    edit: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('words'),
        point: name,
        title: z.string().max(2_000),
        text: z.string().max(10_000),
      }),
      z.strictObject({ kind: z.literal('own-words'), point: name }),
      z.strictObject({ kind: z.literal('pick'), point: name }),
      z.strictObject({ kind: z.literal('drop'), point: name, reason: z.string().max(1_000) }),
      z.strictObject({ kind: z.literal('order'), points: z.array(name).max(200) }),
    ]),
  }),
  'story:undo': inQuarter,
  'story:language': inQuarter.extend({ language: z.enum(languages) }),
  'story:versions': inQuarter.extend({ point: name }),
  'deck:plan': inQuarter.extend({ length: z.enum(deckLengths).optional(), language: z.enum(languages).optional() }),
  'deck:export': z.strictObject({
    length: z.enum(deckLengths).optional(),
    language: z.enum(languages).optional(),
    quarter,
    template: fileRef.optional(),
    deck: fileRef.optional(),
    workbook: fileRef.optional(),
    brief: fileRef.optional(),
    pdf: fileRef.optional(),
  }),
  'deck:exports': nothing,
  'deck:changes': inQuarter,
  'deck:again': z.strictObject({
    id: z.int().min(1),
    kind: z.enum(['deck', 'workbook', 'brief', 'pdf']),
    file: fileRef,
  }),
  'evidence:save': z.strictObject({
    id: z.string().min(1).max(1000),
    file: fileRef,
    search: z.string().max(200).optional(),
    sort: z.strictObject({ column: z.int().min(0).max(100), descending: z.boolean() }).optional(),
  }),
  'evidence:open': z.strictObject({
    id: z.string().min(1).max(1000),
    rows: z
      .strictObject({
        offset: count,
        limit,
        search: z.string().max(200).optional(),
        sort: z.strictObject({ column: z.int().min(0).max(100), descending: z.boolean() }).optional(),
      })
      .optional(),
  }),
} satisfies { readonly [C in Channel]: ZodType<Argument<C>> }

/** What is wrong with an argument, in a few words with the place (`files.0.file: …`), or `null` when it is acceptable. */
export function refuseArgument(channel: Channel, arg: unknown): string | null {
  const outcome = accepts[channel].safeParse(arg)
  if (outcome.success) return null
  const issue = outcome.error.issues[0]
  if (!issue) return 'not acceptable'
  const where = issue.path.map(String).join('.')
  return where ? `${where}: ${issue.message}` : issue.message
}
