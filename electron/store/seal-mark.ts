/** Stands before the seal's numbers wherever they are in the file, so that the checksum can be taken over everything else. */
export const sealMark = Buffer.from('d4f1a7c02b9e4c53b86e0f5a91c7e3d8', 'hex')

/** Bytes of the numbers after it: change counter and checksum. */
export const sealedBytes = 8
