/** The three questions of the CFO: what an outcome costs, who stayed or left, where the revenue is. */
export type CfoQuestion = 'cost' | 'customers' | 'revenue'
