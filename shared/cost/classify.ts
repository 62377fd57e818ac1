import type { CostClass } from '../base/model.ts'
import {
  belowTheLineWords,
  natures,
  notSupport,
  otherFunctions,
  revenueWords,
  supportSuppliers,
  supportWords,
} from './cost-words.ts'

/** What a posting of the general ledger says about itself. */
export interface CostNames {
  readonly account: string
  readonly costCentre: string | null
  readonly supplier: string | null
  readonly memo: string | null
}

/** What kind of cost it is, whether it is a cost of support, and why. */
export interface CostClassification {
  readonly costClass: CostClass
  readonly inScope: boolean
  /** A few words that name what decided: "cost centre names support". */
  readonly reason: string
}

/** Printed for everything that no rule knows: it stays visible, so that a person can decide. */
export const notRecognised = 'not recognised as support'

/**
 * Says what kind of cost a posting is and whether it belongs to support, by the names that finance gave it (English, German, French, Spanish,
 * Italian, Dutch, Portuguese, the Nordic languages, Polish). The account speaks before the cost centre, the cost centre before the supplier,
 * the supplier before the memo. What no rule knows is `unclassified`, out of scope and says so.
 * @example classifyCost({ account: '6010 Salaries', costCentre: 'Customer Support', supplier: null, memo: null }) // labour, in scope
 */
export function classifyCost(names: CostNames): CostClassification {
  const account = fold(names.account).replace(/\bcost of (revenues?|sales|goods( sold)?)\b/g, 'cogs')
  const costCentre = fold(names.costCentre)
  const supplier = fold(names.supplier)
  const memo = fold(names.memo)
  const nature = natureOf(account, supplier, memo)
  const inScope = (reason: string): CostClassification => ({ costClass: nature ?? 'overhead', inScope: true, reason })
  const outOfScope = (reason: string): CostClassification => ({
    costClass: nature ?? 'overhead',
    inScope: false,
    reason,
  })

  if (belowTheLineWords.test(account)) return outOfScope('taxes, interest and bank charges, not support')
  if (revenueWords.test(account)) return outOfScope('revenue or a reduction of it, not a cost')
  if (namesSupport(account)) return inScope('account names support')
  if (namesSupport(costCentre)) return inScope('cost centre names support')
  const costCentreOf = functionOf(costCentre)
  if (costCentreOf) return outOfScope(costCentreOf)
  const accountOf = functionOf(account)
  if (accountOf) return outOfScope(accountOf)
  if (supportSuppliers.test(supplier)) return inScope('supplier sells to support only')
  if (supportSuppliers.test(account)) return inScope('account names a supplier of support')
  const supplierOf = functionOf(supplier)
  if (supplierOf) return outOfScope(supplierOf)
  if (namesSupport(memo)) return inScope('memo names support')
  const memoOf = functionOf(memo)
  if (memoOf) return outOfScope(memoOf)
  return { costClass: 'unclassified', inScope: false, reason: notRecognised }
}

/** Lower case, accents off, `&` spelled out, the rest but letters and digits a space: `Gehälter & Löhne (6010)` is `gehalter and lohne 6010`. */
function fold(text: string | null): string {
  if (text === null) return ''
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[øö]/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bai clienti\b/g, italianToCustomers)
}

/** Stands between the words, so that two that stood apart are not read as one name. */
const struckOut = 'xx'

/**
 * What of a memo decides how a posting is classified, and nothing else of it: the words that a rule knows, in their order; `null` when it has none.
 * @example tellingMemo('Zendesk seats for Ana, invoice 4411') // 'zendesk xx seats'
 */
export function tellingMemo(memo: string | null): string | null {
  const text = fold(memo)
  const spans = [notSupport, supportWords, ...[...otherFunctions, ...natures].map(({ words }) => words)]
    .flatMap((words) => [...text.matchAll(new RegExp(words.source, 'g'))])
    .map((match) => ({ from: match.index, until: match.index + match[0].length }))
    .sort((a, b) => a.from - b.from)
  let told = ''
  let at = 0
  for (const { from, until } of spans) {
    if (until <= at) continue
    const between = text.slice(at, from)
    // Words side by side may mean something together; words that stood apart must not come to stand side by side.
    if (between.length <= 1) told += between
    else told += told === '' ? `${struckOut} ` : ` ${struckOut} `
    told += text.slice(Math.max(from, at), until)
    at = until
  }
  return told === '' ? null : told
}

function namesSupport(text: string): boolean {
  return supportWords.test(text.replace(notSupport, ' '))
}

function functionOf(text: string): string | undefined {
  return text === '' ? undefined : otherFunctions.find((other) => other.words.test(text))?.reason
}

/** Italian "ai clienti" is "to customers"; without this its `ai` would be read as artificial intelligence. */
const italianToCustomers = 'al clienti'

/** An account for people's pay is labour whatever the memo says; otherwise AI and one-off words anywhere refine what the account calls software. */
function natureOf(account: string, supplier: string, memo: string): CostClass | undefined {
  const first = (text: string): CostClass | undefined => natures.find((nature) => nature.words.test(text))?.costClass
  const byAccount = first(account)
  if (byAccount && byAccount !== 'tools' && byAccount !== 'overhead' && byAccount !== 'ai-platform') return byAccount
  const byWhole = first(`${supplier} ${memo}`.trim())
  if (byAccount === 'ai-platform') return byWhole === 'ai-usage' || byWhole === 'one-off' ? byWhole : byAccount
  if (byAccount === undefined) return byWhole
  const refines =
    byWhole === 'ai-usage' || byWhole === 'one-off' || (byAccount === 'tools' && byWhole === 'ai-platform')
  return refines ? byWhole : byAccount
}

/** Was a cost spent on AI? Any of its names may say so. */
export function isForAi(names: CostNames): boolean {
  const text = fold(
    [names.account, names.costCentre, names.supplier, names.memo].filter((name) => name !== null).join(' '),
  )
  return natures.some(
    (nature) => (nature.costClass === 'ai-usage' || nature.costClass === 'ai-platform') && nature.words.test(text),
  )
}
