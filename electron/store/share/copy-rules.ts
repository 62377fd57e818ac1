/**
 * What becomes of a column in a review copy. `keep`: travels as it is (numbers, times, words of a list). `id`, `email`, `organisation`, `person-key`, `any-key`, `subject`, `customer-ref`: a
 * pseudonym stands for it, unless names are kept. `free-text`: left out always. `text`: a person's own words about the case, with everybody's names and ids in it replaced. `mapping`: how a file was
 * read, without its headings and words. `memo`: only the words by which a posting is classified.
 */
export type CopyRule =
  | 'keep'
  | 'id'
  | 'email'
  | 'organisation'
  | 'person-key'
  | 'any-key'
  | 'subject'
  | 'customer-ref'
  | 'free-text'
  | 'text'
  | 'mapping'
  | 'memo'

/** The columns of a table that don't simply travel; `empty` for a table that stays behind with all it holds. */
export type TableRule = 'empty' | Readonly<Record<string, Exclude<CopyRule, 'keep'>>>

const keys = { external_id: 'id', email: 'email', company_id: 'id', organisation: 'organisation' } as const

/** Every table of a project. A table that is missing here stays behind, and a test fails until somebody has thought about it. */
export const copyRules: Readonly<Record<string, TableRule>> = {
  // What was imported.
  project: {},
  seal: {},
  imports: { file: 'text', mapping: 'mapping' },
  exclusions: {},
  problems: { column_name: 'text', value: 'free-text', cells: 'free-text' },
  terms: {},
  people: { person_key: 'person-key', ...keys },
  contacts: { vendor_id: 'id' },
  customers: { vendor_id: 'id', merged_into: 'id', ...keys },
  subscriptions: { vendor_id: 'id', customer_vendor_id: 'id', ...keys },
  orders: { vendor_id: 'id' },
  costs: { vendor_id: 'id', memo: 'memo' },
  surveys: { vendor_id: 'id', contact_vendor_id: 'id' },
  crosswalk: { left_key: 'any-key', right_key: 'any-key' },
  signals: { vendor_id: 'id' },
  rates: { vendor_id: 'id' },
  quantities: { vendor_id: 'id', part: 'text' },
  arr_lines: { vendor_id: 'id', customer: 'any-key' },
  // What files said word by word: a reviewer imports nothing, so nothing is to be told anew.
  statements: 'empty',
  person_statements: 'empty',
  stand_ins: 'empty',
  kept_files: 'empty',
  kept_rows: 'empty',
  undone_imports: 'empty',
  remembered_mappings: 'empty',
  // What people decided.
  identity_decisions: { subject: 'subject', customer: 'customer-ref', note: 'free-text' },
  hand_offs: { signal: 'id', owner: 'text', note: 'free-text' },
  resolution_rules: { reason: 'text' },
  assumption_edits: { change: 'text' },
  cost_edits: { change: 'text' },
  money_decisions: { name: 'text', body: 'text' },
  story_edits: { body: 'text' },
  // What was worked out: who is who and what became of each contact travels, so that every number is counted from the same rows; reports are made anew from what is in the copy.
  payers: { vendor_id: 'id', ...keys },
  payer_accounts: { vendor_id: 'id' },
  links: {},
  link_doubts: 'empty',
  customer_doubts: 'empty',
  contact_facts: {},
  movements: {},
  derivation: {},
  restatements: { reason: 'text' },
  superseded: { body: 'text' },
  cohort_members: 'empty',
  evidence: 'empty',
  reports: 'empty',
  counted: 'empty',
  stood: 'empty',
  touched: 'empty',
  // What was handed out: by choice.
  exports: {},
  export_files: {},
  // The log tells of the project's own life; a copy begins one of its own.
  log: 'empty',
  // Who reviews speaks without having read the others; their words come together in the project.
  reviews: 'empty',
  review_entries: 'empty',
  // Who was erased and whom a copy was given to is the owner's matter.
  erasures: 'empty',
  erased: 'empty',
  shared_copies: 'empty',
}
