/** Stands before the seal's numbers wherever they are in the file, so that the checksum can be taken over everything else. */
export const sealMark = Buffer.from('d4f1a7c02b9e4c53b86e0f5a91c7e3d8', 'hex')

/** Bytes of the numbers after it: change counter and checksum. */
export const sealedBytes = 8

/**
 * How a project was found: closed properly; new or upgraded and never closed yet; left by a crash, with its journal beside it; or changed by something else than a whole sitting of Proofbook, such as
 * a copy that was taken while it was open.
 */
export type SealState = 'closed' | 'new' | 'crashed' | 'changed'
