#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { ensureNode24 } from './pinned-node.js'

// The command line, from any Node: `cli.ts` is read as it stands by the pinned one.
await ensureNode24(fileURLToPath(import.meta.url))
await import('../cli.ts')
